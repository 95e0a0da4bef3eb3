/** The ledger of a whole year at a million case runs a day, as it is left when old passes are summed up: written row by row, without the runs. */
import type { DatabaseSync } from 'node:sqlite';
import { type AppendContext, insertException } from '../../coordinator/history/append.ts';
import { openConnection } from '../../coordinator/history/connection.ts';
import { createDictionary } from '../../coordinator/history/dictionary.ts';
import { insertVerdict } from '../../coordinator/history/flake-query.ts';
import { type Moments, NO_MOMENTS } from '../../coordinator/history/moment.ts';
import { SETTLED_EVERY, settleFailures } from '../../coordinator/history/settled-failure.ts';
import { encodeSummary, type SummedRun } from '../../coordinator/history/summary-code.ts';
import type { CaseRecord } from '../../core/case-record.ts';
import { agentId, leaseId, runId } from '../../core/id.ts';
import type { Random } from '../../core/random.ts';
import {
  AGENTS,
  EDITS_A_RUN,
  editFile,
  FAILS_ONE_IN,
  FLAKY_ONE_IN,
  failure,
  type MadeCase,
  type MadeFile,
  type MadeSuite,
} from './history-suite.ts';

const DAY_MS = 86_400_000;
const DAYS_A_YEAR = 365;
/** Of the suite whose edits are counted. */
const USUAL_FILES = 1_000;
/** What idle agents leave in a year, as the ledger keeps it: pieces of twenty seconds in eight hours a day for a month, and of each quarter a row for each case. */
const SOAK = { days: 30, piecesADay: 1_440, quarters: 4 } as const;
const DETAIL =
  '{"reasons":[],"breakdown":{"testMs":15840000,"setupMs":100000,"repeatedMs":0,"starvedMs":0,"tailMs":30000,"slowAgentMs":0,"startupMs":20000}}';

type YearPlan = { readonly firstMs: number; readonly runsADay: number; readonly casesPerFile: number };

/** A file with its runs of this month that are not summed up yet, and how often each of its cases was no plain pass in them. */
type Filed = { readonly made: MadeFile; readonly fileNo: number; versionNo: number; shapeNo: number; runs: SummedRun[]; missed: number[] };

/**
 * Adds the runs of a year before those that the ledger will have: each with its edits, failures and verdicts, and its passes in the sums of their months. The
 * suite ends as it is then. Returns how many runs there were.
 */
export function writeYear(path: string, suite: MadeSuite, plan: YearPlan): number {
  const connection = openConnection(path);
  const context: AppendContext = { connection, dictionary: createDictionary(connection), transfers: new Map() };
  const year = new Year(context, suite, plan);
  const runs = DAYS_A_YEAR * plan.runsADay;
  for (let from = 1; from <= runs; ) {
    const month = monthAt(plan, from);
    let until = from;
    while (until <= runs && monthAt(plan, until) === month) until += 1;
    connection.transaction(() => year.write(month, [from, until]));
    from = until;
  }
  connection.close();
  return runs;
}

/** Months since year 0, as the ledger counts them. */
function monthAt({ firstMs, runsADay }: YearPlan, run: number): number {
  const at = new Date(firstMs + (run * DAY_MS) / runsADay);
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
}

/** `failed` are the cases that failed in the run already. */
type Failing = {
  readonly run: number;
  readonly runNo: number;
  readonly startedAtMs: number;
  readonly failed: Set<string>;
  readonly isFlaky: boolean;
};

class Year {
  readonly #context: AppendContext;
  readonly #suite: MadeSuite;
  readonly #plan: YearPlan;
  readonly #edits: number;
  #files: readonly Filed[] = [];

  constructor(context: AppendContext, suite: MadeSuite, plan: YearPlan) {
    this.#context = context;
    this.#suite = suite;
    this.#plan = plan;
    // A smaller suite is edited less.
    this.#edits = Math.max(1, Math.round((EDITS_A_RUN * suite.files.length) / USUAL_FILES));
  }

