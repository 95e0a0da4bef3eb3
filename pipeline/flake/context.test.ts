import { expect, test } from 'vitest';
import { contextOdds, type Observed } from './context.ts';

/** Sixty passes and twelve failures; the failures have what is given, the passes are spread over agents, places and predecessors. */
function observe(failure: Partial<Observed>): Observed[] {
  const spread = (index: number): Observed => ({
    isFailure: false,
    agent: `a${index % 6}`,
    order: index % 20,
    before: [`case ${index % 7}`],
  });
  const passes = Array.from({ length: 60 }, (_, index) => spread(index));
  return [...passes, ...Array.from({ length: 12 }, (_, index) => ({ ...spread(index), isFailure: true, ...failure }))];
}

test.each([
  ['one agent', { agent: 'a3' }, ['agent', 'a3']],
  ['one case before it', { before: ['the polluter', 'case 1'] }, ['before', 'the polluter']],
  ['a late place', { order: 19 }, ['late', '']],
] satisfies (readonly [string, Partial<Observed>, readonly string[]])[])(
  'failures that all have %s are explained by it first',
  (_, failure, expected) => {
    const [first] = contextOdds(observe(failure));
    expect([first?.kind, first?.name]).toEqual(expected);
  },
);

test('failures that have nothing in common are explained by nothing', () => {
  expect(contextOdds(observe({}))).toEqual([]);
  expect(contextOdds([])).toEqual([]);
});
