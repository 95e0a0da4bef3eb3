/** What a page of flake figures is made of, in one reading: counts of every case, and the failures among them with what is known of each. */
import type { AgentId, CaseId, FileKey, RunId } from '../../core/id.ts';
import {
  type CaseTally,
  type FailureCause,
  type FirstFailure,
  type FlakeFacts,
  ORIGIN_CONTEXT,
  type QuarantineRow,
  type SoakRow,
  type VerdictRow,
} from '../../core/ledger-row.ts';
import type { Connection } from './connection.ts';
import { querySoakCounts } from './soak.ts';
import { decodeTally } from './tally.ts';

type Counted = { readonly caseNo: number; readonly file: FileKey; readonly since: number; readonly passes: number };
type Verdict = { readonly cause: FailureCause; readonly reruns: number; readonly rerunFailures: number };
/** `writtenNo` is the number of the name under which it failed. */
type KnownFailure = {
  readonly caseNo: number;
  readonly writtenNo: number;
  readonly runNo: number;
  readonly standing: FirstFailure['standing'];
  readonly verdict: Verdict | null;
};
type Name = { readonly id: CaseId; readonly titlePath: readonly string[] };

const NONE: readonly KnownFailure[] = [];
const NO_SOAK = { soakRuns: 0, soakFailures: 0 };
const neverFailed = (runs: number): ReturnType<typeof countFailures> => ({ runs, falseFailures: 0, reruns: 0, rerunFailures: 0 });

/** Returns every case's counts since its segment began. A year of failures is read by number; only those since `sinceMs` are looked at closer. */
export function queryFlakeFacts(connection: Connection, sinceMs: number): FlakeFacts {
  const counted = readCounts(connection);
  const names = readNames(connection);
  const starts = readStarts(connection);
  const failures = readFailures(connection, counted);
  const soak = querySoakCounts(connection);
  const byCase = Map.groupBy(failures, ({ caseNo }) => caseNo);
  const tallies: CaseTally[] = [];
  for (const { caseNo, file, since, passes } of counted.values()) {
    const name = names.get(caseNo);
    if (name === undefined) continue;
    const { id, titlePath } = name;
    // Most cases never fail and were never soaked: what is said of them is made once.
    const known = byCase.get(caseNo) ?? NONE;
    const { runs, falseFailures, reruns, rerunFailures } = known === NONE ? neverFailed(passes) : countFailures(passes, known);
    const segmentMs = starts.at(since);
    const { soakRuns, soakFailures } = soak.get(id) ?? NO_SOAK;
    const last = known.findLast(({ standing }) => standing === 'false');
    const lastFalseMs = last === undefined ? null : starts.at(last.runNo);
    tallies.push({
      id,
      file,
      titlePath,
      runs,
      falseFailures,
      reruns,
      rerunFailures,
      soakRuns,
      soakFailures,
      sinceMs: segmentMs,
      lastFalseMs,
    });
  }
  const recent = readRuns(connection, sinceMs);
  const agents = readAgents(connection, recent[0]?.runNo ?? Number.POSITIVE_INFINITY);
  const runs = new Map(recent.map((run) => [run.runNo, run]));
  return {
    tallies,
    failures: failures.flatMap(({ caseNo, writtenNo, runNo, standing }): FirstFailure[] => {
      const run = runs.get(runNo);
      if (run === undefined) return [];
      const { runId, atMs, commit } = run;
      const agent = agents.get(runNo)?.get(writtenNo) ?? ('' as AgentId);
      return [{ case: names.get(caseNo)?.id ?? ('' as CaseId), runId, atMs, commit, agent, standing }];
    }),
    recentRunsMs: recent.filter(({ isFinished }) => isFinished).map(({ atMs }) => atMs),
  };
}

/** Returns the counts of a case from its passes and what is known of its failures; both stores count so. */
export function countFailures(
  passes: number,
  failures: readonly { readonly standing: FirstFailure['standing']; readonly verdict: Omit<Verdict, 'cause'> | null }[],
): Pick<CaseTally, 'runs' | 'falseFailures' | 'reruns' | 'rerunFailures'> {
  const isFalse = failures.filter(({ standing }) => standing === 'false');
  const reruns = isFalse.reduce((sum, { verdict }) => sum + (verdict?.reruns ?? 0), 0);
  const rerunFailures = isFalse.reduce((sum, { verdict }) => sum + (verdict?.rerunFailures ?? 0), 0);
  return { runs: passes + isFalse.length, falseFailures: isFalse.length, reruns, rerunFailures };
}

