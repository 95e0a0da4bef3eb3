/** Samples hosts over their sessions: one long-lived command a host, whose lines wait here until their tick is closed. */
import { setTimeout as delay } from 'node:timers/promises';
import type { HostId } from '../../core/id.ts';
import { SIGNATURES_MAX } from '../analysis/limit.ts';
import { fingerprintLine, maskSample } from '../analysis/signature.ts';
import type { SignatureCount } from '../analysis/types.ts';
import type { MetricConfig } from '../api.ts';
import type { Host, Target } from '../target/target.ts';
import type { Counter } from './counter.ts';
import { createCounter } from './counter.ts';
import type { Feed, Reading, SayProblem } from './feed.ts';
import type { HostLine } from './host-line.ts';
import { parseHostLine, parseNumber } from './host-line.ts';
import { planHost } from './host-plan.ts';
import { hostCommand } from './host-program.ts';

/**
 * Lines of a host that wait. One is taken a tick, so a line that came just after its tick was closed counts in the next, once; from then on the host
 * is one tick behind and no jitter makes it silent. What is older than that was silence when it mattered and is not told again.
 */
const WAITING_LINES = 2;
/** Between attempts to start the program again; doubles up to the longest. */
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
/** Ticks without a line after which a program that still seems to run is started again. */
const DEAF_TICKS = 6;

export type HostFeedOptions = {
  readonly target: Target;
  readonly metrics: readonly MetricConfig[];
  readonly tickMs: number;
  readonly signal: AbortSignal;
  readonly say: SayProblem;
};

type Stream = {
  readonly host: Host;
  readonly place: string;
  readonly stop: AbortController;
  readonly waiting: HostLine[];
  restart: AbortController;
  silentTicks: number;
};

/** Returns the feed of all metrics that hosts tell themselves, or `null` when there is none. */
export function openHostFeed(options: HostFeedOptions): Feed | null {
  const counters = new Map<number, Counter>();
  for (const [index, { source, kind }] of options.metrics.entries()) {
    if (source.type === 'command' && source.isCounter === true)
      counters.set(index, createCounter({ kind, maxGapMs: options.tickMs * 1.9 }));
  }
  if (!options.metrics.some(({ source }) => source.type === 'proc' || source.type === 'log' || source.type === 'command')) return null;
  const streams = new Map<HostId, Stream>();
  const reader: Reader = { ...options, counters, sampleOf: createSamples() };
  return {
    begin(hosts) {
      const present = new Map(hosts.map((host) => [host.id, host]));
      for (const [id, stream] of streams) {
        const host = present.get(id);
        if (host !== undefined && placeOf(host) === stream.place) continue;
        stream.stop.abort();
        streams.delete(id);
      }
      for (const host of hosts) if (!streams.has(host.id)) streams.set(host.id, openStream(host, options));
    },
    take(id) {
      const stream = streams.get(id);
      const line = stream?.waiting.shift();
      if (stream === undefined) return null;
      if (line !== undefined) {
        stream.silentTicks = 0;
        return readLine(stream.host, line, reader);
      }
      stream.silentTicks++;
      if (stream.silentTicks % DEAF_TICKS === 0) stream.restart.abort();
      return null;
    },
  };
}

/** A host that moved to another address needs another session. */
function placeOf({ address, port, user, root }: Host): string {
  return [address, port, user, root].join('\n');
}

function openStream(host: Host, options: HostFeedOptions): Stream {
  const controllers = { stop: new AbortController(), restart: new AbortController() };
  const stream: Stream = { host, place: placeOf(host), waiting: [], silentTicks: 0, ...controllers };
  void keepStreaming(stream, options, AbortSignal.any([stream.stop.signal, options.signal]));
  return stream;
}

/** Runs the program for as long as the host is wanted, whatever ends it. */
async function keepStreaming(stream: Stream, options: HostFeedOptions, signal: AbortSignal): Promise<void> {
  const { host } = stream;
  const { plan, problems } = planHost(options.metrics, host.root, options.tickMs);
  for (const { metric, words } of problems) options.say(`plan-${metric}`, '', `metric "${metric}": ${words}`);
  const program: Program = { command: hostCommand(plan), logs: plan.logs.map(({ path }) => path) };
  let retryMs = FIRST_RETRY_MS;
  while (!signal.aborted) {
    stream.restart = new AbortController();
    const lines = await readLines(stream, program, options, AbortSignal.any([signal, stream.restart.signal]));
    if (lines > 0) retryMs = FIRST_RETRY_MS;
    await delay(retryMs * (0.5 + Math.random()), undefined, { signal }).catch(() => {});
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  }
}

