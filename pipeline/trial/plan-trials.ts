/**
 * Which small runs to make next.
 *
 * Setting up a tree costs half a minute and a case a second, so that everything which may be asked is asked at once: base, every prefix, every tree that
 * leaves one commit out, and four cells at the tip, three times each while slots last. Bisection would use fewer runs and several times the
 * wait. A long batch is cut into sections first. Later rounds ask only what is undecided, around the commits that are still suspected, in
 * the cell where the case did fail at the tip. See docs/design/0017-trial.md.
 */
import type { CaseId } from '../../core/id.ts';
import { decide } from './decide.ts';
import { findCase, isWaiting, MAX_TRIED_CASES, roundOf } from './inquiry.ts';
import { chooseFailingCell, planFirstRound, planGlance, planLaterRound, type TreeOrder } from './round.ts';
import type { CasePast, Inquiry, Trial, TrialCell } from './types.ts';
import { believe } from './weigh.ts';

const KNOWN_RUNS = 500;
const KNOWN_FALSE_SHARE = 0.01;

/** Returns the trials to start now; none while a round is under way, when everything is decided, or when the rounds are used up. */
export function planTrials(inquiry: Inquiry): readonly Trial[] {
  const open = inquiry.cases.map(({ failed }) => failed.id).filter((id) => decide(inquiry, id).kind === 'again');
  const tried = open.filter((id) => roundOf(inquiry, id) > 0);
  const idle = tried.filter((id) => !isWaiting(inquiry, id));
  // What fails during a round is mostly the same culprit's, and shares the next round if it is not.
  if (idle.length < tried.length) return [];
  const fresh = open.filter((id) => roundOf(inquiry, id) === 0).slice(0, Math.max(0, MAX_TRIED_CASES - tried.length));
  const first = fresh.length === 0 ? [] : ordersOfFirstRound(inquiry, fresh);
  const later = groupBy(idle, (id) => `${roundOf(inquiry, id)}`).flatMap((ids) => ordersOfLaterRound(inquiry, ids));
  return [...first, ...later].map((order, index) => ({ id: `${inquiry.name}-${inquiry.trials.length + index + 1}`, ...order }));
}

/** Returns the trials that run although all their cases are decided. */
export function needlessTrials(inquiry: Inquiry): readonly string[] {
  const ended = new Set(inquiry.endedTrials);
  const open = new Set(inquiry.cases.map(({ failed }) => failed.id).filter((id) => decide(inquiry, id).kind === 'again'));
  return inquiry.trials.filter(({ id, cases }) => !ended.has(id) && !cases.some((each) => open.has(each))).map(({ id }) => id);
}

type Order = Omit<Trial, 'id'>;

function ordersOfFirstRound(inquiry: Inquiry, cases: readonly CaseId[]): readonly Order[] {
  const companies = groupBy(cases, (id) => placeOf(inquiry, id)).length;
  const isKnown = cases.every((id) => isKnownClean(findCase(inquiry, id).past));
  const isGlance = isKnown && inquiry.isMostlyChance && !cases.some((id) => findCase(inquiry, id).isTouched);
  const orders = isGlance
    ? planGlance(inquiry.batchSize)
    : planFirstRound({ batchSize: inquiry.batchSize, slots: inquiry.agents, companies, isKnown });
  return takeTurns(orders.map((order) => spread(inquiry, order, cases, 1)));
}

/** So many attempts without any commit of the batch, hardly one of which failed, tell a commit from a false failure rate; a round only has to tell it from a bad hour. */
function isKnownClean({ runs, falseFailures }: CasePast): boolean {
  return runs >= KNOWN_RUNS && falseFailures <= runs * KNOWN_FALSE_SHARE;
}

/** Cases that failed in the same cell are asked together, because they share the trees. */
function ordersOfLaterRound(inquiry: Inquiry, cases: readonly CaseId[]): readonly Order[] {
  const beliefs = new Map(cases.map((id) => [id, believe(inquiry, id)]));
  const cellOf = (id: CaseId): TrialCell => chooseFailingCell(beliefs.get(id)?.evidence.groups ?? [], inquiry.batchSize);
  const byCell = groupBy(cases, (id) => JSON.stringify(cellOf(id)));
  // What is likely to be nobody's fault is not worth all slots of a run that goes on.
  const isLikelyChance = cases.every((id) => isKnownClean(findCase(inquiry, id).past) && (beliefs.get(id)?.anyBug ?? 1) < 0.5);
  const isShort = isLikelyChance && (inquiry.isMostlyChance || cases.every((id) => roundOf(inquiry, id) === 1));
  const slots = Math.floor(inquiry.agents / byCell.length / (isShort ? 2 : 1));
  return byCell.flatMap((ids) => {
    const [first] = ids;
    if (first === undefined) return [];
    const weighed = ids.flatMap((id) => beliefs.get(id)?.weighed ?? []);
    const orders = planLaterRound({ batchSize: inquiry.batchSize, slots, weighed, cell: cellOf(first) });
    return takeTurns(orders.map((order) => spread(inquiry, order, ids, roundOf(inquiry, first) + 1)));
  });
}

/** Alone and anywhere, all cases fit into one trial; what came before a case is its own slot's, and its agent is its own. */
function spread(inquiry: Inquiry, { tree, cell, repeats }: TreeOrder, cases: readonly CaseId[], round: number): readonly Order[] {
  const isAnywhere = cell.order === 'alone' && cell.place === 'other-agent';
  const groups = isAnywhere ? [cases] : groupBy(cases, (id) => placeOf(inquiry, id));
  return Array.from({ length: repeats }, () => groups.map((ids) => ({ round, tree, cell, cases: ids }))).flat();
}

/** One of each before another of any: when a round takes longer than its slots, no tree has an hour of its own. */
function takeTurns(kinds: readonly (readonly Order[])[]): readonly Order[] {
  const turns = Math.max(0, ...kinds.map((orders) => orders.length));
  return Array.from({ length: turns }, (_, turn) => kinds.flatMap((orders) => orders.slice(turn, turn + 1))).flat();
}

function placeOf(inquiry: Inquiry, id: CaseId): string {
  const { agent, slot } = findCase(inquiry, id).failed;
  return JSON.stringify([agent, slot]);
}

function groupBy(ids: readonly CaseId[], keyOf: (id: CaseId) => string): readonly (readonly CaseId[])[] {
  const groups = new Map<string, CaseId[]>();
  for (const id of ids) {
    const key = keyOf(id);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(id);
  }
  return [...groups.values()];
}
