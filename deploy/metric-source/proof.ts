/** Asks every host which release really serves, again and again, and tells where that is not what it should be. */
import { setTimeout as delay } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { HostId } from '../../core/id.ts';
import type { FleetConfig } from '../api.ts';
import { shellQuote } from '../command/quote.ts';
import type { Host, Target } from '../target/target.ts';
import { hostUrl, httpGet } from './http-client.ts';

/** Requests in flight; a proof is not urgent and must not be the load that it watches. */
const CONCURRENCY = 32;
const DEADLINE_MS = 2_000;
/** A service that reloads may answer as the old one for a moment: a drift is told when it is seen twice in a row. */
const SIGHTINGS = 2;
/** Characters of what a host says it serves. */
const SERVES_CHARACTERS = 100;

type Proof = NonNullable<FleetConfig['proof']>;

export type ProofOptions = {
  /** Asks one host: a name of a release, empty when it names nothing, `null` when it cannot be told. */
  readonly ask: (host: Host, signal: AbortSignal) => Promise<string | null>;
  /** Read again at every round. */
  readonly hosts: () => readonly Host[];
  /** What the host should serve, in any of the forms that it may tell (release id, commit); empty while it may serve anything, as during its switch. */
  readonly expected: (host: HostId) => readonly string[];
  readonly intervalMs: number;
  readonly signal: AbortSignal;
};

/** `serves` is what the host told, empty when its answer names no release. */
export type Drift = { readonly host: HostId; readonly serves: string };

/**
 * Yields, once an interval, the hosts that serve something else than they should. A host that does not answer is not among them: silence is weighed
 * elsewhere. Ends when the signal is aborted; never throws for what a host says.
 */
export async function* watchServing(options: ProofOptions): AsyncGenerator<readonly Drift[]> {
  const sightings = new Map<HostId, number>();
  while (!options.signal.aborted) {
    const pause = delay(options.intervalMs, undefined, { signal: options.signal }).catch(() => {});
    const drifts = await proveOnce(options);
    if (options.signal.aborted) return;
    const seen = new Set(drifts.map(({ host }) => host));
    for (const host of sightings.keys()) if (!seen.has(host)) sightings.delete(host);
    for (const host of seen) sightings.set(host, (sightings.get(host) ?? 0) + 1);
    yield drifts.filter(({ host }) => (sightings.get(host) ?? 0) >= SIGHTINGS);
    await pause;
  }
}

/** Asks every host once. */
async function proveOnce(options: ProofOptions): Promise<Drift[]> {
  const queue = new PQueue({ concurrency: CONCURRENCY });
  const found = await queue.addAll(options.hosts().map((host) => () => proveHost(host, options)));
  return found.flatMap((drift) => drift ?? []);
}

async function proveHost(host: Host, { ask, expected, signal }: ProofOptions): Promise<Drift | null> {
  if (signal.aborted || expected(host.id).length === 0) return null;
  const serves = await ask(host, AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]));
  // The host may have been switched meanwhile: what it should serve is what holds now.
  const wanted = expected(host.id);
  if (serves === null || wanted.length === 0 || wanted.includes(serves)) return null;
  return { host: host.id, serves: serves.slice(0, SERVES_CHARACTERS) };
}

/** Asks the service itself, by a header of its answer. */
export function askService(proof: Proof): ProofOptions['ask'] {
  return async (host, signal) => {
    try {
      const answer = await httpGet(hostUrl(proof.url, host), signal);
      return (answer.headers.get(proof.header) ?? '').trim();
    } catch {
      return null;
    }
  };
}

/** Asks for the release in whose folder the serving process stands: beside all orders, because `servingPid` is not ours and may hang. */
export function askProcess(target: Target, servingPid: string): ProofOptions['ask'] {
  return async (host, signal) => {
    const command = `cd -- ${shellQuote(host.root)} && pid=$(sh -c ${shellQuote(servingPid)} </dev/null) && stands=$(readlink "/proc/$pid/cwd") && cd -P ./releases && printf '%s\\n%s' "$PWD" "$stands"`;
    try {
      const { code, stdout } = await target.session(host).exec(command, { signal });
      return code === 0 ? releaseOfFolder(stdout.toString()) : null;
    } catch {
      return null;
    }
  };
}

/** Two lines: the folder of all releases, and where the process stands. */
function releaseOfFolder(text: string): string | null {
  const [releases = '', stands = ''] = text.split('\n');
  if (!stands.startsWith(`${releases}/`)) return null;
  const [name = ''] = stands.slice(releases.length + 1).split(/\/| \(deleted\)$/u);
  return name === '' ? null : name;
}
