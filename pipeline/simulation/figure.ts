/** What a simulated day says in figures: how long good commits took, what a red batch cost the innocent, how soon the culprit was named. Milliseconds. */
import type { Day } from './day.ts';

export type DayFigures = {
  /** Commit to fully deployed, of good commits that went live. */
  readonly latenciesMs: readonly number[];
  readonly deploys: number;
  readonly agentMs: number;
  /** Good commits that were evicted. */
  readonly innocents: number;
  /** Good commits that were not live at the end. */
  readonly stuck: number;
  /** From the push of a culprit to its eviction. */
  readonly feedbackMs: readonly number[];
  /** Of every good commit in a batch in which something failed: how much later it was green than without the failure. */
  readonly penaltiesMs: readonly number[];
  /** From the first failed case that a culprit broke, in a batch with one, to its name. */
  readonly namedMs: readonly number[];
};

export function measureDay(day: Day): DayFigures {
  const { branch, state, plan, liveAtMs, figures } = day;
  const good = branch.filter(({ breaks }) => breaks.length === 0);
  const stages = new Map(state.commits.map((each) => [each.commit.id, each]));
  return {
    latenciesMs: good.flatMap(({ commit, arrivesAtMs }) => {
      const atMs = liveAtMs.get(commit.id);
      return atMs === undefined ? [] : [atMs - arrivesAtMs];
    }),
    deploys: figures.deploys,
    agentMs: figures.runMs * plan.agents + figures.trialMs,
    innocents: good.filter(({ commit }) => stages.get(commit.id)?.stage === 'evicted').length,
    stuck: good.filter(({ commit }) => stages.get(commit.id)?.stage !== 'live').length,
    feedbackMs: branch.flatMap(({ commit, breaks, arrivesAtMs }) => {
      const found = stages.get(commit.id);
      return breaks.length > 0 && found?.stage === 'evicted' ? [found.sinceMs - arrivesAtMs] : [];
    }),
    penaltiesMs: good.flatMap(({ commit }) => penaltyOf(day, stages.get(commit.id)?.batch ?? null)),
    namedMs: namesOf(day),
  };
}

function penaltyOf({ firstRunMs, firstFailureMs, greenMs, plan }: Day, batch: number | null): readonly number[] {
  if (batch === null || !firstFailureMs.has(batch)) return [];
  const [beganMs, endedMs] = [firstRunMs.get(batch), greenMs.get(batch)];
  return beganMs === undefined || endedMs === undefined ? [] : [endedMs - beganMs - plan.testMs];
}

/** What failed falsely before says nothing of the culprit: the clock begins with a case that it broke. */
function namesOf({ notices, state, branch, caseFailureMs }: Day): readonly number[] {
  const named = notices.filter(({ notice }) => notice.kind === 'culprit' && notice.words.includes('is evicted'));
  const batchOf = new Map(state.commits.map(({ commit, batch }) => [commit.id, batch]));
  const breaks = new Map(branch.map((each) => [each.commit.id, each.breaks]));
  const batches = named.map(({ notice }) => batchOf.get(notice.commits[0] ?? '') ?? 0);
  return named.flatMap(({ atMs, notice }, index) => {
    const batch = batches[index] ?? 0;
    const times = (breaks.get(notice.commits[0] ?? '') ?? []).flatMap((id) => caseFailureMs.get(batch)?.get(id) ?? []);
    return times.length === 0 || batches.filter((each) => each === batch).length > 1 ? [] : [atMs - Math.min(...times)];
  });
}
