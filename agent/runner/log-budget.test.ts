import { describe, expect, test } from 'vitest';
import type { UnitEvent } from '../../core/unit.ts';
import { LogBudget } from './log-budget.ts';

type LogEvent = Extract<UnitEvent, { readonly type: 'log' }>;
const line = (text: string, caseIndex: number | null = 0): LogEvent => ({ type: 'log', file: null, caseIndex, stream: 'stdout', text });

function record(silent: boolean | 'passed-only', maxCharacters = 1000): { readonly budget: LogBudget; readonly texts: string[] } {
  const texts: string[] = [];
  return { budget: new LogBudget({ emit: (event) => texts.push(event.text), silent, maxCharacters }), texts };
}

describe('LogBudget', () => {
  test('passes output on', () => {
    const { budget, texts } = record(false);
    budget.add(line('a'));
    budget.finish();
    expect(texts).toEqual(['a']);
  });

  test('drops what exceeds the budget and says how much', () => {
    const { budget, texts } = record(false, 5);
    for (const text of ['abc', 'defg', 'hij']) budget.add(line(text));
    budget.finish();
    expect(texts.slice(0, 2)).toEqual(['abc', 'de']);
    expect(texts[2]).toContain('5 more characters');
  });

  test('shows nothing of the console under silent, and still what bypassed it', () => {
    const { budget, texts } = record(true);
    budget.add(line('console'));
    budget.addRaw(line('raw'));
    expect(texts).toEqual(['raw']);
  });

  test('under passed-only, holds output until its case has failed', () => {
    const { budget, texts } = record('passed-only');
    budget.add(line('of a passing case', 0));
    budget.add(line('of a failing case', 1));
    budget.settle(null, 0, false);
    budget.settle(null, 1, true);
    expect(texts).toEqual(['of a failing case']);
  });

  test('cuts a huge piece into messages', () => {
    const { budget, texts } = record(false, 1_000_000);
    budget.add(line('x'.repeat(150_000)));
    expect(texts.map((text) => text.length)).toEqual([65_536, 65_536, 18_928]);
  });
});
