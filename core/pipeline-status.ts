/**
 * What the terminal and the page show of a pipeline, as plain values.
 *
 * Whoever looks asks two things: where is my commit, and what does everything wait for? Both are answered from the state alone, at any moment, so that
 * no screen has an opinion of its own. `pipeline/flow/view.ts` makes these values.
 */

/**
 * Where a commit is. `evidence`: a case of its batch failed and is being weighed. `green`: proven, waits for the hosts. `held`: nothing moves it but a person or
 * another commit, and `words` say which. `rolled-back`: it was on hosts and was taken back.
 */
export type CommitStage =
  | 'waiting'
  | 'batched'
  | 'testing'
  | 'evidence'
  | 'green'
  | 'deploying'
  | 'live'
  | 'evicted'
  | 'held'
  | 'rolled-back';

/** Times are Unix milliseconds by the pipeline's clock. */
export type CommitStatus = {
  readonly id: string;
  readonly subject: string;
  readonly author: string;
  /** `null` while it was in none. */
  readonly batch: number | null;
  readonly stage: CommitStage;
  readonly enteredAtMs: number;
  readonly sinceMs: number;
  /** Why it is where it is; for a hold, who or what ends it. */
  readonly words: string;
};

/** What is tested and shipped together. */
export type BatchStatus = {
  readonly number: number;
  readonly commits: number;
  readonly stage: string;
  readonly runId: string | null;
  readonly rollout: string | null;
  readonly startedAtMs: number;
  readonly words: string;
  /** Causes of what failed, most likely first. */
  readonly suspects: readonly { readonly words: string; readonly probability: number }[];
};

/** What agents did that nobody else wanted, in the last day of the process that asked them. Times are Unix milliseconds, durations milliseconds. */
export type IdleStatus = {
  readonly atMs: number;
  readonly repetitions: number;
  readonly failures: number;
  /** Cases that were repeated. */
  readonly cases: number;
  /** Pieces that were ended because somebody else needed the agent, or that could not run. */
  readonly yielded: number;
  /** Of agents. */
  readonly busyMs: number;
  /** What was begun last and has no end yet, in words. */
  readonly now: readonly string[];
};

/** Commits oldest first, batches newest first. */
export type PipelineStatus = {
  readonly atMs: number;
  readonly branch: string;
  readonly tip: string;
  readonly green: string;
  readonly live: string | null;
  /** Why nothing is shipped, by a person's word; empty when nothing holds. */
  readonly hold: string;
  readonly waitsFor: string;
  readonly commits: readonly CommitStatus[];
  readonly batches: readonly BatchStatus[];
};

/** Is my commit live, and if not, what holds it? */
export type CommitAnswer = CommitStatus & { readonly isLive: boolean; readonly answer: string };
