/**
 * How many agents a target needs: the bound, asked of more and more agents, with the overhead of a warm run.
 *
 * More agents never make the bound later, so the fewest that meet the target are found by doubling and halving. What they would look like is
 * the caller's to say; none may be enough, because the longest piece binds.
 */
import { agentId } from '../../core/id.ts';
import { bound } from './bound.ts';
import type { FileEstimate, SlotCapacity } from './types.ts';

/** What a warm run takes beyond its bound. As simulated. */
const OVERHEAD_RATIO = 1.02;
/** Agents that are tried at most. */
const MAX_AGENTS = 4_096;

/** Slots and labels of one agent, for a question about agents that are not there. */
export type AgentShape = { readonly slots: number; readonly labels: readonly string[]; readonly speed: number };

/** How many agents meet a target; `agents` is `null` when none do, and `ms` is then what many would take. */
export type TargetAnswer = { readonly agents: number | null; readonly ms: number; readonly because: string };

/**
 * Returns the fewest agents that end within the target, with the overhead of a warm run.
 *
 * @param shapes what agents look like, in turn: agent n has the shape n modulo their number. At least one.
 */
export function agentsForTarget(estimates: readonly FileEstimate[], targetMs: number, shapes: readonly AgentShape[]): TargetAnswer {
  const tryWith = (agents: number): TargetAnswer => {
    const least = bound(estimates, capacityOf(shapes, agents));
    return { agents, ms: least.ms * OVERHEAD_RATIO, because: least.because };
  };
  let enough = 1;
  let answer = tryWith(enough);
  while (answer.ms > targetMs && enough < MAX_AGENTS) answer = tryWith((enough *= 2));
  if (answer.ms > targetMs) return { ...answer, agents: null };
  let tooFew = Math.floor(enough / 2);
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    const attempt = tryWith(middle);
    if (attempt.ms <= targetMs) [enough, answer] = [middle, attempt];
    else tooFew = middle;
  }
  return answer;
}

function capacityOf(shapes: readonly AgentShape[], agents: number): SlotCapacity[] {
  const sets = shapes.map((shape) => new Set(shape.labels));
  const slots: SlotCapacity[] = [];
  for (let index = 0; index < agents; index++) {
    const shape = shapes[index % shapes.length];
    const labels = sets[index % shapes.length];
    if (shape === undefined || labels === undefined) break;
    for (let slot = 0; slot < shape.slots; slot++) slots.push({ agent: agentId(`agent-${index + 1}`), labels, speed: shape.speed });
  }
  return slots;
}
