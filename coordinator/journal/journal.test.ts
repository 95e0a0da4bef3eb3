import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../core/digest.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import { agentId, type CaseId, type FileKey, runId } from '../../core/id.ts';
import type { RunInput } from '../run/types.ts';
import { openJournal } from './journal.ts';
import { type JournalEnd, readJournal } from './reader.ts';
import { encodeInputs, JOURNAL_VERSION } from './record.ts';
import { KEPT_RUNS, pruneRuns } from './retention.ts';

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'shard-journal-'));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

const start: RunInput = {
  type: 'start',
  nowMs: 1,
  runId: runId('r1'),
  revision: { commit: 'c', tree: 't', isDirty: false },
  settings: {
    isCi: true,
    retries: 1,
    bail: null,
    flakyPolicy: 'allow',
    only: new Map([
      ['vitest||a.test.ts|' as FileKey, ['x' as CaseId]],
      ['b' as FileKey, []],
    ]),
    expectAgents: 1,
    agentWaitMs: 10,
    suites: [],
    planOnly: false,
  },
};
const lost = (nowMs: number, reason: string): RunInput => ({ type: 'agent-lost', nowMs, agent: agentId('a1'), reason });
const loaded = (count: number, casesEach = 0): RunInput => {
  const stat = { n: 1, meanLog: 2.5, varLog: 0 };
  const cases = Array.from({ length: casesEach }, (_, index) => ({
    id: `c${index}` as CaseId,
    titlePath: [`case ${index}`],
    ordinal: 0,
    durationMs: stat,
    lastOutcome: 'passed' as const,
  }));
  const histories = Array.from({ length: count }, (_, index) => ({
    key: `f${index}` as FileKey,
    contentDigest: '',
    loadMs: stat,
    setupMs: stat,
    hookMs: stat,
    cases,
    slicedRuns: 0,
    brokenSlices: 0,
  }));
  return { type: 'history-loaded', nowMs: 3, histories };
};

function write(id: string, batches: readonly (readonly RunInput[])[]): string {
  using journal = openJournal(state, runId(id));
  for (const batch of batches) expect(journal.append(batch)).toBeNull();
  return journal.path;
}

function read(path: string): { inputs: RunInput[]; end: JournalEnd } {
  let end: JournalEnd | undefined;
  const inputs = [...readJournal(path, (seen) => (end = seen))];
  if (end === undefined) throw new Error('the reader did not say how it ended');
  return { inputs, end };
}

describe('a journal', () => {
  test('gives back every input as it was, maps included', () => {
    const batches = [[start], [lost(2, 'silent'), { type: 'tick', nowMs: 3 } as const], [loaded(0), loaded(700), loaded(256), loaded(1)]];
    const { inputs, end } = read(write('r1', batches));
    expect(inputs).toEqual(batches.flat());
    expect(end).toMatchObject({ kind: 'complete', inputs: 7, problem: '' });
  });

  test('gives back any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }), fc.uuid(), (texts, id) => {
        const inputs = texts.map((text, index) => lost(index, text));
        expect(read(write(id, [inputs])).inputs).toEqual(inputs);
      }),
      { numRuns: 30 },
    );
  });

  test('reads lines longer than one read', () => {
    const inputs = [lost(1, 'x'.repeat(900_000)), lost(2, 'y'), lost(3, 'é\n'.repeat(400_000))];
    expect(read(write('r1', [inputs])).inputs).toEqual(inputs);
  });

  test('gives back inputs that share a turn, and a history in parts, as they were', () => {
    const part = { ...loaded(300, 3), type: 'history-part' } as RunInput;
    const batches = [
      [{ ...lost(1, 'one'), isFollowed: true } as const, lost(1, 'two')],
      [part, part, loaded(0)],
    ];
    expect(read(write('r1', batches)).inputs).toEqual(batches.flat());
  });

  test('of the version before is read as it was meant', () => {
    const path = write('r1', []);
    const header = JSON.stringify({ journal: 1, runId: 'r1' });
    const sum = crc32(header);
    const lines = [...encodeInputs([lost(1, 'one'), loaded(700)], sum)].map(({ text }) => text).join('');
    writeFileSync(path, `${sum.toString(16).padStart(8, '0')} ${header}\n${lines}`);
    expect(read(path)).toMatchObject({ inputs: [lost(1, 'one'), loaded(700)], end: { kind: 'complete' } });
  });

  test('is written in pieces of a few megabytes at most, however long a history is', () => {
    const sizes = [...encodeInputs([loaded(2_000, 60)], 0)].map(({ text }) => text.length);
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeLessThan(4 * 1024 * 1024);
  });

  test('is sealed with length and digest of the whole file', () => {
    using journal = openJournal(state, runId('r1'));
    journal.append([start, lost(2, 'silent')]);
    const bytes = readFileSync(journal.path);
    expect(journal.seal()).toEqual({ digest: sha256Hex(bytes), bytes: bytes.length });
    const { end } = read(journal.path);
    expect(end).toMatchObject({ digest: sha256Hex(bytes), bytes: bytes.length });
  });

  test('keeps the whole records before a torn tail, wherever it is torn', () => {
    const path = write('r1', [[lost(1, 'one'), lost(2, 'two'), lost(3, 'three')]]);
    const size = statSync(path).size;
    const seen = new Set<number>();
    for (let length = size - 1; length >= 0; length -= 1) {
      truncateSync(path, length);
      const { inputs, end } = read(path);
      expect(inputs.map((input) => input.nowMs)).toEqual([1, 2, 3].slice(0, inputs.length));
      expect(end.kind).toBe(end.validBytes === length && length > 0 ? 'complete' : 'torn');
      seen.add(inputs.length);
    }
    expect([...seen]).toEqual([2, 1, 0]);
  });

  test('notices any flipped byte', () => {
    const path = write('r1', [[start, lost(2, 'two')]]);
    const bytes = readFileSync(path);
    const whole = read(path).end.digest;
    for (let index = 0; index < bytes.length; index += 1) {
      const damaged = Buffer.from(bytes);
      damaged[index] = (damaged[index] ?? 0) ^ 1;
      writeFileSync(path, damaged);
      const { end } = read(path);
      expect(end.kind).not.toBe('complete');
      expect(end.digest).not.toBe(whole);
    }
  });

  test.each([
    ['a line left out', (lines: string[]) => lines.toSpliced(2, 1)],
    ['a line doubled', (lines: string[]) => lines.toSpliced(2, 0, lines[2] ?? '')],
    ['two lines swapped', (lines: string[]) => lines.toSpliced(2, 2, lines[3] ?? '', lines[2] ?? '')],
    ['another version', (lines: string[]) => lines.with(0, (lines[0] ?? '').replace(`"journal":${JOURNAL_VERSION}`, '"journal":999'))],
  ])('notices %s', (_, change) => {
    const path = write('r1', [[lost(1, 'one'), lost(2, 'two'), lost(3, 'three'), lost(4, 'four')]]);
    writeFileSync(path, change(readFileSync(path, 'utf8').split('\n')).join('\n'));
    expect(read(path).end.kind).toBe('damaged');
  });
});

