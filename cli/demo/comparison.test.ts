import { describe, expect, test } from 'vitest';
import type { MeasuredFile } from './comparison.ts';
import { boundOf, renderComparison } from './comparison.ts';

const measured = (ms: number, labels: readonly string[] = [], longestMs = ms / 10): MeasuredFile => ({
  path: `f-${ms}.test.js`,
  labels,
  ms,
  longestMs,
});
const agents = (free: number, labelled: number) =>
  Array.from({ length: free + labelled }, (_, index) => ({ labels: new Set(index < free ? [] : ['ie']), speed: 1 }));

describe('the bound of what a run turned out to take', () => {
  test.each([
    ['all work on all agents', [measured(600), measured(400)], agents(4, 0), 250],
    ['restricted work on the agents that can do it', [measured(600), measured(400, ['ie'])], agents(9, 1), 400],
    ['the longest case', [measured(600, [], 500), measured(400)], agents(10, 0), 500],
  ])('is %s', (_name, files, slots, boundMs) => {
    expect(boundOf(files, slots)).toBe(boundMs);
  });
});

test('the table has a line for each run and each other way, in columns of one width', () => {
  const files = [measured(600), measured(400), measured(200, ['ie'])];
  const lines = renderComparison([{ name: 'first run', makespanMs: 700, files }], agents(1, 1));
  expect(lines).toHaveLength(5);
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
});

test('on a narrow terminal no line of the table is wider than it', () => {
  const files = [measured(600), measured(400), measured(200, ['ie'])];
  const lines = renderComparison([{ name: 'first run', makespanMs: 700, files }], agents(1, 1), 40);
  expect(lines).toHaveLength(9);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(40);
});
