/**
 * What an honest runner would report of one unit, event by event, with its time: the truth, executed.
 *
 * Chance enters here once for each execution (noise, flaky cases, crashes), so two attempts of one case may differ, as in life. Faults and
 * lies are applied to the result in `distortion.ts`; they never change what really ran.
 */
import type { TestOutcome } from '../../core/outcome.ts';
import type { Lease, Slice, UnitEvent } from '../../core/unit.ts';
import type { Dice } from './dice.ts';
import type { TrueCase, TrueFile, Truth } from './truth.ts';

/** One event of a unit. `isGenuine` is false for what was forged: nothing like it happened. */
export type ScriptedEvent = { readonly atMs: number; readonly event: UnitEvent; readonly isGenuine: boolean };

/** A unit's whole story. `endsItself` is false when a case hangs: then only a cancel ends the unit. */
export type UnitScript = { readonly events: readonly ScriptedEvent[]; readonly endsItself: boolean };

const MISBEHAVES = 0.3;
const SPAWN_MS = 5;

/** Returns the story of a lease on an agent of a given speed (2 is twice as fast). */
export function scriptUnit(truth: Truth, lease: Lease, speed: number, dice: Dice): UnitScript {
  const teller = createTeller(speed, dice);
  teller.tell(0, { type: 'unit-started' });
  for (const key of lease.unit.files) {
    const file = truth.byKey.get(key);
    if (file === undefined) continue;
    const fate = tellFile(teller, file, lease.unit.slice);
    if (fate === 'hung') return { events: teller.events, endsItself: false };
    if (fate === 'crashed') return { events: teller.end({ kind: 'crashed', message: 'the process exited with code 1' }), endsItself: true };
  }
  return { events: teller.end({ kind: 'completed' }), endsItself: true };
}

/** Returns whether a slice selects a case; a missing slice selects all. */
export function isSelectedBy(slice: Slice | null, titlePath: readonly string[]): boolean {
  if (slice === null) return true;
  const name = JSON.stringify(titlePath);
  const isListed = slice.titlePaths.some((path) => JSON.stringify(path) === name);
  return slice.kind === 'only' ? isListed : !isListed;
}

type Teller = {
  readonly events: ScriptedEvent[];
  readonly dice: Dice;
  readonly tell: (laterMs: number, event: UnitEvent) => void;
  readonly end: (end: Extract<UnitEvent, { type: 'unit-ended' }>['end']) => ScriptedEvent[];
};

function createTeller(speed: number, dice: Dice): Teller {
  const events: ScriptedEvent[] = [];
  let atMs = 0;
  const tell: Teller['tell'] = (laterMs, event) => {
    atMs += laterMs / speed;
    events.push({ atMs, event, isGenuine: true });
  };
  return {
    events,
    dice,
    tell,
    end: (end) => {
      tell(1, { type: 'unit-ended', end, wallMs: atMs });
      return events;
    },
  };
}

type Fate = 'ended' | 'crashed' | 'hung';

function tellFile(teller: Teller, truth: TrueFile, slice: Slice | null): Fate {
  const { tell } = teller;
  const file = truth.file.key;
  if (truth.collection === 'broken') {
    tell(truth.loadMs, {
      type: 'error',
      error: { kind: 'collection', file: truth.file.path, message: 'SyntaxError: unexpected token', detail: null },
    });
    tell(1, { type: 'file-ended', file, timing: { loadMs: truth.loadMs, setupMs: 0, testMs: 0 } });
    return 'ended';
  }
  const selected = truth.cases.map((testCase) => isSelectedBy(slice, testCase.titlePath));
  const cases = truth.cases.map((testCase, index) => ({
    id: testCase.id,
    titlePath: testCase.titlePath,
    ordinal: testCase.ordinal,
    mode: testCase.mode,
    isSelected: selected[index] === true,
  }));
  tell(SPAWN_MS + truth.loadMs + truth.setupMs, { type: 'collected', file, cases });
  let hasPredecessor = true;
  let testMs = truth.hookMs;
  for (const [caseIndex, testCase] of truth.cases.entries()) {
    if (selected[caseIndex] === true) {
      const fate = tellCase(teller, testCase, { file, caseIndex, hasPredecessor });
      if (fate !== 'ended') return fate;
      testMs += testCase.durationMs;
    }
    hasPredecessor = selected[caseIndex] === true;
  }
  tell(truth.hookMs, { type: 'file-ended', file, timing: { loadMs: truth.loadMs, setupMs: truth.setupMs, testMs } });
  return 'ended';
}

type Place = { readonly file: TrueFile['file']['key']; readonly caseIndex: number; readonly hasPredecessor: boolean };

function tellCase(teller: Teller, testCase: TrueCase, place: Place): Fate {
  const { tell, dice } = teller;
  const { file, caseIndex } = place;
  if (testCase.mode !== 'run') {
    tell(0, { type: 'case-ended', file, caseIndex, result: { outcome: 'skipped', durationMs: 0, frameworkRetries: 0, errors: [] } });
    return 'ended';
  }
  tell(0, { type: 'case-started', file, caseIndex });
  if (testCase.temper === 'crashes' && dice.chance(MISBEHAVES)) return 'crashed';
  if (testCase.temper === 'hangs' && dice.chance(MISBEHAVES)) return 'hung';
  const outcome = observe(testCase, place.hasPredecessor, dice);
  const durationMs = testCase.durationMs * dice.heavy(1, 0.2);
  const errors =
    outcome === 'failed' ? [{ message: 'AssertionError: expected 1 to be 2', location: null, diff: null, codeFrame: null, stack: '' }] : [];
  const frameworkRetries = testCase.temper === 'retried' ? 1 : 0;
  if (dice.chance(0.02)) tell(durationMs / 2, { type: 'log', file, caseIndex, stream: 'stdout', text: 'a line\n' });
  tell(durationMs, { type: 'case-ended', file, caseIndex, result: { outcome, durationMs, frameworkRetries, errors } });
  return 'ended';
}

function observe(testCase: TrueCase, hasPredecessor: boolean, dice: Dice): TestOutcome {
  switch (testCase.temper) {
    case 'fails':
      return 'failed';
    case 'flaky':
      return dice.chance(MISBEHAVES) ? 'failed' : 'passed';
    case 'needs-predecessor':
      return hasPredecessor ? 'passed' : 'failed';
    default:
      return 'passed';
  }
}
