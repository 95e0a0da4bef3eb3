/** The facts of one case, newest first, through all its names. */

import { zstdDecompressSync } from 'node:zlib';
import type { Attempt, CaseRecord } from '../../core/case-record.ts';
import type { AgentId, CaseId, FileKey, LeaseId, RunId } from '../../core/id.ts';
import type { LeaseReason } from '../../core/lease-reason.ts';
import type { CaseFact } from '../../core/ledger-row.ts';
import type { AttemptOutcome, TestError } from '../../core/outcome.ts';
import { decodeAttempts, type FileAttempts } from './attempt-code.ts';
import type { Connection } from './connection.ts';
import { decodeShape } from './shape.ts';
import { clampLimit } from './store.ts';
import { decodeSummary } from './summary-code.ts';

type Row = Record<string, unknown>;
type NumberedFact = { readonly runNo: number; readonly fact: CaseFact };
type KnownCase = {
  readonly caseNo: number;
  readonly fileNo: number;
  readonly name: Pick<CaseRecord, 'id' | 'file' | 'titlePath' | 'ordinal'>;
};

/** Returns at most `limit` facts. */
export function queryCaseFacts(connection: Connection, id: CaseId, limit: number): readonly CaseFact[] {
  const most = clampLimit(limit);
  const facts: NumberedFact[] = [];
  for (const known of findLineage(connection, id)) {
    facts.push(
      ...readExceptions(connection, known, most),
      ...readPlain(connection, known, most),
      ...readSummaries(connection, known, most),
    );
  }
  return facts
    .sort((a, b) => b.runNo - a.runNo)
    .slice(0, most)
    .map(({ fact }) => fact);
}

/** The case, then the names it had before. */
function findLineage(connection: Connection, id: CaseId): readonly KnownCase[] {
  const rows = connection
    .prepare(
      `WITH RECURSIVE chain (case_no) AS (
       SELECT case_no FROM test_case WHERE case_id = ?
       UNION SELECT l.from_case_no FROM lineage l JOIN chain USING (case_no))
     SELECT c.case_no, c.file_no, c.case_id, c.titles, c.ordinal, f.file_key FROM chain JOIN test_case c USING (case_no) JOIN file f USING (file_no)`,
    )
    .all(id);
  return rows.map((row) => ({
    caseNo: Number(row['case_no']),
    fileNo: Number(row['file_no']),
    name: {
      id: String(row['case_id']) as CaseId,
      file: String(row['file_key']) as FileKey,
      titlePath: JSON.parse(String(row['titles'])) as readonly string[],
      ordinal: Number(row['ordinal']),
    },
  }));
}

function readExceptions(connection: Connection, known: KnownCase, limit: number): readonly NumberedFact[] {
  const rows = connection
    .prepare('SELECT * FROM exception JOIN run USING (run_no) WHERE case_no = ? ORDER BY run_no DESC LIMIT ?')
    .all(known.caseNo, limit);
  return rows.map((row) => {
    const attempts = readAttempts(connection, known.caseNo, Number(row['run_no']));
    const record = { ...known.name, outcome: row['outcome'] as CaseRecord['outcome'], isFlaky: row['is_flaky'] === 1, attempts };
    return toFact(row, record, readReasons(connection, known.fileNo, Number(row['run_no'])));
  });
}

function readReasons(connection: Connection, fileNo: number, runNo: number): ReadonlyMap<LeaseId, LeaseReason> {
  const row = connection.prepare('SELECT attempts FROM file_run WHERE run_no = ? AND file_no = ?').get(runNo, fileNo);
  return row === undefined ? new Map() : nameReasons(connection, decodeAttempts(row['attempts'] as Uint8Array));
}

function nameReasons(connection: Connection, { places, reasons }: FileAttempts): ReadonlyMap<LeaseId, LeaseReason> {
  return new Map(
    reasons.map(({ place, reason }) => {
      const { from } = reason;
      const origin = from === null ? null : { how: from.how, agent: agentName(connection, from.agentNo), slot: from.slot };
      return [(places[place]?.lease ?? '') as LeaseId, { ...reason, from: origin }];
    }),
  );
}

function readAttempts(connection: Connection, caseNo: number, runNo: number): readonly Attempt[] {
  const rows = connection
    .prepare(
      `SELECT a.*, g.agent_id, t.body FROM attempt a JOIN agent g USING (agent_no) LEFT JOIN error_text t USING (error_no)
     WHERE a.case_no = ? AND a.run_no = ? ORDER BY a.number`,
    )
    .all(caseNo, runNo);
  return rows.map((row) => ({
    outcome: row['outcome'] as AttemptOutcome,
    agent: String(row['agent_id']) as AgentId,
    slot: Number(row['slot']),
    lease: String(row['lease']) as LeaseId,
    startedAtMs: Number(row['started_at_ms']),
    durationMs: Number(row['duration_ms']),
    frameworkRetries: Number(row['framework_retries']),
    order: Number(row['slot_order']),
    errors:
      row['body'] === null ? [] : (JSON.parse(zstdDecompressSync(row['body'] as Uint8Array).toString('utf8')) as readonly TestError[]),
  }));
}

