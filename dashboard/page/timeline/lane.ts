/**
 * The timeline's rows: one a slot, agents by their names, for people look for a machine that they know, each with its units in the order in which they began.
 *
 * A run of a million cases has twenty thousand units on a thousand slots and changes ten times a second, so rows are made in one pass and
 * looked up by halving. Units of a slot do not overlap but at the moment of a hand-over; what began last is then on top, and is what a pointer
 * finds.
 */
import type { AgentRow, RunView, UnitBlock } from '../../view/types.ts';

/** One slot's row. */
export type Lane = {
  readonly agent: AgentRow;
  readonly slot: number;
  /** By start. */
  readonly units: readonly UnitBlock[];
};

/** Where a unit is in the timeline. */
export type Place = { readonly lane: number; readonly unit: number };

/** Returns the rows of a run. */
export function lanesOf({ agents, units, startedAtMs }: Pick<RunView, 'agents' | 'units' | 'startedAtMs'>): Lane[] {
  const lanes: { agent: AgentRow; slot: number; units: UnitBlock[] }[] = [];
  const first = new Map<string, number>();
  const addAgent = (agent: AgentRow): number => {
    const at = lanes.length;
    first.set(agent.id, at);
    for (let slot = 0; slot < agent.slots; slot++) lanes.push({ agent, slot, units: [] });
    return at;
  };
  const slotsUsed = new Map<string, number>();
  for (const unit of units) slotsUsed.set(unit.agent, Math.max(slotsUsed.get(unit.agent) ?? 0, unit.slot + 1));
  for (const agent of agents.toSorted(byName)) addAgent({ ...agent, slots: Math.max(agent.slots, slotsUsed.get(agent.id) ?? 0) });
  for (const [id, slots] of slotsUsed) if (!first.has(id)) addAgent(unknownAgent(id, slots, startedAtMs));
  for (const unit of units) lanes[(first.get(unit.agent) ?? 0) + unit.slot]?.units.push(unit);
  return lanes;
}

/** Returns the place of the first unit that ends after a moment; the row's length when none does. */
export function firstUnitAfter(units: readonly UnitBlock[], atMs: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const endedAtMs = units[middle]?.endedAtMs ?? Number.POSITIVE_INFINITY;
    if (endedAtMs <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the unit at a moment, or the nearest within a tolerance; -1 when there is none. */
export function unitAt(units: readonly UnitBlock[], atMs: number, toleranceMs: number): number {
  const from = firstUnitAfter(units, atMs - toleranceMs);
  let best = -1;
  let bestMs = toleranceMs;
  for (let index = from; index < units.length; index++) {
    const unit = units[index];
    if (unit === undefined || unit.startedAtMs > atMs + toleranceMs) break;
    const distance = Math.max(unit.startedAtMs - atMs, atMs - (unit.endedAtMs ?? Number.POSITIVE_INFINITY), 0);
    if (distance <= bestMs) [best, bestMs] = [index, distance];
  }
  return best;
}

/** Returns the place that a key leads to; a row without units is passed over. */
export function stepPlace(
  lanes: readonly Lane[],
  from: Place | null,
  step: { readonly lanes: number; readonly units: number },
): Place | null {
  if (from === null) return firstPlace(lanes, 0, 1);
  const units = lanes[from.lane]?.units ?? [];
  if (step.units !== 0) return { lane: from.lane, unit: Math.max(0, Math.min(units.length - 1, from.unit + step.units)) };
  const atMs = units[from.unit]?.startedAtMs ?? 0;
  const next = firstPlace(lanes, from.lane + step.lanes, step.lanes);
  if (next === null) return from;
  const row = lanes[next.lane]?.units ?? [];
  return { lane: next.lane, unit: Math.min(firstUnitAfter(row, atMs), row.length - 1) };
}

function firstPlace(lanes: readonly Lane[], from: number, step: number): Place | null {
  for (let lane = from; lane >= 0 && lane < lanes.length; lane += step) {
    if ((lanes[lane]?.units.length ?? 0) > 0) return { lane, unit: 0 };
  }
  return null;
}

/** `linux-9` stands before `linux-10`. Made once: a comparison that makes its own takes a tenth of a millisecond, and a fleet is thousands of them. */
const NAMES = new Intl.Collator('en', { numeric: true });

function byName(left: AgentRow, right: AgentRow): number {
  return NAMES.compare(left.id, right.id);
}

/** Units may be told before their agent is. */
function unknownAgent(id: string, slots: number, joinedAtMs: number): AgentRow {
  return { id, slots, labels: [], joinedAtMs, lostAtMs: null, lostReason: '' };
}