describe('a disk that cannot take the journal', () => {
  test('is an error when the journal is opened', () => {
    writeFileSync(join(state, 'runs'), 'a file where the directory should be');
    expect(() => openJournal(state, runId('r1'))).toThrow(ExpectedError);
  });

  test('is an error value when it fills up, and what was written before stays readable', () => {
    const child = `
      import { openJournal } from ${JSON.stringify(join(import.meta.dirname, 'journal.ts'))};
      process.on('SIGXFSZ', () => {});
      const journal = openJournal(${JSON.stringify(state)}, 'full');
      let failed = 0, kept = 0;
      for (let index = 0; index < 60; index += 1) {
        const error = journal.append([{ type: 'agent-lost', nowMs: index, agent: 'a', reason: 'x'.repeat(1000) }]);
        if (error === null) kept += 1; else failed += error.code === 'journal-unwritable' ? 1 : 1000;
      }
      console.log(JSON.stringify({ kept, failed, seal: journal.seal() }));
      journal.close();`;
    const script = join(state, 'child.mjs');
    writeFileSync(script, child);
    const out = execFileSync('bash', ['-c', `ulimit -f 16; exec "${process.execPath}" "${script}"`], { encoding: 'utf8' });
    const told = JSON.parse(out) as { kept: number; failed: number; seal: unknown };
    expect(told.kept + told.failed).toBe(60);
    expect(told.failed).toBeGreaterThan(0);
    expect(told.seal).toBeNull();
    const { inputs, end } = read(join(state, 'runs', 'full', 'journal'));
    expect(inputs).toHaveLength(told.kept);
    expect(end.kind).toBe('complete');
  });
});

describe('the directory of runs', () => {
  test('keeps the newest runs and the current one', () => {
    for (let index = 0; index < KEPT_RUNS + 5; index += 1) {
      mkdirSync(join(state, 'runs', `run-${index}`), { recursive: true });
      utimesSync(join(state, 'runs', `run-${index}`), index, index);
    }
    appendFileSync(join(state, 'runs', 'run-0', 'journal'), '');
    utimesSync(join(state, 'runs', 'run-0'), 0, 0);
    pruneRuns(state, runId('run-0'));
    const left = readdirSync(join(state, 'runs'));
    expect(left).toHaveLength(KEPT_RUNS);
    expect(left).toContain('run-0');
    expect(left).toContain(`run-${KEPT_RUNS + 4}`);
    expect(left).not.toContain('run-5');
  });
});
