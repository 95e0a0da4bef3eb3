/**
 * The coordinator's loop in virtual time, around the real decisions.
 *
 * It does what coordinator/loop.ts does: feeds inputs, performs effects. It keeps all that went in and came out, so that the checks can replay it.
 */

import type { FileFacts } from '../../coordinator/history/store.ts';
import type { Effect, RunInput, RunSettings } from '../../coordinator/run/types.ts';
import type { FileHistory } from '../../core/file-history.ts';
import type { RunId } from '../../core/id.ts';
import { runId } from '../../core/id.ts';
import type { RunEvent, RunSummary } from '../../core/run-event.ts';
import type { Door } from './door.ts';
import { createDoor } from './door.ts';
import type { EventQueue } from './event-queue.ts';

/** The decisions under test: coordinator/run, or a broken copy of it. */
export type Decider = { readonly reduce: (input: RunInput) => readonly Effect[] };

export type HostRecord = {
  readonly inputs: RunInput[];
  /** The effects of each input, as text. */
  readonly effects: string[];
  readonly facts: FileFacts[];
  readonly events: RunEvent[];
  /** Inputs but for ticks. */
  messages: number;
  summary: RunSummary | null;
  finishes: number;
};

export type HostOptions = {
  readonly queue: EventQueue;
  readonly decider: Decider;
  readonly settings: RunSettings;
  /** Answers `load-history`; `null` is a store that failed. */
  readonly loadHistory: () => readonly FileHistory[];
  /** How far the wall clock is off at a virtual time. */
  readonly clockErrorMs: (atMs: number) => number;
  /** Whether the sessions let late messages of a lost agent through, so that the run has to refuse them itself. */
  readonly isLax: boolean;
};

export type Host = {
  readonly record: HostRecord;
  readonly accept: Door['accept'];
  readonly start: () => void;
  readonly interrupt: () => void;
};

const EPOCH_MS = 1_700_000_000_000;
const TICK_MS = 250;

/** Makes a coordinator that waits to be started. */
export function createHost(options: HostOptions): Host {
  const { queue } = options;
  const record: HostRecord = { inputs: [], effects: [], facts: [], events: [], messages: 0, summary: null, finishes: 0 };
  const nowMs = () => Math.round(EPOCH_MS + queue.nowMs() + options.clockErrorMs(queue.nowMs()));

  const step = (input: RunInput) => {
    record.inputs.push(input);
    if (input.type !== 'tick') record.messages++;
    const effects = options.decider.reduce(input);
    record.effects.push(JSON.stringify(effects));
    for (const effect of effects) perform(effect);
  };
  const perform = (effect: Effect) => {
    switch (effect.type) {
      case 'send':
        door.send(effect.agent, effect.message);
        return;
      case 'load-history':
        queue.after(5, () => step({ type: 'history-loaded', nowMs: nowMs(), histories: options.loadHistory() }));
        return;
      case 'append-facts':
        record.facts.push(effect.facts);
        return;
      case 'emit':
        record.events.push(effect.event);
        return;
      case 'finish':
        record.summary = effect.summary;
        record.finishes++;
    }
  };
  const door = createDoor({
    queue,
    isLax: options.isLax,
    onMessage: (agent, message) => step({ type: 'from-agent', nowMs: nowMs(), agent, message }),
    onLost: (agent, reason) => step({ type: 'agent-lost', nowMs: nowMs(), agent, reason }),
  });
  const tick = () => {
    door.expire();
    step({ type: 'tick', nowMs: nowMs() });
    queue.after(TICK_MS, tick);
  };

  return {
    record,
    accept: door.accept,
    start: () => {
      const revision = { commit: 'c'.repeat(40), tree: 't'.repeat(40), isDirty: false };
      step({ type: 'start', nowMs: nowMs(), runId: SIMULATED_RUN, revision, settings: options.settings });
      step({ type: 'known-digests', nowMs: nowMs(), digests: {} });
      queue.after(TICK_MS, tick);
    },
    interrupt: () => step({ type: 'interrupt', nowMs: nowMs() }),
  };
}

export const SIMULATED_RUN: RunId = runId('simulated');
