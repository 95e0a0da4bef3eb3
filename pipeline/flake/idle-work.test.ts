import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleCaseId } from './example.ts';
import { type IdleWant, planIdleWork } from './idle-work.ts';

const kinds = ['trial', 'burn-in', 'fix-proof', 'origin'] as const;
const want = fc.oneof(
  fc.record({
    kind: fc.constantFrom(...kinds),
    id: fc.nat(30).map((number) => exampleCaseId(`case ${number}`)),
    context: fc.constant('why'),
    runs: fc.nat(500),
    secondsPerRun: fc.double({ min: 0.01, max: 30, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('soak' as const),
    id: fc.nat(30).map((number) => exampleCaseId(`case ${number}`)),
    context: fc.constant('why'),
    faultChance: fc.double({ min: 0.001, max: 1, noNaN: true }),
    showRate: fc.double({ min: 0.001, max: 1, noNaN: true }),
    secondsPerRun: fc.double({ min: 0.01, max: 30, noNaN: true }),
  }),
);
const wants = fc.array(want, { maxLength: 60 });
const slots = fc.integer({ min: 0, max: 40 });

test('never gives out more pieces than there are slots, and no empty one', () => {
  fc.assert(
    fc.property(wants, slots, (list, count) => {
      const pieces = planIdleWork(list, count);
      expect(pieces.length).toBeLessThanOrEqual(count);
      expect(pieces.every(({ runs }) => runs >= 1)).toBe(true);
    }),
  );
});

test('never gives out more runs of a case for a reason than are wanted', () => {
  fc.assert(
    fc.property(wants, slots, (list, count) => {
      const key = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind} ${id}`;
      const wanted = new Map<string, number>();
      for (const one of list) wanted.set(key(one), (wanted.get(key(one)) ?? 0) + (one.kind === 'soak' ? Infinity : one.runs));
      const given = new Map<string, number>();
      for (const piece of planIdleWork(list, count)) given.set(key(piece), (given.get(key(piece)) ?? 0) + piece.runs);
      for (const [name, runs] of given) expect(runs).toBeLessThanOrEqual(wanted.get(name) ?? 0);
    }),
  );
});

test('no slot is idle while anything is wanted that has pieces for all', () => {
  fc.assert(
    fc.property(slots, fc.constantFrom(...kinds), (count, kind) => {
      const list: IdleWant[] = [{ kind, id: exampleCaseId('long'), context: 'why', runs: 10_000, secondsPerRun: 10 }];
      expect(planIdleWork(list, count)).toHaveLength(count);
    }),
  );
});

test('a trial goes before everything, and nothing that is not short is begun but a single run', () => {
  const list: IdleWant[] = [
    { kind: 'soak', id: exampleCaseId('soak'), context: 'soak', faultChance: 1, showRate: 0.1, secondsPerRun: 1 },
    { kind: 'burn-in', id: exampleCaseId('commit'), context: 'burn-in c', runs: 299, secondsPerRun: 1 },
    { kind: 'trial', id: exampleCaseId('trial'), context: 'trial', runs: 8, secondsPerRun: 30 },
  ];
  expect(planIdleWork(list, 8).map(({ kind, runs }) => `${kind} ${runs}`)).toEqual(Array.from({ length: 8 }, () => 'trial 1'));
  const rest = planIdleWork(list.slice(0, 2), 8);
  expect(rest.every(({ seconds }) => seconds <= 20)).toBe(true);
  expect(new Set(rest.map(({ kind }) => kind))).toEqual(new Set(['burn-in', 'soak']));
});
