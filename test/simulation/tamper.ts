/**
 * Lies of an agent process itself, told between its honest decisions and the network.
 *
 * A runner's lies pass through the agent (`distortion.ts`); these would never leave an honest one: reports for a lease that another agent
 * holds, and reports that go on after the end.
 */
import type { LeaseId } from '../../core/id.ts';
import type { FromAgent } from '../../core/session-message.ts';
import type { Dice } from './dice.ts';
import type { AgentPlan } from './fault-plan.ts';
import type { Truth } from './truth.ts';

/** Returns what is sent instead of a message. */
export type Tamper = (message: FromAgent) => readonly FromAgent[];

const TAMPER_RATIO = 0.2;

/** Every lease of the run that some agent has reported of, with that agent: what an impostor may have overheard. */
export type Overheard = Map<LeaseId, string>;

export function createTamper(plan: AgentPlan, truth: Truth, overheard: Overheard, dice: Dice): Tamper {
  return (message) => {
    if (message.type !== 'unit-report') return [message];
    overheard.set(message.lease, plan.id);
    if (!plan.impersonates || !dice.chance(TAMPER_RATIO)) return [message];
    const foreign = [...overheard].flatMap(([lease, agent]) => (agent === plan.id ? [] : [lease]));
    const lease = foreign[dice.below(foreign.length)];
    if (lease === undefined) return [message];
    const file = truth.files[dice.below(truth.files.length)];
    if (file === undefined) return [message];
    const forged = { atMs: 1, event: { type: 'case-ended', file: file.file.key, caseIndex: dice.below(3), result: PASSED } } as const;
    return [message, { ...message, lease, sequence: message.sequence + dice.below(3), events: [forged] }];
  };
}

const PASSED = { outcome: 'passed', durationMs: 1, frameworkRetries: 0, errors: [] } as const;
