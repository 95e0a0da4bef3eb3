import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ExpectedError } from '../../core/expected-error.ts';
import { meanMs } from '../../core/log-stat.ts';
import { exampleCase, exampleFacts, exampleFile, exampleRun, exampleSummary } from './example.ts';
import { openHistory } from './open-history.ts';
import { MIGRATIONS } from './schema.ts';
import { openSqliteHistory } from './sqlite-store.ts';
import type { HistoryStore } from './store.ts';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'shard-history-'));
  path = join(directory, 'history.sqlite');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const file = (index: number) => exampleFile(`f${index}.test.ts`, `content ${index}`);

async function fill(store: HistoryStore, runs: number, files = 20): Promise<void> {
  for (let run = 1; run <= runs; run += 1) {
    await store.beginRun(exampleRun(`r${run}`));
    await Promise.all(
      Array.from({ length: files }, (_, index) =>
        store.appendFile(exampleRun(`r${run}`).runId, exampleFacts(file(index), { x: 100, y: 50 })),
      ),
    );
    await store.finishRun(exampleSummary(`r${run}`));
  }
}

async function fillAt(at: string, runs: number): Promise<void> {
  await using store = await openHistory(at);
  await fill(store, runs);
}

/** The code of the error that opening, or else the first use, throws. */
async function failureOf(at: string): Promise<string> {
  try {
    await using store = await openHistory(at);
    await store.loadEstimates(
      Array.from({ length: 20 }, (_, index) => file(index)),
      [],
    );
    await store.listRuns(100);
    await fill(store, 30);
    return 'none';
  } catch (error) {
    return error instanceof ExpectedError ? error.code : `not expected: ${String(error)}`;
  }
}

function startWriter(script: string, limit = ''): ChildProcess {
  const module = join(directory, `writer-${Math.floor(performance.now() * 1000)}.mjs`);
  const imports = ['open-history', 'example'].map(
    (name) => `import * as ${name.replace('-', '_')} from ${JSON.stringify(join(import.meta.dirname, `${name}.ts`))};`,
  );
  writeFileSync(
    module,
    `${imports.join('\n')}\nconst { openHistory } = open_history;\nconst { exampleFile, exampleFacts, exampleRun, exampleSummary } = example;\nprocess.on('SIGXFSZ', () => {});\n${script}`,
  );
  return spawn('bash', ['-c', `${limit} exec "${process.execPath}" "${module}"`], { stdio: ['ignore', 'pipe', 'inherit'] });
}

const APPEND_FOR_EVER = (id: string): string => `
  const store = await openHistory(process.env.HISTORY);
  await store.beginRun(exampleRun('${id}'));
  for (let index = 0; ; index += 1) {
    const facts = exampleFacts(exampleFile('${id}-' + index + '.test.ts', '${id} ' + index), { x: 100, y: 50 });
    await store.appendFile('${id}', facts);
    process.stdout.write(index + '\\n');
  }`;

describe('a killed writer', () => {
  test('loses no append that was acknowledged, and leaves a file that opens', async () => {
    process.env['HISTORY'] = path;
    for (const [round, enough] of [3, 40, 150].entries()) {
      const writer = startWriter(APPEND_FOR_EVER(`k${round}`));
      let acknowledged = -1;
      for await (const line of createInterface({ input: writer.stdout as NodeJS.ReadableStream })) {
        acknowledged = Number(line);
        if (acknowledged === enough) writer.kill('SIGKILL');
      }
      await using store = await openHistory(path);
      const files = Array.from({ length: acknowledged + 1 }, (_, index) => exampleFile(`k${round}-${index}.test.ts`, `k${round} ${index}`));
      expect(await store.loadEstimates(files, [])).toHaveLength(files.length);
      expect((await store.listRuns(1))[0]).toMatchObject({ runId: `k${round}`, verdict: null });
    }
    expect(integrity()).toBe('ok');
  });
});

