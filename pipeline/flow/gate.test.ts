import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runId } from '../../core/id.ts';
import { decideGate, type FailureFact, type GateFacts } from './gate.ts';
import type { RunProof } from './types.ts';

const PROOF: RunProof = {
  runId: runId('r1'),
  verdict: 'green',
  tree: 'tree',
  kind: 'whole',
  certificate: 'digest',
  certificatePath: 'run/certificate.json',
  flaky: 0,
  failed: [],
  words: [],
};
const FACTS: GateFacts = {
  candidate: { commit: 'commit', tree: 'tree' },
  proof: PROOF,
  failures: [],
  unweighed: 0,
  mercyPerCase: 2,
  isTakenBack: false,
  hold: null,
  override: null,
};
const FORGIVEN: FailureFact = {
  case: 'a',
  verdict: 'acquitted',
  isChance: true,
  isTouched: false,
  mercyUsed: 0,
  words: 'a failed by chance',
};
const ADA = { actor: 'ada', reason: 'the shop is down' };

test.each<[string, Partial<GateFacts>, 'ship' | 'hold' | 'reject']>([
  ['a certificate for exactly this tree', {}, 'ship'],
  ['no run', { proof: null }, 'reject'],
  ['a red run', { proof: { ...PROOF, verdict: 'red' } }, 'reject'],
  ['an incomplete run', { proof: { ...PROOF, verdict: 'incomplete' } }, 'reject'],
  ['a proof of another tree', { proof: { ...PROOF, tree: 'other' } }, 'reject'],
  ['a green run without a certificate', { proof: { ...PROOF, certificate: null } }, 'reject'],
  ['an acquitted failure', { failures: [FORGIVEN] }, 'ship'],
  ['a failure that is not decided', { failures: [{ ...FORGIVEN, verdict: 'open' }] }, 'reject'],
  ['more failures than can be weighed', { unweighed: 1 }, 'reject'],
  ['a forgiven failure of a case that the batch touches', { failures: [{ ...FORGIVEN, isTouched: true }] }, 'reject'],
  ['a touched case that failed because of its agent', { failures: [{ ...FORGIVEN, isTouched: true, isChance: false }] }, 'ship'],
  ['a case whose mercy is used up', { failures: [{ ...FORGIVEN, mercyUsed: 2 }] }, 'reject'],
  ['a failure that nobody can explain', { failures: [{ ...FORGIVEN, verdict: 'held' }] }, 'hold'],
  ['a conviction', { failures: [{ ...FORGIVEN, verdict: 'convicted' }] }, 'hold'],
  ['a tree that was taken back', { isTakenBack: true }, 'hold'],
  ['a hold', { hold: 'held by ada' }, 'hold'],
  ['an override without any proof', { proof: null, override: ADA }, 'ship'],
  ['an override under a hold', { hold: 'held by ada', override: ADA }, 'hold'],
])('%s', (_name, facts, kind) => {
  const decision = decideGate({ ...FACTS, ...facts });
  expect(decision.kind).toBe(kind);
  if (kind !== 'ship') expect(decision.reasons.length).toBeGreaterThan(0);
});

test('what was forgiven is named in what ships', () => {
  expect(decideGate({ ...FACTS, failures: [FORGIVEN] }).reasons).toEqual([FORGIVEN.words]);
});

test('an override has its name and reason in the decision', () => {
  const { isOverride, reasons } = decideGate({ ...FACTS, proof: null, override: ADA });
  expect(isOverride).toBe(true);
  expect(reasons.join()).toContain(ADA.actor);
  expect(reasons.join()).toContain(ADA.reason);
});

test('nothing ships without a green certificate of exactly its tree, whatever else is true, unless it is overridden', () => {
  const failure = fc.record({
    case: fc.constant('a'),
    verdict: fc.constantFrom('open', 'convicted', 'acquitted', 'held'),
    isChance: fc.boolean(),
    isTouched: fc.boolean(),
    mercyUsed: fc.nat(4),
    words: fc.constant('it failed'),
  }) as fc.Arbitrary<FailureFact>;
  const facts = fc.record({
    candidate: fc.constant(FACTS.candidate),
    proof: fc.option(
      fc.record({
        ...Object.fromEntries(Object.entries(PROOF).map(([key, value]) => [key, fc.constant(value)])),
        verdict: fc.constantFrom('green', 'red', 'incomplete'),
        tree: fc.constantFrom('tree', 'other'),
        certificate: fc.constantFrom('digest', null),
      }) as unknown as fc.Arbitrary<RunProof>,
    ),
    failures: fc.array(failure, { maxLength: 3 }),
    unweighed: fc.nat(1),
    mercyPerCase: fc.nat(3),
    isTakenBack: fc.boolean(),
    hold: fc.constantFrom(null, 'held'),
    override: fc.constantFrom(null, ADA),
  });
  fc.assert(
    fc.property(facts, (each) => {
      const { kind, isOverride } = decideGate(each);
      if (kind !== 'ship') return;
      expect(each.hold).toBe(null);
      expect(isOverride).toBe(each.override !== null);
      if (isOverride) return;
      expect(each.proof).toMatchObject({ verdict: 'green', tree: each.candidate.tree, certificate: 'digest' });
      expect(each.failures.every(({ verdict }) => verdict === 'acquitted')).toBe(true);
    }),
  );
});
