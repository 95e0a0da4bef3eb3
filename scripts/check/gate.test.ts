import { describe, expect, test } from 'vitest';
import type { Check } from './check.ts';
import { countEnded, runChecks } from './gate.ts';

const green: Check = { name: 'green', run: async () => ({ problems: [], note: '' }) };
const red: Check = { name: 'red', run: async () => ({ problems: ['a.ts:1  is wrong'], note: '' }) };
const broken: Check = { name: 'broken', run: () => Promise.reject(new Error('tool missing')) };

async function gate(together: readonly Check[], alone: readonly Check[] = []): Promise<{ isGreen: boolean; last: string | undefined }> {
  const lines: string[] = [];
  const isGreen = await runChecks({ together, alone, concurrency: 2, print: (line) => lines.push(line) });
  return { isGreen, last: lines.at(-1) };
}

describe('the gate', () => {
  test.each([
    { name: 'opens when nothing is wrong', together: [green], alone: [green], isGreen: true, last: '2 passed, 0 failed' },
    { name: 'stays shut for one problem', together: [green, red], alone: [], isGreen: false, last: '1 passed, 1 failed' },
    { name: 'stays shut when a check breaks', together: [broken], alone: [green], isGreen: false, last: '1 passed, 1 failed' },
    { name: 'stays shut when there was nothing to check', together: [], alone: [], isGreen: false, last: '0 passed, 0 failed' },
  ])('$name', async ({ together, alone, isGreen, last }) => {
    expect(await gate(together, alone)).toEqual({ isGreen, last });
  });

  test('counts tests, and a red check at least once', () => {
    const count = countEnded([
      { problems: [], note: '', tests: { passed: 10, failed: 0 } },
      { problems: ['x'], note: '', tests: { passed: 5, failed: 2 } },
      { problems: ['no test was run'], note: '', tests: { passed: 0, failed: 0 } },
    ]);
    expect(count).toEqual({ passed: 15, failed: 3 });
  });
});
