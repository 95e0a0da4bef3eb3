/** Shows the keys of hosts to a person, and pins those that the person has looked at. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import type { FleetConfig, HostKeyOffer } from '../api.ts';
import { fanOut } from './fan-out.ts';
import { pinHostKey } from './known-host.ts';
import { openSshTarget, type ShownKey } from './ssh-target.ts';
import type { Host } from './target.ts';

export type HostKeys = {
  /** Asks each host for its key, without logging in. Never rejects for a host: one that does not answer is `unreachable`. */
  offers(hosts: readonly Host[], signal: AbortSignal): Promise<readonly HostKeyOffer[]>;
  /** Pins the offered keys. Each host is asked again: throws `host-key-changed` when one shows another key than the one that was looked at. */
  pin(offers: readonly HostKeyOffer[], hosts: readonly Host[]): Promise<void>;
};

/** A person waits for it: hosts that need longer are named. */
const PIN_MS = 60_000;
const OFFERS_AT_ONCE = 32;

export function openHostKeys(config: Pick<FleetConfig, 'access' | 'reload' | 'servingPid'>): HostKeys {
  return {
    async offers(hosts, signal) {
      await using target = openSshTarget(config);
      return fanOut(hosts, { limit: OFFERS_AT_ONCE }, async (host) => {
        try {
          return describeOffer(host, await target.scanHostKey(host, signal));
        } catch (error) {
          if (error instanceof ExpectedError)
            return { host: host.id, keyType: '', fingerprint: '', state: 'unreachable', detail: `${error.message} (${error.hint})` };
          throw error;
        }
      });
    },
    async pin(offers, hosts) {
      const signal = AbortSignal.timeout(PIN_MS);
      await using target = openSshTarget(config);
      const chosen = hosts.filter((host) => offers.some((offer) => offer.host === host.id && offer.state !== 'unreachable'));
      const shown = await fanOut(chosen, { limit: OFFERS_AT_ONCE }, async (host) => ({
        host,
        key: (await target.scanHostKey(host, signal)).key,
      }));
      const before = await readFile(config.access.knownHosts, 'utf8').catch(() => '');
      const after = shown.reduce((text, { host, key }) => {
        const offer = offers.find((each) => each.host === host.id);
        if (offer?.fingerprint !== key.fingerprint) throw anotherKey(host, offer?.fingerprint ?? '', key.fingerprint);
        return pinHostKey(text, host, key);
      }, before);
      await replaceFile(config.access.knownHosts, after);
    },
  };
}

function describeOffer(host: Host, { key, state }: ShownKey): HostKeyOffer {
  const { keyType, fingerprint } = key;
  const words = {
    pinned: 'it is the pinned key',
    unknown: 'no key is pinned for this host',
    changed: 'another key is pinned for this host',
    revoked: 'the key is marked as revoked in known_hosts',
  };
  return { host: host.id, keyType, fingerprint, state: state === 'revoked' ? 'changed' : state, detail: words[state] };
}

function anotherKey(host: Host, seen: string, shown: string): ExpectedError {
  return new ExpectedError('host-key-changed', `host ${host.id} showed the key ${seen} a moment ago and now shows ${shown}`, {
    hint: 'do not trust it: somebody may be in between',
  });
}

async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
