/** Short numbers for the long names that facts repeat: files, contents, cases, agents, shapes, error texts. */
import { createHash } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { assert } from '../../core/assert.ts';
import type { CaseRecord } from '../../core/case-record.ts';
import type { AgentId, FileKey } from '../../core/id.ts';
import type { TestError } from '../../core/outcome.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Connection } from './connection.ts';
import { encodeShape, type Shape } from './shape.ts';

/** Of each text of an error. The whole text is in the run's report; the ledger keeps what tells one failure from another for ever. */
const MAX_ERROR_TEXT = 8192;
/** Errors of one attempt. */
const MAX_ERRORS = 8;
/**
 * Names remembered; beyond it all are forgotten at once and looked up again, at some microseconds each. A run asks for each case once, so they
 * serve the next run of the same process: all of an ordinary project in 7 MB. A million would be 130 MB for as long as the process lives.
 */
const MAX_REMEMBERED = 50_000;

/** Every method must be called in a write transaction, and gives the same name the same number for ever. */
export type Dictionary = {
  fileNo(file: TestFile): number;
  versionNo(fileNo: number, digest: string): number;
  caseNo(fileNo: number, record: Pick<CaseRecord, 'id' | 'titlePath' | 'ordinal'>): number;
  agentNo(agent: AgentId): number;
  shapeNo(fileNo: number, shape: Shape): number;
  errorNo(errors: readonly TestError[]): number | null;
  /** What was remembered may have been rolled back. */
  forget(): void;
};

export function createDictionary(connection: Connection): Dictionary {
  const remembered = new Map<string, number>();
  const recall = (name: string, find: () => number): number => {
    const known = remembered.get(name);
    if (known !== undefined) return known;
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    const found = find();
    remembered.set(name, found);
    return found;
  };
  return {
    fileNo: (file) => recall(`f${file.key}`, () => findFile(connection, file)),
    versionNo: (fileNo, digest) => recall(`v${fileNo}:${digest}`, () => findVersion(connection, fileNo, digest)),
    caseNo: (fileNo, record) => recall(`c${record.id}`, () => findCase(connection, fileNo, record)),
    agentNo: (agent) => recall(`a${agent}`, () => findAgent(connection, agent)),
    shapeNo: (fileNo, shape) => findShape(connection, fileNo, shape),
    errorNo: (errors) => (errors.length === 0 ? null : findError(connection, errors)),
    forget: () => remembered.clear(),
  };
}

/** A SHA-256 as 32 bytes; anything else as it is. */
function digestValue(digest: string): string | Uint8Array {
  return /^[0-9a-f]{64}$/.test(digest) ? Buffer.from(digest, 'hex') : digest;
}

export function digestText(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value);
}

/** Returns the number of a file the ledger knows. */
export function findFileNo(connection: Connection, key: FileKey): number | null {
  const row = connection.prepare('SELECT file_no AS no FROM file WHERE file_key = ?').get(key);
  return row === undefined ? null : Number(row['no']);
}

function findFile(connection: Connection, file: TestFile): number {
  const known = findFileNo(connection, file.key);
  if (known !== null) return known;
  const insert = connection.prepare('INSERT INTO file (file_key, suite, project, path, kind) VALUES (?, ?, ?, ?, ?)');
  return Number(insert.run(file.key, file.suite, file.project, file.path, file.kind).lastInsertRowid);
}

function findVersion(connection: Connection, fileNo: number, digest: string): number {
  const value = digestValue(digest);
  const row = connection
    .prepare('SELECT version_no AS no FROM version WHERE file_no = ? AND digest = ? ORDER BY version_no DESC')
    .get(fileNo, value);
  if (row !== undefined) return Number(row['no']);
  return Number(connection.prepare('INSERT INTO version (file_no, digest) VALUES (?, ?)').run(fileNo, value).lastInsertRowid);
}

function findCase(connection: Connection, fileNo: number, record: Pick<CaseRecord, 'id' | 'titlePath' | 'ordinal'>): number {
  const row = connection.prepare('SELECT case_no AS no FROM test_case WHERE case_id = ?').get(record.id);
  if (row !== undefined) return Number(row['no']);
  const insert = connection.prepare('INSERT INTO test_case (file_no, case_id, titles, ordinal) VALUES (?, ?, ?, ?)');
  return Number(insert.run(fileNo, record.id, JSON.stringify(record.titlePath), record.ordinal).lastInsertRowid);
}

function findAgent(connection: Connection, agent: AgentId): number {
  const row = connection.prepare('SELECT agent_no AS no FROM agent WHERE agent_id = ?').get(agent);
  if (row !== undefined) return Number(row['no']);
  return Number(connection.prepare('INSERT INTO agent (agent_id) VALUES (?)').run(agent).lastInsertRowid);
}

function findShape(connection: Connection, fileNo: number, shape: Shape): number {
  const cases = encodeShape(shape);
  const row = connection.prepare('SELECT shape_no AS no FROM shape WHERE file_no = ? AND cases = ?').get(fileNo, cases);
  if (row !== undefined) return Number(row['no']);
  return Number(connection.prepare('INSERT INTO shape (file_no, cases) VALUES (?, ?)').run(fileNo, cases).lastInsertRowid);
}

function findError(connection: Connection, errors: readonly TestError[]): number {
  const body = JSON.stringify(errors.slice(0, MAX_ERRORS).map(cutError));
  const digest = createHash('sha256').update(body).digest().subarray(0, 16);
  const row = connection.prepare('SELECT error_no AS no FROM error_text WHERE digest = ?').get(digest);
  if (row !== undefined) return Number(row['no']);
  const { lastInsertRowid } = connection.prepare('INSERT INTO error_text (digest, body) VALUES (?, ?)').run(digest, zstdCompressSync(body));
  assert(typeof lastInsertRowid === 'number', 'an error text has a number');
  return lastInsertRowid;
}

function cutError(error: TestError): TestError {
  const cut = <T extends string | null>(text: T): T =>
    text !== null && text.length > MAX_ERROR_TEXT ? (`${text.slice(0, MAX_ERROR_TEXT)}…` as T) : text;
  return {
    message: cut(error.message),
    location: error.location,
    diff: cut(error.diff),
    codeFrame: cut(error.codeFrame),
    stack: cut(error.stack),
  };
}
