/** What the page knows: the newest value of each topic, how the stream is, and who looks at it. */
import { batch, type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { applyChanges } from '../view/apply-change.ts';
import type { FeedMessage, Topic, TopicValue } from '../view/types.ts';
import { learnClock } from './clock.ts';
import type { About, Source, SourceError } from './source/source.ts';

/** One topic as the page has it. */
export type TopicState =
  | { readonly type: 'loading' }
  | { readonly type: 'here'; readonly sequence: number; readonly value: TopicValue }
  | { readonly type: 'gone'; readonly words: string };

/** How the stream is; `sinceMs` by this machine's clock. */
export type Link = { readonly state: 'opening' | 'live' | 'cut' | 'export'; readonly sinceMs: number };

/** A coordinator says something every five seconds, be it only that it lives: after two of these and a bit it is cut off. */
const SILENCE_MS = 12_000;

/** Without a stream nobody would know whether the coordinator is there. */
const FOLLOWED_AT_LEAST: Topic = 'runs';

export const link = signal<Link>({ state: 'opening', sinceMs: Date.now() });
export const about = signal<About | null>(null);
/** Set when the reader has to show who they are. */
export const refused = signal<SourceError | null>(null);

const states = new Map<Topic, Signal<TopicState>>();
const readers = new Map<Topic, number>();
let source: Source | null = null;
let stop: (() => void) | null = null;
let followed = '';
let silence: ReturnType<typeof setTimeout> | undefined;

/** Returns the source; set before anything is drawn. */
export function currentSource(): Source {
  if (source === null) throw new Error('nothing is drawn before its source is known');
  return source;
}

/** Sets where values come from. */
export function startStore(chosen: Source): void {
  source = chosen;
  if (chosen.isExport) link.value = { state: 'export', sinceMs: chosen.madeAtMs };
}

/** Follows a topic while the component is shown; `null` follows nothing. */
export function useTopic(topic: Topic | null): TopicState {
  useEffect(() => (topic === null ? undefined : followTopic(topic)), [topic]);
  return topic === null ? { type: 'loading' } : stateOf(topic).value;
}

/** Says whether the coordinator is there also while a page is shown that follows nothing. */
export function useLink(): void {
  useEffect(() => queueMicrotask(reopen), []);
}

function stateOf(topic: Topic): Signal<TopicState> {
  const known = states.get(topic) ?? signal<TopicState>({ type: 'loading' });
  states.set(topic, known);
  return known;
}

function followTopic(topic: Topic): () => void {
  readers.set(topic, (readers.get(topic) ?? 0) + 1);
  queueMicrotask(reopen);
  return () => {
    const left = (readers.get(topic) ?? 1) - 1;
    if (left > 0) readers.set(topic, left);
    else readers.delete(topic);
    queueMicrotask(reopen);
  };
}

function reopen(): void {
  const topics = readers.size === 0 ? [FOLLOWED_AT_LEAST] : [...readers.keys()].sort();
  if (topics.join(' ') === followed) return;
  followed = topics.join(' ');
  stop?.();
  for (const [topic, state] of states) if (!readers.has(topic)) state.value = { type: 'loading' };
  stop = currentSource().follow(topics, { onMessage, onAlive, onCut, onRefused });
}

function onMessage(message: FeedMessage): void {
  batch(() => applyMessage(message));
}

function applyMessage(message: FeedMessage): void {
  const state = stateOf(message.topic);
  switch (message.type) {
    case 'gone':
      state.value = { type: 'gone', words: message.words };
      return;
    case 'whole':
      state.value = { type: 'here', sequence: message.sequence, value: message.value };
      learnFrom(message.value);
      return;
    case 'changes': {
      const before = state.value;
      if (before.type !== 'here' || before.value.kind !== 'run') return;
      const value = applyChanges(before.value, message.changes);
      state.value = { type: 'here', sequence: message.sequence, value };
      learnFrom(value);
      return;
    }
  }
}

/** Only what is under way tells the time: a finished run's newest moment may be a year old. */
function learnFrom(value: TopicValue): void {
  if (value.kind === 'runs' || (value.kind === 'run' && value.end !== null)) return;
  if (link.value.state !== 'export') learnClock(value.atMs);
}

function onAlive(): void {
  if (link.value.state === 'export') return;
  if (link.value.state !== 'live') link.value = { state: 'live', sinceMs: Date.now() };
  clearTimeout(silence);
  silence = setTimeout(onCut, SILENCE_MS);
}

function onRefused(refusal: SourceError): void {
  refused.value = refusal;
}

function onCut(): void {
  clearTimeout(silence);
  if (link.value.state !== 'cut') link.value = { state: 'cut', sinceMs: Date.now() };
}
