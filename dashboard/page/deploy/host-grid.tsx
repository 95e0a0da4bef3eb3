/** Every host as a cell: what it serves, in which arm of the comparison it is, and what is wrong with it. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { HostCell } from '../../view/types.ts';
import { formatCommit, formatCount } from '../format.ts';
import { Empty } from '../part/state.tsx';

/** A cell says its arm by a letter too: colours alone are not for everybody. */
const LETTER: Readonly<Record<HostCell['arm'], string>> = {
  'canary': 'C',
  'placebo': 'P',
  'wave': 'W',
  'full': 'F',
  'hold-back': 'H',
  'none': '',
};
const WORDS: Readonly<Record<HostCell['state'], string>> = {
  next: 'the new release',
  previous: 'the release before',
  other: 'another release',
  unknown: 'unknown: it does not answer',
  quarantined: 'quarantined',
};
const STATES = Object.keys(WORDS) as readonly HostCell['state'][];

export function HostGrid({ hosts }: { readonly hosts: readonly HostCell[] }): JSX.Element {
  const chosen = useSignal<HostCell | null>(null);
  const groups = [...Map.groupBy(hosts, (host) => [host.group, host.rack].filter((part) => part !== '').join(' / '))];
  return (
    <section aria-labelledby="hosts-title">
      <div class="section-head">
        <h2 id="hosts-title">Hosts</h2>
        {hosts.length > 0 && <HostLegend hosts={hosts} />}
      </div>
      {hosts.length === 0 && <Empty>The fleet has no host that answered.</Empty>}
      <div class="host-groups">
        {groups.map(([group, members]) => (
          <div key={group} class="host-group">
            <h3>{group === '' ? 'all hosts' : group}</h3>
            <ul class="hosts">
              {members.map((host) => (
                <li key={host.name}>
                  <button
                    type="button"
                    class={`host host-${host.state}`}
                    aria-label={`${host.name}, ${host.arm}, ${WORDS[host.state]}`}
                    onClick={() => (chosen.value = host)}
                    onMouseEnter={() => (chosen.value = host)}
                    onFocus={() => (chosen.value = host)}
                  >
                    {LETTER[host.arm]}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <p class="unit-detail" role="status">
        {chosen.value === null ? (
          <span class="muted">{hosts.length > 0 && 'Point at a host.'}</span>
        ) : (
          <Detail host={hosts.find((host) => host.name === chosen.value?.name) ?? chosen.value} />
        )}
      </p>
    </section>
  );
}

function HostLegend({ hosts }: { readonly hosts: readonly HostCell[] }): JSX.Element {
  return (
    <ul class="legend" aria-label="Legend">
      {STATES.map((state) => (
        <li key={state}>
          <i class={`swatch host-${state}`} />
          {WORDS[state]} <b>{formatCount(hosts.filter((host) => host.state === state).length)}</b>
        </li>
      ))}
      <li class="muted">C canary, P placebo, W wave, F full, H hold-back</li>
    </ul>
  );
}

function Detail({ host }: { readonly host: HostCell }): JSX.Element {
  return (
    <>
      <b>{host.name}</b> · {host.arm} · serves {WORDS[host.state]} <code>{formatCommit(host.release)}</code>
      {host.words !== '' && ` · ${host.words}`}
    </>
  );
}
