/** Asks every host's own URL once a tick: how long the answer took, and numbers of a JSON answer. */
import PQueue from 'p-queue';
import type { HostId } from '../../core/id.ts';
import type { MetricConfig, MetricSourceConfig } from '../api.ts';
import type { Host } from '../target/target.ts';
import type { Counter } from './counter.ts';
import { createCounter } from './counter.ts';
import type { Feed, SayProblem } from './feed.ts';
import type { HttpAnswer } from './http-client.ts';
import { hostUrl, httpGet, shownUrl, whyNot } from './http-client.ts';

/** Requests in flight at most; an idle socket costs little, and a tenth of the fleet that hangs must not starve the rest. */
const CONCURRENCY = 256;
/** Share of a tick over which requests are begun, so that a probe never is a thundering herd. */
const SPREAD_SHARE = 0.5;
/** Share of a tick that one answer may take: what begins last still ends within the tick. */
const DEADLINE_SHARE = 0.45;
/** Steps in which the spread is made. */
const SPREAD_STEPS = 20;

export type HttpFeedOptions = {
  readonly metrics: readonly MetricConfig[];
  readonly tickMs: number;
  readonly signal: AbortSignal;
  readonly say: SayProblem;
};

type HttpSource = Extract<MetricSourceConfig, { type: 'http' }>;
type Probe = { readonly index: number; readonly name: string; readonly source: HttpSource; readonly counter: Counter | null };

/** Returns the feed of all HTTP metrics, or `null` when there is none. Metrics of one URL share one request. */
export function openHttpFeed(options: HttpFeedOptions): Feed | null {
  const probes = new Map<string, Probe[]>();
  for (const [index, { name, kind, source }] of options.metrics.entries()) {
    if (source.type !== 'http') continue;
    const isCounter = source.field === 'json' && source.isCounter === true;
    const counter = isCounter ? createCounter({ kind, maxGapMs: options.tickMs * 1.9 }) : null;
    probes.set(source.url, [...(probes.get(source.url) ?? []), { index, name, source, counter }]);
  }
  if (probes.size === 0) return null;
  const heard = new Map<HostId, Map<number, number>>();
  let queue: PQueue | null = null;
  return {
    begin(hosts) {
      queue?.clear();
      queue = spreadQueue(hosts.length * probes.size, options.tickMs);
      for (const host of hosts) {
        for (const [url, group] of probes) {
          // What the last tick did not get to ask is cleared away with an error: it is silence.
          const asked = queue.add(() => ask(hostUrl(url, host), options)).catch(() => null);
          void asked.then((answer) => listen(host, group, answer ?? null));
        }
      }
    },
    take(host) {
      const values = heard.get(host);
      heard.delete(host);
      return values === undefined ? null : { values, signatures: [] };
    },
  };

  function listen(host: Host, group: readonly Probe[], answer: HttpAnswer | string | null): void {
    if (options.signal.aborted || answer === null) return;
    if (typeof answer === 'string') return options.say(`probe-${group[0]?.index}`, host.id, answer);
    const values = heard.get(host.id) ?? new Map<number, number>();
    for (const probe of group) values.set(probe.index, readProbe(host, probe, answer, options.say));
    heard.set(host.id, values);
  }
}

/** A queue that begins `count` requests evenly over the first part of a tick. */
function spreadQueue(count: number, tickMs: number): PQueue {
  const interval = Math.max(1, Math.floor((tickMs * SPREAD_SHARE) / SPREAD_STEPS));
  return new PQueue({ concurrency: CONCURRENCY, interval, intervalCap: Math.max(1, Math.ceil(count / SPREAD_STEPS)) });
}

/** Returns the answer, or in words why there is none. */
async function ask(url: string, { tickMs, signal }: HttpFeedOptions): Promise<HttpAnswer | string | null> {
  if (signal.aborted) return null;
  try {
    return await httpGet(url, AbortSignal.any([signal, AbortSignal.timeout(Math.round(tickMs * DEADLINE_SHARE))]));
  } catch (error) {
    return `the probe of ${shownUrl(url)} failed: ${whyNot(error)}`;
  }
}

function readProbe(host: Host, { index, name, source, counter }: Probe, answer: HttpAnswer, say: SayProblem): number {
  if (source.field === 'latency') return answer.latencyMs;
  const complain = (kind: string, words: string): number => {
    say(`${kind}-${index}`, host.id, `metric "${name}": ${words}`);
    return Number.NaN;
  };
  if (answer.status !== 200) return complain('status', `${shownUrl(source.url.replaceAll(/[{}]/g, ''))} answered ${answer.status}`);
  const found = findNumber(answer.body, source.path);
  if (typeof found === 'string') return complain('field', found);
  if (counter === null) return found;
  if (found < 0) return complain('negative', `${source.path} is ${found}: a counter cannot be below zero`);
  return counter.add(host.id, found, performance.now());
}

/** Returns the number at a path such as `pool.0.busy`, or in words why there is none. */
export function findNumber(body: string, path: string): number | string {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return 'the answer is not JSON';
  }
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return `the answer has no "${path}"`;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : `"${path}" is ${JSON.stringify(value).slice(0, 40)} where a number was expected`;
}