describe('two writers', () => {
  test('in one process share a file', async () => {
    await using one = await openHistory(path);
    await using two = await openHistory(path);
    await one.beginRun(exampleRun('r1'));
    await two.beginRun(exampleRun('r2'));
    const write = (store: HistoryStore, id: string) =>
      Array.from({ length: 50 }, (_, index) => store.appendFile(exampleRun(id).runId, exampleFacts(file(index), { x: 100 })));
    await Promise.all([...write(one, 'r1'), ...write(two, 'r2')]);
    const [known] = await one.loadEstimates([file(7)], []);
    expect(known?.cases[0]?.durationMs.n).toBeCloseTo(1.9, 3);
    expect((await two.caseFacts(exampleCase(file(7), 'x', []).id, 10)).map((fact) => fact.runId)).toEqual(['r2', 'r1']);
  });

  test('in two processes share a file', async () => {
    process.env['HISTORY'] = path;
    const script = (id: string) => `
      const store = await openHistory(process.env.HISTORY);
      await store.beginRun(exampleRun('${id}'));
      for (let index = 0; index < 150; index += 1) await store.appendFile('${id}', exampleFacts(exampleFile('f' + index + '.test.ts', 'content ' + index), { x: 100 }));
      await store.finishRun(exampleSummary('${id}'));
      await store[Symbol.asyncDispose]();`;
    const codes = await Promise.all(['p1', 'p2'].map(async (id) => once(startWriter(script(id)), 'exit')));
    expect(codes.map(([code]) => code)).toEqual([0, 0]);
    await using store = await openHistory(path);
    const known = await store.loadEstimates(
      Array.from({ length: 150 }, (_, index) => file(index)),
      [],
    );
    expect(known.map((history) => history.cases[0]?.durationMs.n.toFixed(2))).toEqual(Array(150).fill('1.90'));
    expect(integrity()).toBe('ok');
  });
});

describe('a file that is not as it was written', () => {
  test.each([
    ['is no database', (at: string) => writeFileSync(at, 'hello '.repeat(1000))],
    ['is truncated to half', (at: string) => truncateSync(at, Math.floor(statSync(at).size / 2))],
    ['lost its last page', (at: string) => truncateSync(at, statSync(at).size - 4096)],
    [
      'has zeroes where pages were',
      (at: string) => {
        const bytes = readFileSync(at);
        writeFileSync(at, bytes.fill(0, 4096, bytes.length - 4096));
      },
    ],
  ])('is reported as damaged and left where it is when it %s', async (_, damage) => {
    await fillAt(path, 20);
    damage(path);
    const before = statSync(path).size;
    expect(await failureOf(path)).toBe('history-corrupt');
    expect(existsSync(path)).toBe(true);
    expect(statSync(path).size).toBeGreaterThanOrEqual(Math.min(before, 4096));
  });

  test("is reported as another program's", async () => {
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1)');
    other.close();
    expect(await failureOf(path)).toBe('history-corrupt');
  });

  test('is reported as newer, unchanged', async () => {
    await fillAt(path, 1);
    const newer = new DatabaseSync(path);
    newer.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    newer.close();
    expect(await failureOf(path)).toBe('history-newer');
  });

  test('starts over when it is empty', async () => {
    writeFileSync(path, '');
    await fillAt(path, 1);
    expect(integrity()).toBe('ok');
  });
});

describe('an older file', () => {
  test('of version 1 keeps its data', async () => {
    const old = new DatabaseSync(path);
    old.exec(readFileSync(join(import.meta.dirname, 'fixture', 'version-1.sql'), 'utf8'));
    old.close();
    await using store = openSqliteHistory(path);
    expect(version()).toBe(MIGRATIONS.length);
    const [moved, b] = [exampleFile('moved/a.test.ts'), exampleFile('b.test.ts', 'two')];
    const expectOld = async () => {
      expect((await store.listRuns(10)).map((row) => [row.runId, row.verdict])).toEqual([
        ['r3', null],
        ['r2', 'red'],
        ['r1', 'green'],
      ]);
      const [known, broken] = await store.loadEstimates([moved, b], []);
      expect(known?.cases.map((one) => [one.titlePath.join(' > '), Math.round(meanMs(one.durationMs))])).toEqual([
        ['g > x', 82],
        ['g > y', 41],
      ]);
      expect(broken).toMatchObject({ slicedRuns: 1, brokenSlices: 1 });
      expect(await store.lastFailures()).toEqual(new Map([[b.key, ['bad', 'skip'].map((title) => exampleCase(b, title, []).id)]]));
      const facts = await store.caseFacts(exampleCase(b, 'bad', []).id, 10);
      expect(facts.map((fact) => fact.record.attempts.map((attempt) => attempt.outcome))).toEqual([['failed'], ['failed', 'passed']]);
      expect(facts[0]?.record.attempts[0]?.errors[0]?.message).toBe('AssertionError: 1 is 2');
      expect((await store.caseFacts(exampleCase(moved, 'g > x', []).id, 10)).map((fact) => fact.runId)).toEqual(['r2', 'r1']);
      expect(await store.knownDigests()).toEqual({ 'a.test.ts': exampleFile('a.test.ts').contentDigest });
    };
    await expectOld();
    // How often a case passed before is not known of that version: counts begin with the next run.
    expect(await store.flakeFacts(0)).toMatchObject({ tallies: [], failures: [] });
    await store.rebuildEstimates();
    await expectOld();
  });
});

