import { expect, test } from 'vitest';
import type { CaseTally, QuarantineRow, SoakRow } from '../../core/ledger-row.ts';
import { exampleCaseId } from './example.ts';
import { type IdleKnowledge, idleWants } from './idle-want.ts';

const NOW_MS = 1_000_000;
const id = exampleCaseId('one');

function tally(of: Partial<CaseTally> = {}): CaseTally {
  const counts = { runs: 100, falseFailures: 0, reruns: 0, rerunFailures: 0, soakRuns: 0, soakFailures: 0 };
  return { id, file: 's||a.test.ts|' as CaseTally['file'], titlePath: ['one'], ...counts, sinceMs: 0, lastFalseMs: null, ...of };
}

function soaked(context: string, runs: number, of: Partial<SoakRow> = {}): SoakRow {
  return { case: id, atMs: NOW_MS - 1, context, runs, failures: 0, ...of };
}

function lifted(of: Partial<QuarantineRow> = {}): QuarantineRow {
  return { case: id, kind: 'lifted', atMs: 500, untilMs: 500, owner: 'ann', reason: 'fixed', proofRuns: 300, ...of };
}

function wantsOf(known: Partial<IdleKnowledge>): readonly string[] {
  const all = { tallies: [tally()], quarantines: [], soak: [], fresh: [], secondsPerRun: () => 0.01, nowMs: NOW_MS, ...known };
  return idleWants(all).map((want) => (want.kind === 'soak' ? 'soak' : `${want.context} ${want.runs}`));
}

const fresh = [{ commit: '0123456789abcdef', cases: [id] }];
const burnIn = 'burn-in 0123456789ab in-process';

test.each<[string, Partial<IdleKnowledge>, readonly string[]]>([
  ['any case soaks', {}, ['soak']],
  ['a certified one does not', { tallies: [tally({ soakRuns: 3_400_000 })] }, []],
  ['nor one that fails again and again under repetition', { tallies: [tally({ soakRuns: 50, soakFailures: 3 })] }, []],
  ['nor one in quarantine', { quarantines: [lifted({ kind: 'placed', untilMs: NOW_MS + 1 })] }, []],
  ['what a fresh commit touches is burned in', { fresh }, ['burn-in 0123456789ab 299', 'soak']],
  ['as far as it was not yet', { fresh, soak: [soaked(burnIn, 200)] }, ['burn-in 0123456789ab 99', 'soak']],
  ['and not for another commit', { fresh, soak: [soaked('burn-in fedcba987654 alone', 299)] }, ['burn-in 0123456789ab 299', 'soak']],
  ['until it is done', { fresh, soak: [soaked(burnIn, 299)] }, ['soak']],
  ['or has shown a failure', { fresh, soak: [soaked(burnIn, 20, { failures: 1 })] }, ['soak']],
  ['a fix is proven by what its runs left over', { quarantines: [lifted()] }, ['fix-proof 200', 'soak']],
  [
    'by repetitions of it alone',
    { quarantines: [lifted()], soak: [soaked('soak alone', 60, { atMs: 400 }), soaked('fix-proof alone', 50)] },
    ['fix-proof 150', 'soak'],
  ],
  [
    'and not by looks at older trees',
    { quarantines: [lifted()], soak: [soaked('origin 0123456789ab alone', 60), soaked('fix-proof alone', 50)] },
    ['fix-proof 150', 'soak'],
  ],
  ['and not when it fails', { quarantines: [lifted()], tallies: [tally({ falseFailures: 1 })] }, ['soak']],
])('%s', (_, known, expected) => {
  expect(wantsOf(known)).toEqual(expected);
});

test('who failed falsely before is soaked before who never did, and who was run little before who was run much', () => {
  const [suspect, fresh2, old] = [tally({ falseFailures: 1 }), tally({ runs: 10 }), tally({ runs: 10_000 })];
  const yieldOf = (one: CaseTally): number => {
    const [want] = idleWants({ tallies: [one], quarantines: [], soak: [], fresh: [], secondsPerRun: () => 1, nowMs: NOW_MS });
    return want?.kind === 'soak' ? want.faultChance * want.showRate : 0;
  };
  expect(yieldOf(suspect)).toBeGreaterThan(yieldOf(fresh2));
  expect(yieldOf(fresh2)).toBeGreaterThan(yieldOf(old));
});
