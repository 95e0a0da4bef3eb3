import { describe, expect, test } from 'vitest';
import type { FileHistory } from '../../core/file-history.ts';
import { agentId } from '../../core/id.ts';
import { caseId } from '../../core/test-case.ts';
import { runFleet } from './fleet-model.ts';
import { modelKey } from './model-project.ts';
import { createRun, reduce } from './reduce.ts';
import type { Effect, RunInput } from './types.ts';

const FILES = ['a', 'b', 'c'].map((path) => ({ path, cases: [{ title: 'x' }] }));

/** The effects of each input that have to do with work, as words. */
function decide(inputs: readonly RunInput[]): string[][] {
  const state = createRun();
  return inputs.map((input) => reduce(state, input).flatMap(wordOf));
}

function wordOf(effect: Effect): string[] {
  if (effect.type === 'send') return effect.message.type === 'grant-lease' ? ['grant'] : [];
  return effect.type === 'emit' && effect.event.type === 'case-ended' ? ['case ended'] : [];
}

describe('inputs of one turn', () => {
  const { inputs } = runFleet({ files: FILES, agents: [{ id: 'a' }] });
  const firstGrant = decide(inputs).findIndex((words) => words.includes('grant'));
  const before = inputs.slice(0, firstGrant);
  const granting = inputs[firstGrant] as RunInput;
  const nothing: RunInput = { type: 'agent-lost', nowMs: granting.nowMs, agent: agentId('nobody'), reason: '' };

  test('are planned once, after the last', () => {
    expect(decide([...before, granting]).at(-1)).toContain('grant');
    const [followed, last] = decide([...before, { ...granting, isFollowed: true }, nothing]).slice(-2);
    expect(followed).not.toContain('grant');
    expect(last).toContain('grant');
  });

  test('are applied and shown one by one', () => {
    const ended = inputs.findIndex((_, index) => decide(inputs)[index]?.includes('case ended'));
    const marked = inputs.map((input, index): RunInput => (index === ended ? { ...input, isFollowed: true } : input));
    expect(decide(marked)[ended]).toContain('case ended');
  });
});

/** What a run of the three files hears until its history is asked for. */
function untilHistory(): { readonly inputs: readonly RunInput[]; readonly nowMs: number } {
  const { inputs } = runFleet({ files: FILES, agents: [{ id: 'a' }] });
  const at = inputs.findIndex((input) => input.type === 'history-loaded');
  return { inputs: inputs.slice(0, at), nowMs: inputs[at]?.nowMs ?? 0 };
}

function historyOf(path: string): FileHistory {
  const stat = { n: 5, meanLog: Math.log(2_000), varLog: 0.01 };
  const key = modelKey(path);
  const known = { id: caseId(key, ['x'], 0), titlePath: ['x'], ordinal: 0, durationMs: stat, lastOutcome: 'passed' } as const;
  return { key, contentDigest: path, loadMs: stat, setupMs: stat, hookMs: stat, slicedRuns: 0, brokenSlices: 0, cases: [known] };
}

describe('a history', () => {
  const { inputs, nowMs } = untilHistory();
  const planAfter = (...histories: readonly RunInput[]): string => {
    const state = createRun();
    return JSON.stringify(
      [...inputs, ...histories]
        .map((input) => reduce(state, input))
        .slice(inputs.length)
        .flat(),
    );
  };

  test('in parts is planned like the same in one', () => {
    const [a, b] = [historyOf('a'), historyOf('b')];
    const whole = planAfter({ type: 'history-loaded', nowMs, histories: [a, b] });
    const parts: RunInput[] = [
      { type: 'history-part', nowMs, histories: [a] },
      { type: 'history-part', nowMs, histories: [b] },
      { type: 'history-loaded', nowMs, histories: [] },
    ];
    expect(planAfter(...parts)).toBe(whole);
    expect(whole).not.toBe(planAfter({ type: 'history-loaded', nowMs, histories: [a] }));
  });
});
