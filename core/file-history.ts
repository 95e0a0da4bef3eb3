import type { CaseId, FileKey } from './id.ts';
import type { LogStat } from './log-stat.ts';

/** What the ledger learned of one test file over past runs: the scheduler's only knowledge of the past. */
export type FileHistory = {
  readonly key: FileKey;
  /** Digest of the content that the figures were last learned on. */
  readonly contentDigest: string;
  /** Import and transform time of one load. */
  readonly loadMs: LogStat;
  /** Environment and set-up files, once a load. */
  readonly setupMs: LogStat;
  /** Suite-level hooks (`beforeAll`): test time of the file that no case accounts for, paid again by each slice. */
  readonly hookMs: LogStat;
  readonly cases: readonly CaseHistory[];
  /** How often the file was cut, and how often a cut file failed where the whole one passed: the evidence against slicing. */
  readonly slicedRuns: number;
  readonly brokenSlices: number;
};

/** What the ledger learned of one case. A renamed case is answered under its new title path. */
export type CaseHistory = {
  readonly id: CaseId;
  readonly titlePath: readonly string[];
  readonly ordinal: number;
  readonly durationMs: LogStat;
  /** Of the last run it was part of. */
  readonly lastOutcome: 'passed' | 'failed' | 'skipped';
};
