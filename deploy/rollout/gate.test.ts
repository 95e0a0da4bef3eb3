import { expect, test } from 'vitest';
import type { ProofFacts } from './gate.ts';
import { refuseProof } from './gate.ts';

const PROVEN: ProofFacts = {
  findings: [],
  verdict: 'green',
  tree: 'a'.repeat(40),
  commit: 'b'.repeat(40),
  isDirty: false,
  filters: [],
  isPartial: false,
  suites: ['unit', 'browser'],
  expectedSuites: ['unit', 'browser'],
};

test('a green run of everything on a committed tree lets the revision out', () => {
  expect(refuseProof(PROVEN)).toEqual([]);
});

test.each<[string, Partial<ProofFacts>]>([
  ['a certificate that does not hold', { findings: ['the counts do not add up'] }],
  ['a red run', { verdict: 'red' }],
  ['an incomplete run', { verdict: 'incomplete' }],
  ['a tree that was not committed', { isDirty: true }],
  ['a run outside git', { tree: '' }],
  ['a run of some files', { filters: ['src/parser'] }],
  ['a run of what had failed', { isPartial: true }],
  ['a run of some suites', { suites: ['unit'] }],
])('%s keeps it in, with one reason and the next step', (_name, change) => {
  const refusals = refuseProof({ ...PROVEN, ...change });
  expect(refusals).toHaveLength(1);
  expect(refusals[0]?.hint).not.toBe('');
});

test('the most fundamental reason comes first', () => {
  const [first] = refuseProof({ ...PROVEN, findings: ['it was changed'], verdict: 'red', isPartial: true });
  expect(first?.words).toContain('it was changed');
});
