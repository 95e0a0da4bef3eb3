/** The stream of ticks: asks all sources at each tick's begin, closes the tick on the deployer's clock with what was heard by then. */
import { setTimeout as delay } from 'node:timers/promises';
import type { HostTick, SignatureCount, Tick } from '../analysis/types.ts';
import type { Host } from '../target/target.ts';
import type { Feed } from './feed.ts';
import { createVoice } from './feed.ts';
import { openHostFeed } from './host-feed.ts';
import { openHttpFeed } from './http-feed.ts';
import { openPrometheusFeed } from './prometheus-feed.ts';
import type { OpenSampler, SamplerOptions } from './source.ts';

/** Samples a fleet; see `OpenSampler`. */
export const openSampler: OpenSampler = (options, onProblem) => sample(options, onProblem);

async function* sample(options: SamplerOptions, onProblem: (words: string) => void): AsyncGenerator<Tick> {
  const { metrics, tickMs } = options;
  // Ends with the stream too: who stops reading ticks stops the programs on the hosts.
  const ended = new AbortController();
  const signal = AbortSignal.any([options.signal, ended.signal]);
  const voice = createVoice(onProblem);
  const shared = { metrics, tickMs, signal, say: voice.say };
  const opened = [openHostFeed({ ...shared, target: options.target }), openHttpFeed(shared), openPrometheusFeed(shared)];
  const feeds = opened.filter((feed) => feed !== null);
  const startMs = performance.now();
  try {
    for (let number = 1; !signal.aborted; number++) {
      const hosts = options.hosts();
      for (const feed of feeds) feed.begin(hosts);
      const elapsedMs = performance.now() - startMs;
      // A reader that was slow loses the ticks in between rather than getting stale ones late.
      number = Math.max(number, Math.ceil(elapsedMs / tickMs));
      await delay(number * tickMs - elapsedMs, undefined, { signal }).catch(() => {});
      if (!signal.aborted) yield closeTick(feeds, hosts, metrics.length);
    }
  } finally {
    ended.abort();
    voice.flush();
  }
}

function closeTick(feeds: readonly Feed[], hosts: readonly Host[], metrics: number): Tick {
  return { atMs: Date.now(), hosts: hosts.flatMap((host) => closeHost(feeds, host, metrics) ?? []) };
}

function closeHost(feeds: readonly Feed[], host: Host, metrics: number): HostTick | null {
  const values = new Array<number>(metrics).fill(Number.NaN);
  const signatures: SignatureCount[] = [];
  let isHeard = false;
  for (const feed of feeds) {
    const reading = feed.take(host.id);
    if (reading === null) continue;
    isHeard = true;
    for (const [metric, value] of reading.values) values[metric] = value;
    signatures.push(...reading.signatures);
  }
  return isHeard ? { host: host.id, values, signatures } : null;
}
