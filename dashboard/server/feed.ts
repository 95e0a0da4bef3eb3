/** Which topics there are and where each one is now: runs as they happen, other values asked for once a second while somebody looks. */
import { ExpectedError } from '../../core/expected-error.ts';
import type { PageSources } from '../api.ts';
import { joinLines, lineOfRun } from '../view/run-line.ts';
import type { Topic, TopicValue } from '../view/types.ts';
import { type Channel, runChannel, type ValueChannel, valueChannel } from './channel.ts';
import type { RunShelf } from './run-shelf.ts';

/** As many as a list shows. */
export const LISTED_RUNS = 100;
const POLL_MS = 1_000;
/** A source reads a few small files or a ledger. One that takes longer is asked again later, and its last value stays. */
const SOURCE_MS = 10_000;

type Open = { watchers: number; channel: Channel; readonly value: ValueChannel; isAsked: boolean };

export class Feed implements Disposable {
  readonly #sources: PageSources;
  readonly #shelf: RunShelf;
  readonly #onChange: () => void;
  readonly #open = new Map<Topic, Open>();
  #polls: NodeJS.Timeout | null = null;

  constructor(sources: PageSources, shelf: RunShelf, onChange: () => void) {
    this.#sources = sources;
    this.#shelf = shelf;
    this.#onChange = onChange;
  }

  /** Somebody looks; `release` when he does no more. */
  watch(topic: Topic): void {
    const value = valueChannel(topic);
    const open = this.#open.get(topic) ?? { watchers: 0, channel: value, value, isAsked: false };
    open.watchers += 1;
    this.#open.set(topic, open);
    this.#ask(topic, open);
    this.#polls ??= setInterval(() => this.#poll(), POLL_MS);
  }

  release(topic: Topic): void {
    const open = this.#open.get(topic);
    if (open === undefined) return;
    open.watchers -= 1;
    if (open.watchers > 0) return;
    this.#open.delete(topic);
    if (this.#open.size === 0) this[Symbol.dispose]();
  }

  /** Where a watched topic is. */
  channel(topic: Topic): Channel | null {
    return this.#open.get(topic)?.channel ?? null;
  }

  #poll(): void {
    for (const [topic, open] of this.#open) this.#ask(topic, open);
  }

  #ask(topic: Topic, open: Open): void {
    if (open.isAsked) return;
    open.isAsked = true;
    void this.#show(topic, open)
      .catch((error: unknown) => open.value.fail(wordsOf(error)))
      .finally(() => {
        open.isAsked = false;
        this.#onChange();
      });
  }

  async #show(topic: Topic, open: Open): Promise<void> {
    if (topic.startsWith('run/')) return this.#showRun(topic.slice('run/'.length), open);
    const value = await inTime(this.#value(topic));
    if (value === 'late') return;
    if (value === null) open.value.fail('this server does not show it');
    else open.value.show(value);
  }

  async #showRun(runId: string, open: Open): Promise<void> {
    const run = await this.#shelf.load(runId);
    if (run === null)
      return open.value.fail(`the run "${runId}" is not kept any more; shard-run history lists what the ledger knows of it`);
    // A run that goes on after a restart is another one from then on, with the same events.
    if (open.channel === open.value) open.channel = runChannel(runId, () => this.#shelf.find(runId)?.fold ?? run.fold);
  }

  async #value(topic: Topic): Promise<TopicValue | null> {
    const { runs, pool, pipeline, flakes, deploy } = this.#sources;
    if (topic === 'runs') {
      const followed = this.#shelf.live().map(({ fold }) => lineOfRun(fold.head));
      return { kind: 'runs', runs: joinLines(followed, await runs(LISTED_RUNS), LISTED_RUNS) };
    }
    if (topic === 'pool') return pool?.() ?? null;
    if (topic === 'pipeline') return pipeline?.() ?? null;
    if (topic === 'flakes') return (await flakes?.()) ?? null;
    return topic.startsWith('deploy/') ? deploy(topic.slice('deploy/'.length)) : null;
  }

  [Symbol.dispose](): void {
    if (this.#polls !== null) clearInterval(this.#polls);
    this.#polls = null;
  }
}

async function inTime<Value>(value: Promise<Value>): Promise<Value | 'late'> {
  const { promise, resolve } = Promise.withResolvers<'late'>();
  const overdue = setTimeout(() => resolve('late'), SOURCE_MS);
  value.catch(() => undefined);
  return Promise.race([value, promise]).finally(() => clearTimeout(overdue));
}

/** What is expected is told in its own words; a bug is not a stranger's to read. */
function wordsOf(error: unknown): string {
  if (error instanceof ExpectedError) return `${error.message}; ${error.hint}`;
  return 'it could not be read; the log of the server says why';
}
