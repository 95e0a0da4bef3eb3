import { expect, test } from 'vitest';
import { type Line, lineWidth } from './line.ts';
import { type CommitSeen, type PipelineSeen, renderPipelineLive, renderPipelineNotice, renderPipelineStatus } from './pipeline-view.ts';

const NOW_MS = 1_000_000;

function commit(number: number, stage: string, words = ''): CommitSeen {
  const id = number.toString(16).padStart(10, '0');
  return { id, subject: `change ${number}`, author: 'ada', batch: 1, stage, enteredAtMs: 0, sinceMs: NOW_MS - 42_000, words };
}

function seen(commits: readonly CommitSeen[], more: Partial<PipelineSeen> = {}): PipelineSeen {
  return {
    branch: 'main',
    tip: '',
    green: 'a'.repeat(40),
    live: null,
    hold: '',
    waitsFor: 'the run of batch 1',
    commits,
    batches: [],
    ...more,
  };
}

const textOf = (lines: readonly Line[]): string[] => lines.map((line) => line.map(({ text }) => text).join(''));
const many = (count: number, stage: string) => Array.from({ length: count }, (_, index) => commit(index, stage));

test('a commit has its stage, its clock, its name and what it is', () => {
  const [, line] = textOf(renderPipelineLive(seen([commit(1, 'testing')]), NOW_MS, { columns: 80, rows: 24 }));
  expect(line).toMatch(/^testing\s+42s\s+0+1\s+ada\s+change 1$/u);
});

test.each(['held', 'evicted', 'rolled-back', 'evidence'])('a commit that is %s says why', (stage) => {
  const lines = textOf(renderPipelineLive(seen([commit(1, stage, 'because of a test')]), NOW_MS, { columns: 80, rows: 24 }));
  expect(lines.join('\n')).toContain('because of a test');
});

test.each([
  [80, 24, 3],
  [80, 8, 40],
  [34, 24, 12],
  [20, 6, 40],
])('%i columns and %i rows hold %i commits on their way', (columns, rows, count) => {
  const commits = [...many(5, 'live'), commit(0xabc, 'held', 'it was taken back'), ...many(count, 'waiting')];
  const hosts = {
    hold: 'until noon',
    batches: [{ number: 1, stage: 'evidence', words: '', suspects: [{ words: 'change 3', probability: 0.92 }] }],
  };
  const lines = renderPipelineLive(seen(commits, hosts), NOW_MS, { columns, rows });
  expect(lines.length).toBeLessThan(rows);
  // A subject is cut by whoever paints the line; nothing before it may be.
  for (const line of lines) expect(lineWidth(line.filter(({ text }) => !text.includes('change')))).toBeLessThanOrEqual(columns);
  expect(textOf(lines).join('\n')).toContain('abc');
});

test('the status leaves nobody out', () => {
  const lines = textOf(renderPipelineStatus(seen(many(60, 'waiting')), NOW_MS));
  expect(lines.filter((line) => line.startsWith('waiting'))).toHaveLength(60);
});

test('the status says what idle agents did, and what they are at', () => {
  const done = { atMs: NOW_MS, repetitions: 4_000, failures: 1, cases: 12, yielded: 3, busyMs: 60_000, now: ['soak: cart > adds'] };
  const lines = textOf(renderPipelineStatus({ ...seen([]), idle: done }, NOW_MS));
  expect(lines.findIndex((line) => line.startsWith('idle'))).toBe(lines.length - 2);
  expect(lines.at(-1)).toContain('cart > adds');
});

test('a notice cannot move the cursor, and names the commit that its words do not', () => {
  const id = 'b'.repeat(40);
  const [line] = textOf(renderPipelineNotice({ kind: 'culprit', words: 'breaks \u001B[2J it', commits: [id] }, '2026-01-02T03:04:05.000Z'));
  expect(line).toBe('03:04:05  breaks ␛[2J it  (bbbbbbbbbb)');
  const [named] = textOf(renderPipelineNotice({ kind: 'culprit', words: `${id} breaks it`, commits: [id] }, '2026-01-02T03:04:05.000Z'));
  expect(named).not.toContain('(');
});
