/** Decides what was journaled of a run once more, so that it can go on: what was shown and kept is shown and kept again, and nobody is told anything. */
import type { AgentId } from '../core/id.ts';
import type { RunSummary } from '../core/run-event.ts';
import type { FromAgent } from '../core/session-message.ts';
import type { Witness } from './certificate/witness.ts';
import type { Effect, RunInput } from './run/types.ts';

export type Register = Extract<FromAgent, { readonly type: 'register' }>;

/** What the run had asked for and was not given before its coordinator died. */
export type Unanswered = {
  readonly isDigestsMissing: boolean;
  /** Asked for and not begun to be answered. */
  readonly history: Extract<Effect, { readonly type: 'load-history' }> | null;
  /** Answered in part: the rest is estimates that the run can do without. */
  readonly isHistoryPartial: boolean;
  /** The run was over, and its coordinator died before it could say so. */
  readonly summary: RunSummary | null;
  /** Agents that were here, in the order in which they came. */
  readonly guests: readonly Guest[];
  readonly resources: readonly HeldResource[];
};

/** What a run had of a resource that other runs use, too, when its past ended. */
export type HeldResource = {
  readonly name: string;
  readonly allotted: number;
  readonly held: number;
  readonly wanted: number;
  readonly number: number;
};

/** An agent that was with a run when its past ended, and since when. */
export type Guest = {
  readonly register: Register;
  readonly sinceMs: number;
  /** The run was asked to give it back. */
  readonly isWithdrawn: boolean;
};

type Replayer = {
  readonly reduce: (input: RunInput) => readonly Effect[];
  readonly witness: Pick<Witness, 'seeInput' | 'seeEffect'>;
  readonly perform: (effect: Effect) => void;
};

/** Brings the decisions to where the past ended. What agents were told is left out: an agent that comes back with its session is told what it missed. */
export function replayPast(past: Iterable<RunInput>, { reduce, witness, perform }: Replayer): Unanswered {
  let isDigestsMissing = true;
  let history: Unanswered['history'] = null;
  let isHistoryPartial = false;
  let summary: RunSummary | null = null;
  const guests = new Map<AgentId, Guest>();
  const resources = new Map<string, HeldResource>();
  for (const input of past) {
    if (input.type === 'known-digests') isDigestsMissing = false;
    if (input.type === 'history-part') isHistoryPartial = true;
    if (input.type === 'history-loaded') isHistoryPartial = false;
    if (input.type === 'history-part' || input.type === 'history-loaded') history = null;
    noteGuest(guests, input);
    if (input.type === 'allot-resource') resources.set(input.name, { ...NOTHING, ...resources.get(input.name), ...allotmentOf(input) });
    witness.seeInput(input);
    for (const effect of reduce(input)) {
      witness.seeEffect(effect);
      if (effect.type === 'release-agents') for (const agent of effect.agents) guests.delete(agent);
      else if (effect.type === 'resource-use') resources.set(effect.name, { ...NOTHING, ...resources.get(effect.name), ...useOf(effect) });
      else if (effect.type === 'load-history') history = effect;
      else if (effect.type === 'finish') ({ summary } = effect);
      else if (effect.type !== 'send') perform(effect);
    }
  }
  return { isDigestsMissing, history, isHistoryPartial, summary, guests: [...guests.values()], resources: [...resources.values()] };
}

/** A session that goes on over a new stream is the same guest. */
function noteGuest(guests: Map<AgentId, Guest>, input: RunInput): void {
  if (input.type === 'agent-lost') guests.delete(input.agent);
  const known = 'agent' in input ? guests.get(input.agent) : undefined;
  if (input.type === 'withdraw-agent' && known !== undefined) guests.set(input.agent, { ...known, isWithdrawn: true });
  if (input.type !== 'from-agent' || input.message.type !== 'register' || known?.register.session === input.message.session) return;
  guests.set(input.agent, { register: input.message, sinceMs: input.nowMs, isWithdrawn: false });
}

const NOTHING = { allotted: 0, held: 0, wanted: 0, number: 0 };

function allotmentOf({
  name,
  units,
  number,
}: Extract<RunInput, { readonly type: 'allot-resource' }>): Pick<HeldResource, 'name' | 'allotted' | 'number'> {
  return { name, allotted: units, number };
}

function useOf({ name, held, wanted }: Extract<Effect, { readonly type: 'resource-use' }>): Pick<HeldResource, 'name' | 'held' | 'wanted'> {
  return { name, held, wanted };
}
