/** What a page of flake figures is made of, in one reading: counts of every case, and the failures among them with what is known of each. */
import type { AgentId, CaseId, FileKey, RunId } from '../../core/id.ts';
import type { CaseTally, FailureCause, FirstFailure, FlakeFacts, QuarantineRow, SoakRow, VerdictRow } from '../../core/ledger-row.ts';
import type { Connection } from './connection.ts';
import { decodeTally } from './tally.ts';

type Counted = { readonly caseNo: number; readonly file: FileKey; readonly since: number; readonly passes: number };
type Verdict = { readonly cause: FailureCause; readonly reruns: number; readonly rerunFailures: number };
type KnownFailure = FirstFailure & { readonly caseNo: number; readonly verdict: Verdict | null };
type Name = { readonly id: CaseId; readonly titlePath: readonly string[] };

/** Returns every case's counts since its segment began. */
export function queryFlakeFacts(connection: Connection, sinceMs: number): FlakeFacts {
  const counted = readCounts(connection);
  const names = readNames(connection);
  const starts = readStarts(connection);
  const failures = readFailures(connection, counted, names);
  const soak = readSoak(connection);
  const byCase = Map.groupBy(failures, ({ caseNo }) => caseNo);
  const tallies = [...counted.values()].flatMap((count): CaseTally[] => {
    const name = names.get(count.caseNo);
    if (name === undefined) return [];
    const sinceRunMs = starts.at(count.since);
    const soaked = sumSoak(soak.get(name.id) ?? [], sinceRunMs);
    return [{ ...name, file: count.file, ...countFailures(count.passes, byCase.get(count.caseNo) ?? []), ...soaked, sinceMs: sinceRunMs }];
  });
  return {
    tallies,
    failures: failures.map(({ caseNo: _caseNo, verdict: _verdict, ...failure }) => failure).sort((a, b) => a.atMs - b.atMs),
    recentRunsMs: connection
      .prepare('SELECT started_at_ms FROM run JOIN run_end USING (run_no) WHERE started_at_ms >= ? ORDER BY run_no')
      .all(sinceMs)
      .map((row) => Number(row['started_at_ms'])),
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
  const mine = rows.filter(({ atMs }) => atMs >= sinceMs);
  return {
    soakRuns: mine.reduce((sum, { runs }) => sum + runs, 0),
    soakFailures: mine.reduce((sum, { failures }) => sum + failures, 0),
  };
}

export function insertVerdict(connection: Connection, verdict: VerdictRow): void {
  connection
    .prepare(
      `INSERT INTO failure_verdict (case_id, run_id, commit_id, agent_id, cause, probability, reruns, rerun_failures, words)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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

export function insertSoak(connection: Connection, row: SoakRow): void {
  connection
    .prepare('INSERT INTO soak (case_id, at_ms, context, runs, failures) VALUES (?, ?, ?, ?, ?)')
    .run(row.case, row.atMs, row.context, row.runs, row.failures);
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

/** A failure under an older name of a case is the case's own. */
function readFailures(
  connection: Connection,
  counted: ReadonlyMap<number, Counted>,
  names: ReadonlyMap<number, Name>,
): readonly KnownFailure[] {
  const verdicts = readVerdicts(connection);
  const newest = readNewNames(connection);
  const rows = connection
    .prepareRows(
      `SELECT e.case_no, e.run_no, e.is_flaky, p.case_no IS NOT NULL FROM exception e LEFT JOIN same_tree_pass p USING (case_no, run_no)
       WHERE e.is_flaky = 1 OR e.outcome = 'failed'`,
    )
    .all() as unknown as readonly (readonly [number, number, number, number])[];
  const place = connection.prepare(
    `SELECT r.run_id, r.started_at_ms, r.commit_id, g.agent_id FROM run r
     LEFT JOIN attempt a ON a.case_no = ? AND a.run_no = r.run_no AND a.outcome NOT IN ('agent-lost', 'cancelled')
     LEFT JOIN agent g USING (agent_no) WHERE r.run_no = ? ORDER BY a.number LIMIT 1`,
  );
  return rows.flatMap(([writtenNo, runNo, isFlaky, isSameTree]): KnownFailure[] => {
    const caseNo = newest(writtenNo);
    const [count, name] = [counted.get(caseNo), names.get(caseNo)];
    if (count === undefined || name === undefined || runNo < count.since) return [];
    const at = place.get(writtenNo, runNo) ?? {};
    const runId = String(at['run_id']) as RunId;
    const verdict = verdicts.get(`${name.id} ${runId}`) ?? null;
    const standing = standingOf(verdict?.cause ?? null, isFlaky === 1 || isSameTree === 1);
    const [commit, agent] = [String(at['commit_id']), String(at['agent_id'] ?? '') as AgentId];
    return [{ case: name.id, caseNo, runId, atMs: Number(at['started_at_ms']), commit, agent, standing, verdict }];
  });
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

/** By case id and run id; a later row takes the place of an earlier one. */
function readVerdicts(connection: Connection): ReadonlyMap<string, Verdict> {
  const rows = connection.prepare('SELECT case_id, run_id, cause, reruns, rerun_failures FROM failure_verdict ORDER BY verdict_no').all();
  return new Map(
    rows.map((row) => [
      `${String(row['case_id'])} ${String(row['run_id'])}`,
      { cause: row['cause'] as FailureCause, reruns: Number(row['reruns']), rerunFailures: Number(row['rerun_failures']) },
    ]),
  );
}

function readSoak(connection: Connection): ReadonlyMap<CaseId, readonly SoakRow[]> {
  const rows = connection.prepare('SELECT * FROM soak ORDER BY soak_no').all();
  const soak = rows.map((row) => ({
    case: String(row['case_id']) as CaseId,
    atMs: Number(row['at_ms']),
    context: String(row['context']),
    runs: Number(row['runs']),
    failures: Number(row['failures']),
  }));
  return Map.groupBy(soak, (row) => row.case);
}
