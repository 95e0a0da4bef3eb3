/** What a page of flake figures is made of, in one reading: counts of every case, and the failures among them with what is known of each. */
import type { AgentId, CaseId, RunId } from '../../core/id.ts';
import {
  type CaseTally,
  type FirstFailure,
  type FlakeFacts,
  ORIGIN_CONTEXT,
  type QuarantineRow,
  type SoakRow,
  type VerdictRow,
} from '../../core/ledger-row.ts';
import type { Connection } from './connection.ts';
import { type KnownFailure, readCounts, readFailures } from './failure-query.ts';
import { addFailures, readSettled, unsettleFailures } from './settled-failure.ts';
import { querySoakCounts } from './soak.ts';

type Name = { readonly id: CaseId; readonly titlePath: readonly string[] };

const NONE: readonly KnownFailure[] = [];
const NEVER_FAILED = { falseFailures: 0, reruns: 0, rerunFailures: 0 };
const NO_SOAK = { soakRuns: 0, soakFailures: 0 };

/**
 * Returns every case's counts since its segment began. Failures of long ago are read in sum, and the others of a year by number; only those since `sinceMs` are
 * looked at closer.
 */
export function queryFlakeFacts(connection: Connection, sinceMs: number): FlakeFacts {
  const counted = readCounts(connection);
  const names = readNames(connection);
  const recent = readRuns(connection, sinceMs);
  const firstNo = recent[0]?.runNo ?? Number.POSITIVE_INFINITY;
  const settled = readSettled(connection, counted, firstNo);
  const failures = readFailures(connection, counted, { after: settled.until, until: Number.MAX_SAFE_INTEGER });
  const starts = readStarts(connection, recent);
  const soak = querySoakCounts(connection);
  const byCase = Map.groupBy(failures, ({ caseNo }) => caseNo);
  const tallies: CaseTally[] = [];
  for (const { caseNo, file, since, passes } of counted.values()) {
    const name = names.get(caseNo);
    if (name === undefined) continue;
    const { id, titlePath } = name;
    const sum = addFailures(settled.byCase.get(caseNo) ?? null, byCase.get(caseNo) ?? NONE);
    // Most cases never fail and were never soaked: what is said of them is made once.
    const { falseFailures, reruns, rerunFailures } = sum ?? NEVER_FAILED;
    const { soakRuns, soakFailures } = soak.get(id) ?? NO_SOAK;
    tallies.push({
      id,
      file,
      titlePath,
      runs: passes + falseFailures,
      falseFailures,
      reruns,
      rerunFailures,
      soakRuns,
      soakFailures,
      sinceMs: starts.at(since),
      lastFalseMs: sum === null ? null : starts.at(sum.lastRunNo),
    });
  }
  const agents = readAgents(connection, firstNo);
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
  const run = connection.prepare('SELECT run_no FROM run WHERE run_id = ?').get(verdict.runId);
  if (run !== undefined) unsettleFailures(connection, Number(run['run_no']));
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

function readNames(connection: Connection): ReadonlyMap<number, Name> {
  const rows = connection.prepareRows('SELECT case_no, case_id, titles FROM test_case').all() as unknown as readonly (readonly [
    number,
    CaseId,
    string,
  ])[];
  return new Map(rows.map(([caseNo, id, titles]) => [caseNo, { id, titlePath: JSON.parse(titles) as readonly string[] }]));
}

/** Starts of runs by number; a segment that begins with the next run has begun when the newest one did. */
function readStarts(connection: Connection, recent: readonly RecentRun[]): { at(runNo: number): number } {
  const select = connection.prepare('SELECT started_at_ms FROM run WHERE run_no <= ? ORDER BY run_no DESC LIMIT 1');
  const settled = connection
    .prepareRows('SELECT run_no, started_at_ms FROM run WHERE run_no IN (SELECT last_run_no FROM settled_failure)')
    .all() as unknown as readonly (readonly [number, number])[];
  const known = new Map<number, number>([...settled, ...recent.map(({ runNo, atMs }) => [runNo, atMs] as const)]);
  return {
    at: (runNo) => {
      const start = known.get(runNo) ?? Number(select.get(runNo)?.['started_at_ms'] ?? 0);
      known.set(runNo, start);
      return start;
    },
  };
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