type Program = { readonly command: string; readonly logs: readonly string[] };

/** Returns how many lines of ours came. A connection that is lost is silence, not an error: the judge weighs it. */
async function readLines(stream: Stream, program: Program, options: HostFeedOptions, signal: AbortSignal): Promise<number> {
  const name = stream.host.id;
  let lines = 0;
  try {
    for await (const text of options.target.session(stream.host).lines(program.command, signal)) {
      const line = parseHostLine(text);
      if (line === null) continue;
      lines++;
      for (const problem of line.problems) options.say(problem.kind, name, wordsOf(problem, program.logs));
      stream.waiting.push(line);
      while (stream.waiting.length > WAITING_LINES) stream.waiting.shift();
    }
    if (lines === 0 && !signal.aborted)
      options.say('sampler', name, 'the sampling program ended before its first line; it needs sh and awk on the host');
  } catch (error) {
    if (!signal.aborted) options.say('stream', name, `sampling was interrupted: ${error instanceof Error ? error.message : String(error)}`);
  }
  return lines;
}

function wordsOf({ kind, words }: HostLine['problems'][number], logs: readonly string[]): string {
  const log = /^(?:log|folder|flood)(\d+)$/.exec(kind)?.[1];
  return log === undefined ? words : `the log "${logs[Number(log)]}" ${words}`;
}

type Reader = HostFeedOptions & {
  readonly counters: ReadonlyMap<number, Counter>;
  readonly sampleOf: (fingerprint: string, text: string) => string;
};

function readLine(host: Host, line: HostLine, reader: Reader): Reading {
  const values = new Map<number, number>();
  for (const [index, metric] of reader.metrics.entries()) {
    const { source } = metric;
    if (source.type === 'proc') values.set(index, line.gauges[source.field]);
    else if (source.type === 'log') values.set(index, perTick(line, index, metric, reader.tickMs));
    else if (source.type === 'command') values.set(index, readAnswer(host, index, line, reader));
  }
  return { values, signatures: countSignatures(line, reader.sampleOf) };
}

/** A gauge that counts lines is a rate: lines per second. A line of a host that was too busy for a tick covers more than one, and is spread over them. */
function perTick(line: HostLine, index: number, { kind }: MetricConfig, tickMs: number): number {
  const count = (line.counts.get(index) ?? Number.NaN) / line.ticks;
  return kind === 'gauge' ? (count * 1000) / tickMs : Math.round(count);
}

function readAnswer(host: Host, index: number, line: HostLine, reader: Reader): number {
  const name = reader.metrics[index]?.name ?? '';
  const complain = (kind: string, words: string): number => {
    reader.say(`${kind}-${index}`, host.id, `the command of metric "${name}" ${words}`);
    return Number.NaN;
  };
  const text = line.answers.get(index);
  if (text === undefined || text.trim() === '') return complain('nothing', 'printed nothing in time');
  const value = parseNumber(text);
  if (Number.isNaN(value)) return complain('rubbish', `printed "${text.slice(0, 40)}" where a number was expected`);
  const counter = reader.counters.get(index);
  if (counter === undefined) return value;
  if (value < 0) return complain('negative', `printed ${value}: a counter cannot be below zero`);
  return counter.add(host.id, value, performance.now());
}

/** Gives every host's lines of one kind the same sample, so that the journal holds it once. */
function createSamples(): (fingerprint: string, text: string) => string {
  const samples = new Map<string, string>();
  return (fingerprint, text) => {
    const known = samples.get(fingerprint);
    if (known !== undefined) return known;
    const sample = maskSample(text);
    if (samples.size < SIGNATURES_MAX) samples.set(fingerprint, sample);
    return sample;
  };
}

function countSignatures(line: HostLine, sampleOf: (fingerprint: string, text: string) => string): SignatureCount[] {
  const found = new Map<string, SignatureCount>();
  for (const { count, text } of line.shapes) {
    const fingerprint = fingerprintLine(text);
    const before = found.get(fingerprint)?.count ?? 0;
    found.set(fingerprint, { fingerprint, count: before + (count > 0 ? count : 0), sample: sampleOf(fingerprint, text) });
  }
  return [...found.values()];
}