/** Returns what a failure is known to be; `isCleared` when the case passed on another attempt of its run, or in another run of the tree. */
export function standingOf(cause: FailureCause | null, isCleared: boolean): FirstFailure['standing'] {
  if (cause === 'false-failure') return 'false';
  if (cause === 'undecided') return 'open';
  if (cause !== null) return 'real';
  return isCleared ? 'false' : 'open';
}

/** Returns the soak that a segment's certificate may count. */
export function sumSoak(rows: readonly SoakRow[], sinceMs: number): Pick<CaseTally, 'soakRuns' | 'soakFailures'> {
  const mine = rows.filter(({ atMs, context }) => atMs >= sinceMs && !context.startsWith(ORIGIN_CONTEXT));
  return {
    soakRuns: mine.reduce((sum, { runs }) => sum + runs, 0),
    soakFailures: mine.reduce((sum, { failures }) => sum + failures, 0),
  };
}

export function insertVerdict(connection: Connection, verdict: VerdictRow): void {
  connection
    .prepare(
      `INSERT INTO failure_verdict (case_id, run_id, commit_id, agent_id, cause, probability, reruns, rerun_failures, words, case_no, run_no)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, (SELECT case_no FROM test_case WHERE case_id = ?1), (SELECT run_no FROM run WHERE run_id = ?2))`,
    )
    .run(
      verdict.case,
      verdict.runId,
      verdict.commit,
      verdict.agent,
      verdict.cause,
      verdict.probability,
      verdict.rerunsElsewhere,
      verdict.rerunFailuresElsewhere,
      verdict.words,
    );
}