describe('a disk that is full or read-only', () => {
  test('rejects the write, keeps what was there, and leaves the process going', async () => {
    process.env['HISTORY'] = path;
    const writer = startWriter(
      `
      const store = await openHistory(process.env.HISTORY);
      await store.beginRun(exampleRun('r1'));
      let kept = 0, code = '';
      for (let index = 0; index < 5000 && code === ''; index += 1) {
        const facts = exampleFacts(exampleFile('f' + index + '.test.ts', 'content ' + index), { ['x'.repeat(2000)]: 100 });
        await store.appendFile('r1', facts).then(() => (kept += 1), (error) => (code = error.code ?? String(error)));
      }
      const estimates = await store.loadEstimates([exampleFile('f0.test.ts', 'content 0')], []).then((found) => found.length, (error) => error.code);
      console.log(JSON.stringify({ kept, code, estimates }));`,
      'ulimit -f 1000;',
    );
    let line = '';
    for await (const said of createInterface({ input: writer.stdout as NodeJS.ReadableStream })) line += said;
    const told = JSON.parse(line) as { kept: number; code: string; estimates: unknown };
    expect(told).toMatchObject({ code: 'history-unwritable', estimates: 1 });
    expect(told.kept).toBeGreaterThan(10);
    await using store = await openHistory(path);
    expect(
      await store.loadEstimates(
        Array.from({ length: told.kept }, (_, index) => file(index)),
        [],
      ),
    ).toHaveLength(told.kept);
    expect(integrity()).toBe('ok');
  });

  test('is told when the file is opened on a full file system', async (context) => {
    const mount = join(directory, 'mount');
    mkdirSync(mount);
    try {
      shell(`mount -t tmpfs -o size=64k tmpfs '${mount}'`);
    } catch {
      context.skip('needs root to mount a small file system');
    }
    try {
      writeFileSync(join(mount, 'ballast'), Buffer.alloc(56 * 1024));
      expect(await failureOf(join(mount, 'history.sqlite'))).toBe('history-unwritable');
      rmSync(join(mount, 'ballast'));
      rmSync(join(mount, 'history.sqlite'), { force: true });
      copyFileSync(join(import.meta.dirname, 'schema.ts'), join(mount, 'other'));
      shell(`mount -o remount,ro '${mount}'`);
      expect(await failureOf(join(mount, 'history.sqlite'))).toBe('history-unwritable');
    } finally {
      shell(`umount '${mount}'`);
    }
  });

  test('is told when a directory stands in the way', async () => {
    mkdirSync(path);
    expect(await failureOf(path)).toBe('history-unwritable');
    writeFileSync(join(directory, 'plain'), '');
    expect(await failureOf(join(directory, 'plain', 'history.sqlite'))).toBe('history-unwritable');
  });

  test('is not asked for a URL', async () => {
    expect(await failureOf('postgres://host/db')).toBe('usage');
  });
});

function shell(command: string): void {
  execFileSync('bash', ['-c', command], { stdio: 'pipe' });
}

function integrity(): string {
  const db = new DatabaseSync(path);
  const row = db.prepare('PRAGMA integrity_check').get();
  db.close();
  return String(row?.['integrity_check']);
}

function version(): number {
  const db = new DatabaseSync(path, { readOnly: true });
  const row = db.prepare('PRAGMA user_version').get();
  db.close();
  return Number(row?.['user_version']);
}