  write(month: number, [from, until]: readonly [number, number]): void {
    if (this.#files.length === 0) this.#files = this.#suite.files.map((made) => this.#file(made));
    for (let run = from; run < until; run++) this.#run(run, month);
    for (const filed of this.#files) this.#sumUp(filed, month);
  }

  #file(made: MadeFile): Filed {
    const fileNo = this.#context.dictionary.fileNo(made.file);
    const filed = { made, fileNo, versionNo: 0, shapeNo: 0, runs: [], missed: [] };
    this.#change(filed);
    return filed;
  }

  #run(run: number, month: number): void {
    const { random, files } = this.#suite;
    const startedAtMs = this.#plan.firstMs + (run * DAY_MS) / this.#plan.runsADay;
    const runNo = this.#begin(run, startedAtMs);
    for (let edit = 0; run > 1 && edit < this.#edits; edit++) {
      const filed = this.#files[random.below(files.length)];
      if (filed !== undefined) this.#edit(filed, runNo, month);
    }
    for (const filed of this.#files) filed.runs.push({ runNo, versionNo: filed.versionNo });
    const cases = files.length * this.#plan.casesPerFile;
    const failed = new Set<string>();
    for (let left = cases / FLAKY_ONE_IN; random.next() < left; left -= 1) this.#fail({ run, runNo, startedAtMs, failed, isFlaky: true });
    for (let left = cases / FAILS_ONE_IN; random.next() < left; left -= 1) this.#fail({ run, runNo, startedAtMs, failed, isFlaky: false });
  }

  #begin(run: number, startedAtMs: number): number {
    const { connection } = this.#context;
    const name = String(run).padStart(40, '0');
    const { lastInsertRowid } = connection
      .prepare('INSERT INTO run (run_id, commit_id, tree_id, is_dirty, started_at_ms) VALUES (?, ?, ?, 0, ?)')
      .run(`year-${run}`, name, name.replaceAll('0', '1'), startedAtMs);
    connection
      .prepare("INSERT INTO run_end VALUES (?, 'green', 0, 480123.4, 470001.2, ?, ?, ?, 0, 0, 0, 0, ?)")
      .run(lastInsertRowid, this.#suite.files.length, 15_000, 15_000, DETAIL);
    return Number(lastInsertRowid);
  }

  #edit(filed: Filed, runNo: number, month: number): void {
    const { made, fileNo } = filed;
    const before = made.cases.length;
    editFile(made, this.#suite.random);
    const isOther = made.cases.length > before;
    // One goes for each that comes: a year of a million case runs a day has as many cases at its end.
    if (isOther) made.cases.shift();
    if (isOther) this.#sumUp(filed, month);
    this.#change(filed);
    this.#context.connection.prepare('INSERT OR IGNORE INTO segment (file_no, case_no, run_no) VALUES (?, 0, ?)').run(fileNo, runNo);
  }

  #change(filed: Filed): void {
    const { dictionary } = this.#context;
    const { made, fileNo } = filed;
    filed.versionNo = dictionary.versionNo(fileNo, made.file.contentDigest);
    const shape = made.cases.map(({ record, isSkipped }) => ({ caseNo: dictionary.caseNo(fileNo, record), isSkipped }));
    filed.shapeNo = dictionary.shapeNo(fileNo, shape);
  }

