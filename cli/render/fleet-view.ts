/**
 * A fleet as its hosts tell it: inventory and keys, what each serves, what a push would do.
 *
 * Nothing here is remembered: what a host did not answer is said as such. Hosts that are alike are one line, so that three hundred of them fit on a
 * screen; every host that differs is named.
 */
import { formatCount, formatMoment, plural } from './duration.ts';
import { groupHostWords, nameHosts } from './host-group.ts';
import type { Line, Tone } from './line.ts';
import { span } from './line.ts';
import type { Cell } from './table.ts';
import { renderTable } from './table.ts';
import { visible } from './text.ts';

/** Names of hosts in a row of a table; the others are counted. */
const NAMES_MAX = 4;
/** As a rollout goes through them. */
const ARM_ORDER = ['canary', 'placebo', 'wave', 'full', 'hold-back'];
const PUSHES_MAX = 3;

export type OfferSeen = {
  readonly host: string;
  readonly keyType: string;
  readonly fingerprint: string;
  readonly state: 'pinned' | 'unknown' | 'changed' | 'unreachable';
  readonly detail: string;
};

const OFFER_TONES: Readonly<Record<OfferSeen['state'], Tone>> = { pinned: 'good', unknown: 'warn', changed: 'bad', unreachable: 'bad' };

/** Returns a line a host, and below it the next step when a key is not pinned. */
export function renderOffers(offers: readonly OfferSeen[]): Line[] {
  const rows = offers.map((offer): Cell[] => [
    { text: offer.host, tone: 'strong' },
    { text: offer.state, tone: OFFER_TONES[offer.state] },
    { text: offer.keyType },
    { text: offer.fingerprint === '' ? offer.detail : offer.fingerprint },
  ]);
  const open = offers.filter((offer) => offer.state === 'unknown');
  const changed = offers.filter((offer) => offer.state === 'changed');
  const lines = renderTable(['host', 'key', 'type', 'fingerprint'], rows);
  if (open.length > 0)
    lines.push([span('accent', `next: look at ${plural(open.length, 'fingerprint')}, then shard-run deploy hosts trust`)]);
  if (changed.length > 0)
    lines.push([
      span(
        'bad',
        `${nameHosts(
          changed.map((offer) => offer.host),
          NAMES_MAX,
        )}: not the key that is pinned. Ask who changed it before you use --replace`,
      ),
    ]);
  return lines;
}

export type HostSeen = {
  readonly host: { readonly id: string };
  readonly facts: {
    readonly epoch: number;
    readonly current: string | null;
    readonly foreign: string | null;
    readonly running: string | null;
    readonly deadMan: { readonly leftMs: number; readonly revertTo: string } | null;
    readonly reverted: { readonly from: string } | null;
  } | null;
  readonly problem: string | null;
};

export type StatusSeen = {
  readonly hosts: readonly HostSeen[];
  readonly deployer: string | null;
  readonly openRollout: string | null;
  readonly waiting: string | null;
  readonly pushes: readonly {
    readonly atMs: number;
    readonly commit: string;
    readonly release: string;
    readonly actor: string;
    readonly reason: string;
  }[];
};

/** Returns what is live, by the hosts' own words. `iso` turns Unix milliseconds into ISO 8601. */
export function renderFleetStatus(status: StatusSeen, iso: (atMs: number) => string): Line[] {
  const groups = new Map<string, string[]>();
  for (const seen of status.hosts) {
    const key = servesText(seen);
    groups.set(key, [...(groups.get(key) ?? []), seen.host.id]);
  }
  const rows = [...groups]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([text, hosts], index): Cell[] => [
      { text: String(hosts.length), isNumber: true, tone: 'strong' },
      { text, tone: index === 0 && groups.size === 1 ? 'good' : 'plain' },
      { text: nameHosts(hosts, NAMES_MAX), tone: 'dim' },
    ]);
  const lines = renderTable(['hosts', 'serve', ''], rows);
  for (const seen of status.hosts) lines.push(...oddities(seen));
  if (status.deployer !== null) lines.push([span('accent', `at work: ${visible(status.deployer)}`)]);
  else if (status.openRollout !== null)
    lines.push([span('warn', `the deployer of ${visible(status.openRollout)} is gone: shard-run deploy resume goes on or takes back`)]);
  if (status.waiting !== null) lines.push([span('plain', `waits: ${visible(status.waiting)}`)]);
  for (const push of status.pushes.slice(0, PUSHES_MAX)) {
    const why = push.reason === '' ? '' : `: ${visible(push.reason)}`;
    lines.push([
      span('dim', `${formatMoment(iso(push.atMs))}  `),
      span('dim', `${visible(push.actor)} pushed ${push.commit.slice(0, 12)} as ${visible(push.release)}${why}`),
    ]);
  }
  return lines;
}

