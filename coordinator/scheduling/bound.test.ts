import { describe, expect, test } from 'vitest';
import { agentId } from '../../core/id.ts';
import { bound } from './bound.ts';
import { feasibility } from './feasibility.ts';
import { sampleEstimate } from './sample.ts';
import type { SlotCapacity } from './types.ts';

/** `A:ie` is a slot of agent A with a label; `A*2` is twice as fast; `A@10-90` is there from 10 to 90. */
function slots(...notations: readonly string[]): SlotCapacity[] {
  return notations.map((notation) => {
    const [, agent = '', label, speed, from, until] = /^(\w+)(?::(\w+))?(?:\*([\d.]+))?(?:@(\d+)-(\d+))?$/.exec(notation) ?? [];
    const window = from === undefined ? {} : { fromMs: Number(from), untilMs: Number(until) };
    return { agent: agentId(agent), labels: new Set(label === undefined ? [] : [label]), speed: Number(speed ?? 1), ...window };
  });
}

const a = (ms: readonly number[], departures = {}) => sampleEstimate('a', ms, departures);
const b = (ms: readonly number[], departures = {}) => sampleEstimate('b', ms, departures);

describe('the bound', () => {
  test.each([
    ['all work on all slots', [a([60, 40]), b([50, 50])], slots('A', 'B'), 100],
    ['loads and hooks count once a file, set-up does not', [a([60, 40], { loadMs: 20, hookMs: 30, setupMs: 1_000 })], slots('A'), 150],
    ['a fast slot does more', [a([60, 40])], slots('A', 'B*3'), 25],
    ['the longest case with its load', [a([90, 10], { loadMs: 20 })], slots('A', 'B', 'C'), 110],
    ['a file that must stay whole', [a([90, 10], { wholeReason: 'x' })], slots('A', 'B', 'C'), 100],
    ['restricted work on the slots that can do it', [a([100, 100], { labels: ['ie'] }), b([10])], slots('A:ie', 'B', 'C'), 200],
    ['groups one after the other', [a([60, 40], { group: 0 }), b([30, 30], { group: 1 })], slots('A', 'B'), 60 + 30],
    ['a limit an agent', [a([60, 40], { maxPerAgent: 1 }), b([50, 50], { maxPerAgent: 1 })], slots('A', 'A', 'A'), 200],
    ['a slot that joins late and one that leaves', [a([50, 50])], slots('A', 'B@20-40'), 80],
    ['nothing to run', [], slots('A'), 0],
    ['nobody there', [a([1])], [], Number.POSITIVE_INFINITY],
  ])('%s', (_, estimates, capacities, expected) => {
    expect(bound(estimates, capacities).ms).toBeCloseTo(expected);
  });

  test('looks at unions of labels, which may bind where none alone does', () => {
    const estimates = [a([60, 60], { labels: ['x'] }), b([60, 60], { labels: ['y'] })];
    const both = { agent: agentId('A'), labels: new Set(['x', 'y']), speed: 1 };
    expect(bound(estimates, [both, ...slots('B', 'C', 'D')]).ms).toBeCloseTo(240);
  });

  test('says what binds', () => {
    expect(bound([a([100], { labels: ['ie'] }), b([10])], slots('A:ie', 'B')).because).toContain('ie');
    expect(bound([a([60, 40], { wholeReason: 'order matters' })], slots('A', 'B')).because).toContain('order matters');
  });
});

describe('feasibility', () => {
  test('names the files and the labels that the best slot lacks', () => {
    const files = [a([1], { labels: ['os:windows', 'browser:ie'] }), b([1])].map(({ file }) => file);
    expect(feasibility(files, [{ labels: new Set(['os:windows']) }, { labels: new Set() }])).toEqual([
      { labels: ['os:windows', 'browser:ie'], missing: ['browser:ie'], files: ['vitest||a|'] },
    ]);
  });

  test('is empty when all can run, and everything is infeasible without slots', () => {
    expect(feasibility([b([1]).file], [{ labels: new Set() }])).toEqual([]);
    expect(feasibility([b([1]).file], [])).toHaveLength(1);
  });
});
