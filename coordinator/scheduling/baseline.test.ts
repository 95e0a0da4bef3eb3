import { expect, test } from 'vitest';
import type { BaselineAgent, BaselineFile } from './baseline.ts';
import { countShardsMs, longestFirstPullMs, longestFirstStaticMs } from './baseline.ts';

const agents = (...labels: readonly string[]): BaselineAgent[] =>
  labels.map((label) => ({ labels: new Set(label === '' ? [] : [label]), speed: 1 }));
const files = (...ms: readonly number[]): BaselineFile[] => ms.map((one, index) => ({ path: `f${index}`, labels: [], ms: one }));

test('longest first packs what a count split leaves lopsided', () => {
  const tests = files(9, 8, 1, 1, 1, 1, 1);
  expect(longestFirstStaticMs(tests, agents('', ''))).toBe(11);
  expect(longestFirstPullMs(tests, agents('', ''))).toBe(11);
  expect(countShardsMs(tests, agents('', ''))).toBeGreaterThanOrEqual(11);
});

test('a plan made ahead pays for what it did not expect, a queue does not', () => {
  const tests = [{ path: 'a', labels: [], ms: 20, expectedMs: 5 }, ...files(5, 5, 5, 5)];
  expect(longestFirstStaticMs(tests, agents('', ''))).toBeGreaterThanOrEqual(25);
  expect(longestFirstPullMs(tests, agents('', ''))).toBe(20);
});

test('restricted files go to the agents that can run them, in each way of splitting', () => {
  const tests = [{ path: 'ie', labels: ['ie'], ms: 10 }, ...files(2, 2)];
  for (const makespan of [countShardsMs, longestFirstStaticMs, longestFirstPullMs]) {
    expect(makespan(tests, agents('ie', '', ''))).toBe(10);
    expect(makespan(tests, agents('', ''))).toBe(
      makespan === longestFirstPullMs ? Number.POSITIVE_INFINITY : makespan(tests, agents('', '')),
    );
  }
});

test('more shards than files leaves shards empty', () => {
  expect(countShardsMs(files(3, 4), agents('', '', '', '', ''))).toBe(4);
});

test('a slow agent takes longer', () => {
  expect(longestFirstPullMs(files(10), [{ labels: new Set(), speed: 0.5 }])).toBe(20);
});
