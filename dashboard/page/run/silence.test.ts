import { expect, test } from 'vitest';
import { emptyRunView } from '../../view/apply-change.ts';
import { silenceOf } from './silence.ts';

const NOW = 1_000_000_000;
const run = emptyRunView('run', 'main');

test.each([
  ['that was heard of just now', { ...run, atMs: NOW - 1_000 }, null],
  ['of which nothing is known yet', run, null],
  ['whose clock is ahead', { ...run, atMs: NOW + 5_000 }, null],
  ['that nobody conducts any more', { ...run, atMs: NOW - 3_600_000 }, 3_600_000],
] as const)('a run %s', (_what, view, silence) => {
  expect(silenceOf(view, NOW)).toBe(silence);
});
