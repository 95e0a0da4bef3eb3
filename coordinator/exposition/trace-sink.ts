/** Sends the spans of runs to a collector in batches, one at a time, and lets go of what it cannot send: a run never waits for it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunEvent } from '../../core/run-event.ts';
import { encodeSpans } from '../telemetry/otlp.ts';
import { createTracer, type RunTracer, type Span, traceEvent } from '../telemetry/span.ts';
import type { OtlpSetting } from './otlp-setting.ts';

/** About 1 KB each. What comes above is dropped and counted. */
const MAX_WAITING_SPANS = 16_384;
/** The size that OpenTelemetry's own exporters take: below a collector's limit of a request, 4 MiB. */
const MAX_BATCH_SPANS = 512;
const BATCH_EVERY_MS = 1_000;
const MAX_TRIES = 3;
const FIRST_PAUSE_MS = 500;
/** What has not left by then is dropped: whoever waits for the verdict waits no longer. */
const CLOSE_MS = 2_000;
/** The specification's: too many requests, and gateways that are not there for a moment. */
const RETRYABLE: ReadonlySet<number> = new Set([429, 502, 503, 504]);

export type TraceSinkOptions = {
  readonly setting: OtlpSetting;
  readonly version: string;
  /** Told once, when spans are lost. */
  readonly onProblem: (problem: string) => void;
};

export class TraceSink implements AsyncDisposable {
  /** Spans that were let go of. */
  droppedSpans = 0;
  readonly #options: TraceSinkOptions;
  readonly #tracers = new Map<string, RunTracer>();
  readonly #abort = new AbortController();
  #waiting: Span[] = [];
  #sending: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #hasComplained = false;

  constructor(options: TraceSinkOptions) {
    this.#options = options;
  }

  /** Takes an event of a run, in order. Costs what making its spans costs. */
  observe(run: string, event: RunEvent): void {
    const tracer = this.#tracers.get(run) ?? createTracer(run, this.#options.setting.parent);
    this.#tracers.set(run, tracer);
    const spans = traceEvent(tracer, event);
    if (event.type === 'run-finished') this.#tracers.delete(run);
    if (spans.length === 0) return;
    const room = MAX_WAITING_SPANS - this.#waiting.length;
    if (spans.length > room) this.#drop(spans.length - room, 'the collector is slower than the run');
    this.#waiting.push(...spans.slice(0, room));
    if (this.#waiting.length >= MAX_BATCH_SPANS) this.#begin();
    else this.#timer ??= setTimeout(() => this.#begin(), BATCH_EVERY_MS).unref();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#begin();
    const overdue = setTimeout(() => this.#abort.abort(), CLOSE_MS);
    await this.#sending;
    clearTimeout(overdue);
  }

  #begin(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
  }

  async #sendAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, MAX_BATCH_SPANS);
      this.#waiting = this.#waiting.slice(MAX_BATCH_SPANS);
      const problem = await this.#send(batch);
      if (problem !== null) this.#drop(batch.length, problem);
    }
  }

  /** Answers why the batch was not taken. */
  async #send(batch: readonly Span[]): Promise<string | null> {
    const { setting, version } = this.#options;
    const body = JSON.stringify(encodeSpans(batch, setting.resource, version));
    let problem = '';
    for (let number = 1; number <= MAX_TRIES && !this.#abort.signal.aborted; number += 1) {
      if (number > 1) await sleep(FIRST_PAUSE_MS * 2 ** (number - 2), undefined, { signal: this.#abort.signal }).catch(() => undefined);
      const answer = await this.#post(body);
      if (answer === null) return null;
      problem = answer.problem;
      if (!answer.isRetryable) break;
    }
    return problem || 'the coordinator closes';
  }

  async #post(body: string): Promise<{ readonly problem: string; readonly isRetryable: boolean } | null> {
    const { url, headers, timeoutMs } = this.#options.setting;
    const signal = AbortSignal.any([this.#abort.signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const response = await fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body, signal });
      await response.body?.cancel();
      return response.ok ? null : { problem: `the collector answered ${response.status}`, isRetryable: RETRYABLE.has(response.status) };
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      return { problem: cause instanceof Error ? cause.message : String(cause), isRetryable: true };
    }
  }

  #drop(count: number, problem: string): void {
    this.droppedSpans += count;
    if (this.#hasComplained) return;
    this.#hasComplained = true;
    this.#options.onProblem(`spans are lost: ${problem}`);
  }
}