export function insertQuarantine(connection: Connection, row: QuarantineRow): void {
  connection
    .prepare('INSERT INTO quarantine (case_id, kind, at_ms, until_ms, owner, reason, proof_runs) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(row.case, row.kind, row.atMs, row.untilMs, row.owner, row.reason, row.proofRuns);
}

export function queryQuarantines(connection: Connection): readonly QuarantineRow[] {
  const rows = connection.prepare('SELECT * FROM quarantine ORDER BY entry_no').all();
  return rows.map((row) => ({
    case: String(row['case_id']) as CaseId,
    kind: row['kind'] === 'lifted' ? 'lifted' : 'placed',
    atMs: Number(row['at_ms']),
    untilMs: Number(row['until_ms']),
    owner: String(row['owner']),
    reason: String(row['reason']),
    proofRuns: Number(row['proof_runs']),
  }));
}

function readCounts(connection: Connection): ReadonlyMap<number, Counted> {
  const counted = new Map<number, Counted>();
  const rows = connection
    .prepareRows(
      'SELECT f.file_key, t.fold FROM tally t JOIN file f USING (file_no) WHERE t.file_no NOT IN (SELECT from_file_no FROM file_lineage)',
    )
    .all();
  for (const [key, fold] of rows as unknown as readonly (readonly [FileKey, Uint8Array])[]) {
    for (const [caseNo, { since, passes }] of decodeTally(fold)) counted.set(caseNo, { caseNo, file: key, since, passes });
  }
  return counted;
}

function readNames(connection: Connection): ReadonlyMap<number, Name> {
  const rows = connection.prepareRows('SELECT case_no, case_id, titles FROM test_case').all() as unknown as readonly (readonly [
    number,
    CaseId,
    string,
  ])[];
  return new Map(rows.map(([caseNo, id, titles]) => [caseNo, { id, titlePath: JSON.parse(titles) as readonly string[] }]));
}

/** Starts of runs by number; a segment that begins with the next run has begun when the newest one did. */
function readStarts(connection: Connection): { at(runNo: number): number } {
  const select = connection.prepare('SELECT started_at_ms FROM run WHERE run_no <= ? ORDER BY run_no DESC LIMIT 1');
  const known = new Map<number, number>();
  return {
    at: (runNo) => {
      const start = known.get(runNo) ?? Number(select.get(runNo)?.['started_at_ms'] ?? 0);
      known.set(runNo, start);
      return start;
    },
  };
}

/** In the order of the runs. A failure under an older name of a case is the case's own. */
function readFailures(connection: Connection, counted: ReadonlyMap<number, Counted>): readonly KnownFailure[] {
  const verdicts = readVerdicts(connection);
  const newest = readNewNames(connection);
  const rows = connection
    .prepareRows(
      `SELECT e.case_no, e.run_no, e.is_flaky, p.case_no IS NOT NULL FROM exception e LEFT JOIN same_tree_pass p USING (case_no, run_no)
       WHERE e.is_flaky = 1 OR e.outcome = 'failed' ORDER BY e.run_no`,
    )
    .all() as unknown as readonly (readonly [number, number, number, number])[];
  const known: KnownFailure[] = [];
  for (const [writtenNo, runNo, isFlaky, isSameTree] of rows) {
    const caseNo = newest(writtenNo);
    const count = counted.get(caseNo);
    if (count === undefined || runNo < count.since) continue;
    const verdict = verdicts.get(runNo)?.get(caseNo) ?? verdicts.get(runNo)?.get(writtenNo) ?? null;
    const standing = standingOf(verdict?.cause ?? null, isFlaky === 1 || isSameTree === 1);
    known.push({ caseNo, writtenNo, runNo, standing, verdict });
  }
  return known;
}

type RecentRun = {
  readonly runNo: number;
  readonly runId: RunId;
  readonly commit: string;
  readonly atMs: number;
  readonly isFinished: boolean;
};

/** In their order, from the first that began since then. */
function readRuns(connection: Connection, sinceMs: number): readonly RecentRun[] {
  const rows = connection
    .prepareRows(
      `SELECT run_no, run_id, commit_id, started_at_ms, verdict IS NOT NULL FROM run LEFT JOIN run_end USING (run_no)
       WHERE started_at_ms >= ? ORDER BY run_no`,
    )
    .all(sinceMs) as unknown as readonly (readonly [number, RunId, string, number, number])[];
  return rows.map(([runNo, id, commit, atMs, isFinished]) => ({ runNo, runId: id, commit, atMs, isFinished: isFinished === 1 }));
}

/** By run, then by the name under which a case failed: where its first attempt was that says anything of it. One question for all: a season has thousands. */
function readAgents(connection: Connection, firstNo: number): ReadonlyMap<number, ReadonlyMap<number, AgentId>> {
  const rows = connection
    .prepareRows(
      `SELECT e.run_no, e.case_no, (SELECT g.agent_id FROM attempt a JOIN agent g USING (agent_no)
         WHERE a.case_no = e.case_no AND a.run_no = e.run_no AND a.outcome NOT IN ('agent-lost', 'cancelled') ORDER BY a.number LIMIT 1)
       FROM exception e INDEXED BY exception_by_run WHERE e.run_no >= ?`,
    )
    .all(firstNo) as unknown as readonly (readonly [number, number, AgentId | null])[];
  const agents = new Map<number, Map<number, AgentId>>();
  for (const [runNo, caseNo, agent] of rows) {
    if (agent === null) continue;
    const ofRun = agents.get(runNo) ?? new Map<number, AgentId>();
    agents.set(runNo, ofRun.set(caseNo, agent));
  }
  return agents;
}

function readNewNames(connection: Connection): (caseNo: number) => number {
  const rows = connection.prepareRows('SELECT from_case_no, case_no FROM lineage').all() as unknown as readonly (readonly [
    number,
    number,
  ])[];
  const successors = new Map(rows);
  return (caseNo) => {
    let [current, left] = [caseNo, rows.length];
    for (let next = successors.get(current); next !== undefined && left > 0; next = successors.get(current), left--) current = next;
    return current;
  };
}

/** By run, then by case; a later row takes the place of an earlier one. One that came before its facts is found by its names. */
function readVerdicts(connection: Connection): ReadonlyMap<number, ReadonlyMap<number, Verdict>> {
  const rows = connection
    .prepareRows(
      `SELECT coalesce(v.run_no, (SELECT run_no FROM run WHERE run_id = v.run_id)),
              coalesce(v.case_no, (SELECT case_no FROM test_case WHERE case_id = v.case_id)), v.cause, v.reruns, v.rerun_failures
       FROM failure_verdict v ORDER BY v.verdict_no`,
    )
    .all() as unknown as readonly (readonly [number | null, number | null, FailureCause, number, number])[];
  const verdicts = new Map<number, Map<number, Verdict>>();
  for (const [runNo, caseNo, cause, reruns, rerunFailures] of rows) {
    if (runNo === null || caseNo === null) continue;
    const ofRun = verdicts.get(runNo) ?? new Map<number, Verdict>();
    verdicts.set(runNo, ofRun.set(caseNo, { cause, reruns, rerunFailures }));
  }
  return verdicts;
}