function readPlain(connection: Connection, known: KnownCase, limit: number): readonly NumberedFact[] {
  const rows = connection.prepare(
    `SELECT run.*, r.attempts, s.cases FROM raw_run w CROSS JOIN file_run r ON r.run_no = w.run_no AND r.file_no = ?
     JOIN run ON run.run_no = w.run_no JOIN shape s USING (shape_no) ORDER BY w.run_no DESC`,
  );
  const facts: NumberedFact[] = [];
  for (const row of rows.iterate(known.fileNo) as Iterable<Row>) {
    if (facts.length >= limit) break;
    const stored = decodeAttempts(row['attempts'] as Uint8Array);
    const record = findPlain(connection, known, row, stored);
    if (record !== null) facts.push(toFact(row, record, nameReasons(connection, stored)));
  }
  return facts;
}

function findPlain(connection: Connection, known: KnownCase, row: Row, stored: FileAttempts): CaseRecord | null {
  const shape = decodeShape(row['cases'] as Uint8Array);
  const position = shape.findIndex((shaped) => shaped.caseNo === known.caseNo);
  const { places, exceptions, plain } = stored;
  if (position < 0 || exceptions.includes(position)) return null;
  const attempt = plain[position - exceptions.filter((other) => other < position).length];
  const place = attempt === undefined ? undefined : places[attempt.place];
  if (attempt === undefined || place === undefined) return null;
  const outcome = shape[position]?.isSkipped ? 'skipped' : 'passed';
  const only: Attempt = {
    outcome,
    agent: agentName(connection, place.agentNo),
    slot: place.slot,
    lease: place.lease as LeaseId,
    startedAtMs: Number(row['started_at_ms']) + attempt.startedAtMs,
    durationMs: attempt.durationMs,
    frameworkRetries: 0,
    order: attempt.order,
    errors: [],
  };
  return { ...known.name, outcome, isFlaky: false, attempts: [only] };
}

/** Old passes: that they were is known of each run, where and how long only of the month. */
function readSummaries(connection: Connection, known: KnownCase, limit: number): readonly NumberedFact[] {
  const exceptions = new Set(
    connection
      .prepare('SELECT run_no FROM exception WHERE case_no = ?')
      .all(known.caseNo)
      .map((row) => Number(row['run_no'])),
  );
  const months = connection.prepare(
    'SELECT p.month, p.summary, s.cases FROM pass_month p JOIN shape s USING (shape_no) WHERE p.file_no = ? ORDER BY p.month DESC',
  );
  const found: NumberedFact[] = [];
  let month: unknown = null;
  for (const row of months.iterate(known.fileNo) as Iterable<Row>) {
    // A month may have several rows; only all of them tell its newest runs.
    if (found.length >= limit && row['month'] !== month) break;
    month = row['month'];
    const shape = decodeShape(row['cases'] as Uint8Array);
    const position = shape.findIndex((shaped) => shaped.caseNo === known.caseNo);
    if (position < 0) continue;
    const { runs, cases } = decodeSummary(row['summary'] as Uint8Array);
    const durationMs = shape[position]?.isSkipped ? 0 : Math.exp(cases[position]?.meanLog ?? 0);
    const passes = runs
      .map((run) => run.runNo)
      .filter((run) => !exceptions.has(run))
      .slice(-limit);
    found.push(...passes.map((run) => summaryFact(connection, known, { run, durationMs, isSkipped: shape[position]?.isSkipped === true })));
  }
  return found;
}

function summaryFact(
  connection: Connection,
  known: KnownCase,
  pass: { readonly run: number; readonly durationMs: number; readonly isSkipped: boolean },
): NumberedFact {
  const row = connection.prepare('SELECT * FROM run WHERE run_no = ?').get(pass.run) ?? {};
  const outcome = pass.isSkipped ? 'skipped' : 'passed';
  const attempt: Attempt = {
    outcome,
    agent: '' as AgentId,
    slot: 0,
    lease: '' as LeaseId,
    startedAtMs: Number(row['started_at_ms']),
    durationMs: pass.durationMs,
    frameworkRetries: 0,
    order: 0,
    errors: [],
  };
  const { runNo, fact } = toFact(row, { ...known.name, outcome, isFlaky: false, attempts: [attempt] }, new Map());
  return { runNo, fact: { ...fact, isSummary: true } };
}

function agentName(connection: Connection, agentNo: number): AgentId {
  return String(connection.prepare('SELECT agent_id FROM agent WHERE agent_no = ?').get(agentNo)?.['agent_id'] ?? '') as AgentId;
}

function toFact(row: Row, record: CaseRecord, reasons: ReadonlyMap<LeaseId, LeaseReason>): NumberedFact {
  const runId = String(row['run_id']) as RunId;
  return {
    runNo: Number(row['run_no']),
    fact: { runId, runStartedAtMs: Number(row['started_at_ms']), commit: String(row['commit_id']), record, reasons },
  };
}
