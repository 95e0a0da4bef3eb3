/** What is said on a topic: for whoever stands at a stamp, the one message that brings him to now, made once for all who stand there. */
import { createHash } from 'node:crypto';
import type { Stamp } from '../view/cursor.ts';
import { changesAfter, checkAt, type RunFold, viewOf } from '../view/run-fold.ts';
import type { FeedMessage, Topic, TopicValue } from '../view/types.ts';

export type Channel = {
  /** Where the topic is now; `null` before anything is known of it. */
  readonly stamp: () => Stamp;
  /** The data of one message that brings a viewer from his stamp to now. A stamp that means nothing here gets the whole. */
  readonly messageFrom: (stamp: Stamp) => Buffer;
};

/** Viewers stand at the newest stamp, at the one before, or are on their way: more than a few at once are strangers to each other. */
const KEPT_MESSAGES = 4;

/** Says of a run what changed in it. */
export function runChannel(runId: string, foldOf: () => RunFold): Channel {
  const stamp = (): string => `${foldOf().sequence}.${(checkAt(foldOf(), foldOf().sequence) ?? 0).toString(36)}`;
  return {
    stamp,
    messageFrom: remember(stamp, (from) => {
      const fold = foldOf();
      const seen = placeOf(fold, from);
      const base = { topic: `run/${runId}` as const, sequence: fold.sequence };
      if (seen === null) return { type: 'whole', ...base, value: viewOf(fold) };
      return { type: 'changes', ...base, changes: changesAfter(fold, seen) };
    }),
  };
}

/** How many events a viewer has seen; `null` when they are not the ones of this run. */
function placeOf(fold: RunFold, stamp: Stamp): number | null {
  const [sequence = '', check = ''] = (stamp ?? '').split('.');
  const place = /^\d{1,9}$/.test(sequence) ? Number(sequence) : 0;
  return place > 0 && checkAt(fold, place)?.toString(36) === check ? place : null;
}

/** A value that is small and told whole whenever it is another one. */
export type ValueChannel = Channel & { show(value: TopicValue): void; fail(words: string): void };

/** Says a value, or why there is none. */
export function valueChannel(topic: Topic): ValueChannel {
  let stamp: Stamp = null;
  let sequence = 0;
  let message: (at: number) => FeedMessage = () => ({ type: 'gone', topic, words: '' });
  const change = (text: string, next: typeof message): void => {
    const found = createHash('sha256').update(text).digest('base64url').slice(0, 12);
    if (found === stamp) return;
    stamp = found;
    sequence += 1;
    message = next;
  };
  return {
    stamp: () => stamp,
    messageFrom: remember(
      () => stamp,
      () => message(sequence),
    ),
    // When it was asked for is no news.
    show: (value) => change(JSON.stringify({ ...value, atMs: 0 }), (at) => ({ type: 'whole', topic, sequence: at, value })),
    fail: (words) => change(words, () => ({ type: 'gone', topic, words })),
  };
}

function remember(stamp: () => Stamp, make: (from: Stamp) => FeedMessage): Channel['messageFrom'] {
  let at: Stamp = null;
  let kept = new Map<Stamp, Buffer>();
  return (from) => {
    if (stamp() !== at) {
      at = stamp();
      kept = new Map();
    }
    const known = kept.get(from);
    if (known !== undefined) return known;
    const data = Buffer.from(`data: ${JSON.stringify(make(from))}\n\n`);
    if (kept.size < KEPT_MESSAGES) kept.set(from, data);
    return data;
  };
}
