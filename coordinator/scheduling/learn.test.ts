import { describe, expect, test } from 'vitest';
import type { AgentId, FileKey } from '../../core/id.ts';
import { agentId } from '../../core/id.ts';
import { createRandom } from '../../core/random.ts';
import { agentSpeed, expectedCaseMs, expectedCasesMs, expectedUnitMs, learnCase, learnCollected, learnTiming } from './learn.ts';
import { createPool } from './pool.ts';
import type { Pool } from './pool-state.ts';
import { sampleEstimate } from './sample.ts';

const [FAST, SLOW, TYPICAL] = [agentId('fast'), agentId('slow'), agentId('typical')];
const A = 'vitest||a|' as FileKey;
const B = 'vitest||b|' as FileKey;
const CASES = Array.from({ length: 40 }, () => 100);

function learnAll(pool: Pool, agent: AgentId, file: FileKey, durationMs: (index: number) => number): void {
  CASES.forEach((_, index) => learnCase(pool, { agent, file, titlePath: [String(index + 1)], durationMs: durationMs(index) }));
}

describe('agents', () => {
  test('are told apart by what they need for the same cases; the median is 1', () => {
    const pool = createPool(['a', 'b', 'c', 'd', 'e', 'f'].map((path) => sampleEstimate(path, CASES)));
    const noise = createRandom(1);
    for (const path of ['a', 'b', 'c', 'd', 'e', 'f']) {
      for (const [agent, factor] of [
        [FAST, 0.7],
        [SLOW, 1.5],
        [TYPICAL, 1],
      ] as const) {
        learnAll(pool, agent, `vitest||${path}|` as FileKey, () => noise.lognormal(100, 0.1) * factor);
      }
    }
    expect(agentSpeed(pool, FAST)).toBeGreaterThan(1.2);
    expect(agentSpeed(pool, SLOW)).toBeLessThan(0.8);
    expect(agentSpeed(pool, TYPICAL)).toBeCloseTo(1, 1);
  });

  test('that nothing is known of have speed 1, and one slow case changes little', () => {
    const pool = createPool([sampleEstimate('a', CASES)]);
    learnCase(pool, { agent: SLOW, file: A, titlePath: ['1'], durationMs: 1_000 });
    expect(agentSpeed(pool, SLOW)).toBeGreaterThan(0.9);
    expect(agentSpeed(pool, agentId('never seen'))).toBe(1);
  });
});

describe('files', () => {
  test('whose cases turn out slow are expected to go on so', () => {
    const pool = createPool([sampleEstimate('a', CASES), sampleEstimate('b', CASES)]);
    const beforeMs = expectedUnitMs(pool, [A], null);
    learnAll(pool, TYPICAL, A, () => 200);
    expect(expectedUnitMs(pool, [A], null)).toBeGreaterThan(beforeMs * 1.5);
    expect(expectedUnitMs(pool, [B], null)).toBeLessThan(expectedUnitMs(pool, [A], null));
  });

  test('that are new are expected like the new files of their folder', () => {
    const estimates = ['unit/a', 'unit/b', 'browser/a', 'browser/b'].map((path) =>
      sampleEstimate(path, [], { unknownMs: 4_000, sigmaLog: 1, loadMs: 10 }),
    );
    const pool = createPool(estimates);
    for (const [path, ms] of [
      ['unit/a', 10],
      ['browser/a', 2_000],
    ] as const) {
      const file = `vitest||${path}|` as FileKey;
      learnCollected(
        pool,
        file,
        CASES.map((_, index) => [String(index + 1)]),
      );
      learnAll(pool, TYPICAL, file, () => ms);
    }
    const [unit, browser] = ['unit/b', 'browser/b'].map((path) => expectedUnitMs(pool, [`vitest||${path}|` as FileKey], null));
    expect(browser).toBeGreaterThan(20_000);
    expect(unit).toBeLessThan(10_000);
  });

  test('share what a load costs', () => {
    const pool = createPool([sampleEstimate('a', [], { unknownMs: 100 }), sampleEstimate('b', [], { unknownMs: 100 })]);
    const beforeMs = expectedUnitMs(pool, [B], null);
    for (let load = 0; load < 20; load++)
      learnTiming(pool, { agent: TYPICAL, file: A, timing: { loadMs: 900, setupMs: 100, testMs: 0 }, isSlice: false });
    expect(expectedUnitMs(pool, [B], null)).toBeGreaterThan(beforeMs + 700);
  });
});

describe('cases', () => {
  test('of a new file share its guess once they are collected', () => {
    const pool = createPool([sampleEstimate('a', [], { unknownMs: 2_000 })]);
    expect(expectedCasesMs(pool, [A], null)).toBe(2_000);
    learnCollected(pool, A, [['x'], ['y']]);
    const [x, both] = [expectedCaseMs(pool, A, ['x']), expectedCasesMs(pool, [A], null)];
    expect(both).toBeCloseTo(2 * x);
    expect(expectedCasesMs(pool, [A], { kind: 'only', titlePaths: [['y']] })).toBeCloseTo(x);
  });

  test('are expected by their history, whatever ends meanwhile: what is left of a unit goes down to 0', () => {
    const pool = createPool([sampleEstimate('a', CASES)]);
    let leftMs = expectedCasesMs(pool, [A], null);
    CASES.forEach((_, index) => {
      learnCase(pool, { agent: TYPICAL, file: A, titlePath: [String(index + 1)], durationMs: 500 });
      leftMs -= expectedCaseMs(pool, A, [String(index + 1)]);
    });
    expect(leftMs).toBeCloseTo(0);
  });

  test('may be collected again without effect', () => {
    const pool = createPool([sampleEstimate('a', [], { unknownMs: 2_000 })]);
    learnCollected(pool, A, [['x'], ['y']]);
    const once = expectedCasesMs(pool, [A], null);
    learnCollected(pool, A, [['x'], ['y'], ['z']]);
    expect(expectedCasesMs(pool, [A], null)).toBe(once);
  });
});