  #fail(at: Failing): void {
    const { random } = this.#suite;
    const filed = this.#files[random.below(this.#files.length)];
    const position = random.below(this.#plan.casesPerFile);
    const one = filed?.made.cases[position];
    if (filed === undefined || one === undefined || one.isSkipped || at.failed.has(one.record.id)) return;
    at.failed.add(one.record.id);
    filed.missed[position] = (filed.missed[position] ?? 0) + 1;
    const { connection, dictionary } = this.#context;
    const record = failedRecord(one, random, at);
    insertException(this.#context, at.runNo, { record, caseNo: dictionary.caseNo(filed.fileNo, record) });
    insertVerdict(connection, {
      case: record.id,
      runId: runId(`year-${at.run}`),
      commit: '0'.repeat(40),
      agent: agentId('agent-1'),
      cause: 'false-failure',
      probability: 0.99,
      rerunsElsewhere: 6,
      rerunFailuresElsewhere: 0,
      words: `"${record.titlePath.join(' > ')}": 99 % no commit: chance; failed again in 0 of 6 tries, and never failed falsely in 4,000 runs`,
    });
  }

  #sumUp(filed: Filed, month: number): void {
    const { made, fileNo, shapeNo, runs, missed } = filed;
    if (runs.length === 0) return;
    const of = (medianMs: number, lost = 0): Moments => ({ count: runs.length - lost, meanLog: Math.log(medianMs), varLog: 0.04 });
    const cases = made.cases.map((one, index) => (one.isSkipped ? NO_MOMENTS : of(one.medianMs, missed[index])));
    const summary = encodeSummary({ runs, slicedRuns: 0, brokenSlices: 0, loadMs: of(80), setupMs: of(20), hookMs: of(2), cases });
    this.#context.connection
      .prepare('INSERT OR REPLACE INTO pass_month (file_no, month, shape_no, summary) VALUES (?, ?, ?, ?)')
      .run(fileNo, month, shapeNo, summary);
    filed.runs = [];
    filed.missed = [];
  }
}

function failedRecord(one: MadeCase, random: Random, at: Pick<Failing, 'startedAtMs' | 'isFlaky'>): CaseRecord {
  const place = { agent: agentId(`agent-${random.below(AGENTS)}`), slot: 0, lease: leaseId(`lease-${random.below(1e6)}`) };
  const attempt = {
    ...place,
    startedAtMs: at.startedAtMs + 1,
    durationMs: one.medianMs,
    frameworkRetries: 0,
    order: random.below(400),
    errors: [],
  };
  const failed = { ...attempt, outcome: 'failed' as const, errors: [failure(one, random)] };
  const attempts = at.isFlaky ? [failed, { ...attempt, outcome: 'passed' as const }] : [failed];
  return { ...one.record, outcome: at.isFlaky ? 'passed' : 'failed', isFlaky: at.isFlaky, attempts };
}

/** Adds the repetitions of a year of idle agents. */
export function addSoak(path: string, { random, lastMs }: { readonly random: Random; readonly lastMs: number }): void {
  const { db, close } = openConnection(path);
  const ids = readIds(db);
  const idOf = (index: number): string => ids[index] ?? '';
  db.exec('BEGIN');
  const insert = db.prepare("INSERT INTO soak (case_id, at_ms, context, runs, failures) VALUES (?, ?, 'soak in-process', ?, 0)");
  for (let quarter = SOAK.quarters; quarter > 0; quarter--) {
    for (let index = 0; index < ids.length; index++) insert.run(idOf(index), lastMs - quarter * 91 * DAY_MS, 3_000);
  }
  for (let piece = SOAK.days * SOAK.piecesADay; piece > 0; piece--) {
    insert.run(idOf(random.below(ids.length)), lastMs - piece * (DAY_MS / SOAK.piecesADay), 150);
  }
  db.exec('INSERT INTO soak_count SELECT case_id, sum(runs), sum(failures) FROM soak GROUP BY case_id');
  db.exec('COMMIT');
  close();
}

/** Those that were there at the beginning: as many as a run has. */
function readIds(db: DatabaseSync): readonly string[] {
  return db
    .prepare('SELECT case_id FROM test_case ORDER BY case_no LIMIT 15000')
    .all()
    .map((row) => String(row['case_id']));
}

/** Sums up failures as the end of the last run that does so would have left them. */
export function settleYear(path: string, runs: number): void {
  const connection = openConnection(path);
  connection.transaction(() => settleFailures(connection, runs - (runs % SETTLED_EVERY)));
  connection.close();
}
