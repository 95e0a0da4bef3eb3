import { expect, test } from 'vitest';
import { quantile, sum } from './quantile.ts';
import type { WorkloadFile } from './workload.ts';
import { createWorkload, RESTRICTED_LABEL } from './workload.ts';

const testMs = (file: WorkloadFile): number => sum(file.cases.map(({ ms }) => ms));

test.each([1, 2, 3, 4, 5])("seed %d has IMVU's totals", (seed) => {
  const files = createWorkload({ seed });
  const durations = files.map(testMs);
  const restricted = sum(files.filter(({ labels }) => labels.includes(RESTRICTED_LABEL)).map(testMs));
  const fresh = files.flatMap(({ cases }) => cases).filter(({ isNew }) => isNew).length;
  const longest = [...durations].sort((a, b) => b - a);
  expect(files).toHaveLength(1_000);
  expect(sum(files.map(({ cases }) => cases.length))).toBe(15_000);
  expect(sum(durations) / 60_000).toBeCloseTo(264, 3);
  expect(restricted / 60_000).toBeCloseTo(52.8, 3);
  expect(longest[0]).toBeGreaterThanOrEqual(349_000);
  expect(longest[0]).toBeLessThanOrEqual(521_000);
  expect(longest[1]).toBeLessThan(200_000);
  expect(quantile(durations, 0.5)).toBeLessThan(sum(durations) / 2_000);
  expect(fresh / 15_000).toBeGreaterThan(0.01);
  expect(fresh / 15_000).toBeLessThan(0.06);
});

test('paths and titles are unique and in order', () => {
  const paths = createWorkload({ seed: 1 }).map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  expect([...paths].sort()).toEqual(paths);
});

test('the same options give the same files and the time scale changes durations only', () => {
  const one = createWorkload({ seed: 'a', files: 50, cases: 400 });
  const tenth = createWorkload({ seed: 'a', files: 50, cases: 400, timeScale: 0.1 });
  expect(createWorkload({ seed: 'a', files: 50, cases: 400 })).toEqual(one);
  expect(tenth.map(({ path, bytes, cases }) => [path, bytes, cases.length])).toEqual(
    one.map(({ path, bytes, cases }) => [path, bytes, cases.length]),
  );
  expect(sum(tenth.map(testMs))).toBeCloseTo(sum(one.map(testMs)) / 10, 3);
});

test.each([
  [1, 1],
  [7, 7],
  [12, 100],
])('%d files with %d cases can be made', (files, cases) => {
  const made = createWorkload({ seed: 1, files, cases });
  expect(made).toHaveLength(files);
  expect(sum(made.map((file) => file.cases.length))).toBeGreaterThanOrEqual(cases);
});