function servesText({ facts, problem }: HostSeen): string {
  if (facts === null) return `unknown: ${problem ?? 'no answer'}`;
  if (facts.foreign !== null) return `something else: ${facts.foreign}`;
  return facts.current ?? 'nothing yet';
}

function oddities({ host, facts }: HostSeen): Line[] {
  if (facts === null) return [];
  const lines: Line[] = [];
  if (facts.running !== null && facts.running !== facts.current)
    lines.push([
      span(
        'bad',
        `${visible(host.id)} is switched to ${visible(facts.current ?? 'nothing')}, but its process still runs ${visible(facts.running)}`,
      ),
    ]);
  if (facts.deadMan !== null)
    lines.push([
      span(
        'warn',
        `${visible(host.id)} goes back to ${visible(facts.deadMan.revertTo)} in ${Math.ceil(facts.deadMan.leftMs / 1000)} s unless it is confirmed`,
      ),
    ]);
  if (facts.reverted !== null) lines.push([span('warn', `${visible(host.id)} took ${visible(facts.reverted.from)} back by itself`)]);
  return lines;
}

export type PlannedSeen = {
  readonly release: { readonly id: string; readonly commit: string; readonly files: number; readonly bytes: number };
  readonly previous: string | null;
  readonly hosts: readonly { readonly host: string; readonly arm: string; readonly bytes: number; readonly problem: string | null }[];
  readonly power: readonly { readonly metric: string; readonly words: string }[];
  readonly words: readonly string[];
};

/** Returns what a push would do: release, bytes, draw, and what the judge could see. */
export function renderPlannedPush(plan: PlannedSeen): Line[] {
  const { release, hosts } = plan;
  const bytes = hosts.reduce((sum, host) => sum + host.bytes, 0);
  const arms = new Map<string, string[]>();
  for (const host of hosts) arms.set(host.arm, [...(arms.get(host.arm) ?? []), host.host]);
  const inOrder = [...arms].sort(([a], [b]) => armRank(a) - armRank(b));
  const rows = inOrder.map(([arm, names]): Cell[] => [
    { text: arm, tone: 'strong' },
    { text: String(names.length), isNumber: true },
    { text: nameHosts(names, NAMES_MAX), tone: 'dim' },
  ]);
  const power = plan.power.map((seen): Cell[] => [{ text: seen.metric, tone: 'strong' }, { text: seen.words }]);
  return [
    [
      span('strong', visible(release.id)),
      span('plain', `  ${release.commit.slice(0, 12)}, ${plural(release.files, 'file')}, ${formatBytes(release.bytes)}`),
    ],
    [
      span(
        'plain',
        `${formatBytes(bytes)} to send to ${plural(hosts.length, 'host')}; goes back to ${visible(plan.previous ?? 'nothing: this is the first release')}`,
      ),
    ],
    ...renderTable(['stage', 'hosts', ''], rows),
    ...(power.length === 0 ? [] : renderTable(['metric', 'what the canary could see'], power)),
    ...groupHostWords(hosts.flatMap(({ host, problem }) => (problem === null ? [] : [{ host, words: problem }]))).map(
      (words): Line => [span('warn', words)],
    ),
    ...plan.words.map((words): Line => [span('plain', visible(words))]),
  ];
}

function armRank(arm: string): number {
  const rank = ARM_ORDER.findIndex((name) => arm.startsWith(name));
  return rank === -1 ? ARM_ORDER.length : rank;
}

/** Returns what became of each host: one line when all is well, and one for every kind of trouble. */
export function renderStaged(hosts: readonly { readonly host: string; readonly problem: string | null }[], done: string): Line[] {
  const fine = hosts.filter((host) => host.problem === null).length;
  const troubles = hosts.flatMap(({ host, problem }) => (problem === null ? [] : [{ host, words: problem }]));
  return [
    [span(fine === hosts.length ? 'good' : 'warn', `${fine} of ${plural(hosts.length, 'host')}`), span('plain', `  ${visible(done)}`)],
    ...groupHostWords(troubles).map((words): Line => [span('warn', words)]),
  ];
}

/** Returns `640 B`, `12 kB`, `3.4 MB`; powers of ten. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  if (bytes < 999_500) return `${formatCount(bytes / 1000)} kB`;
  return bytes < 999_500_000 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
