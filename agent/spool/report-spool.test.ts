import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { leaseId, runId } from '../../core/id.ts';
import type { UnitReport } from '../lifecycle/types.ts';
import { openReportSpool, type ReportSpool } from './report-spool.ts';

const COORDINATOR = '127.0.0.1:7420';
const LEASE = leaseId('run/1');

let folder = '';
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'spool-')), 'agent');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const file = () => join(folder, 'reports');
const open = (limitBytes?: number) =>
  openReportSpool({ folder, coordinator: COORDINATOR, ...(limitBytes !== undefined && { limitBytes }) });

function report(sequence: number, isLast = false, lease = LEASE): UnitReport {
  const event = isLast
    ? ({ type: 'unit-ended', end: { kind: 'completed' }, wallMs: 1 } as const)
    : ({ type: 'log', file: null, caseIndex: null, stream: 'stdout', text: `line ${sequence}` } as const);
  return { type: 'unit-report', runId: runId('run'), lease, sequence, events: [{ atMs: sequence, event }] };
}

/** What a process wrote that is gone. */
function leave(...reports: UnitReport[]): void {
  using spool = open();
  for (const one of reports) expect(spool.write('s', one)).toBeNull();
}

function sequences(spool: ReportSpool): number[] {
  return (spool.estate?.reports ?? []).map(({ sequence }) => sequence);
}

describe('what a process wrote', () => {
  test('is read by itself and by the next one, with the session that it is of', () => {
    leave(report(1), report(2, true));
    using spool = open();
    expect(spool.estate).toMatchObject({
      session: 's',
      reports: [
        { lease: LEASE, sequence: 1, isLast: false },
        { sequence: 2, isLast: true },
      ],
    });
    expect([spool.read(LEASE, 2), spool.read(LEASE, 3)]).toEqual([report(2, true), null]);
  });

  test('ends a unit only where it completed: one that crashed may have died of what killed the agent', () => {
    const end = { type: 'unit-ended', end: { kind: 'crashed', message: 'signal SIGTERM' }, wallMs: 1 } as const;
    leave({ ...report(1), events: [{ atMs: 1, event: end }] });
    using spool = open();
    expect(spool.estate?.reports).toMatchObject([{ sequence: 1, isLast: false }]);
  });

  test('is nothing any more once it was cleared', () => {
    leave(report(1));
    {
      using spool = open();
      spool.clear();
      expect(spool.read(LEASE, 1)).toBeNull();
      expect(spool.write('s.2', report(9))).toBeNull();
    }
    using next = open();
    expect([next.estate?.session, sequences(next)]).toEqual(['s.2', [9]]);
  });

  test('is not for another coordinator', () => {
    leave(report(1));
    using spool = openReportSpool({ folder, coordinator: '127.0.0.1:1' });
    expect([spool.estate, statSync(file()).size]).toEqual([null, 0]);
  });

  test('is for the eyes of its user alone', { skip: process.platform === 'win32' }, () => {
    leave(report(1));
    expect([statSync(folder).mode & 0o077, statSync(file()).mode & 0o077]).toEqual([0, 0]);
  });
});

describe('a file that is not as it was written', () => {
  test.for<[string, () => void]>([
    ['was cut off', () => truncateSync(file(), statSync(file()).size - 3)],
    ['lost its last bytes to a machine that fell', () => writeFileSync(file(), readFileSync(file()).fill(0, statSync(file()).size - 20))],
  ])('that %s gives what is whole before', ([, damage]) => {
    leave(report(1), report(2), report(3));
    damage();
    using spool = open();
    expect(sequences(spool)).toEqual([1, 2]);
  });

  test.for<[string, string]>([
    [
      'is of something else',
      'what is this, and why is it here? It is longer than the head of a record is, so that it could be one of them.',
    ],
    ['is empty', ''],
  ])('that %s is begun anew', ([, text]) => {
    leave(report(1));
    writeFileSync(file(), text);
    {
      using spool = open();
      expect(spool.estate).toBeNull();
      expect(spool.write('s', report(4))).toBeNull();
    }
    using next = open();
    expect(sequences(next)).toEqual([4]);
  });

  test('that is damaged meanwhile does not give back what it cannot', () => {
    using spool = open();
    spool.write('s', report(1));
    spool.write('s', report(2));
    const bytes = readFileSync(file());
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(file(), bytes);
    expect([spool.read(LEASE, 1), spool.read(LEASE, 2)]).toEqual([report(1), null]);
  });

  test('that has more behind its end than was written is written on before it', () => {
    leave(report(1));
    appendFileSync(file(), 'half a record');
    using spool = open();
    expect(sequences(spool)).toEqual([1]);
  });
});

test('what the disk does not take is kept in memory, and the file stays whole', () => {
  {
    using spool = open(500);
    expect(spool.write('s', report(1))).toBeNull();
    const answers = [2, 3, 4, 5, 6, 7].map((sequence) => spool.write('s', report(sequence)));
    expect(answers.at(-1)).toEqual(expect.stringMatching(/bytes/));
    expect([1, 2, 3, 4, 5, 6, 7].map((sequence) => spool.read(LEASE, sequence)?.sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(statSync(file()).size).toBeLessThanOrEqual(500);
  }
  using next = open();
  expect(sequences(next)[0]).toBe(1);
});

test('one process has it at a time', () => {
  using _spool = open();
  expect(() => open()).toThrow(expect.objectContaining({ code: 'workspace-busy' }));
});
