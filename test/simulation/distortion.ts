/**
 * The ways in which a runner or an agent reports something else than what happened.
 *
 * Each distortion can be noticed by whoever reads the reports carefully, and is applied to an honest story: it drops events or adds forged
 * ones. What nobody can notice (saying, completely and consistently, that a case passed which never ran) is not here; where the line runs
 * is written in docs/operating/simulator.md.
 */

import type { FileKey } from '../../core/id.ts';
import type { CollectedCase } from '../../core/test-case.ts';
import { caseId } from '../../core/test-case.ts';
import type { UnitEvent } from '../../core/unit.ts';
import type { Dice } from './dice.ts';
import type { ScriptedEvent, UnitScript } from './unit-script.ts';

export const DISTORTIONS = [
  'truncated',
  'no-collection',
  'index-beyond',
  'foreign-file',
  'never-started',
  'unselected',
  'two-outcomes',
  'foreign-id',
  'id-twice',
  'collected-again',
  'shorter-collection',
  'empty-collection',
  'deselected',
  'odd-duration',
  'after-the-end',
  'no-end-of-file',
] as const;

export type Distortion = (typeof DISTORTIONS)[number];

/** Returns the story as the liar tells it. An honest story comes back unchanged where the lie does not fit. */
export function distort(script: UnitScript, distortion: Distortion, dice: Dice): UnitScript {
  const events = DISTORT[distortion]([...script.events], dice);
  return { events, endsItself: script.endsItself || events.some((each) => each.event.type === 'unit-ended') };
}

type Distort = (events: ScriptedEvent[], dice: Dice) => ScriptedEvent[];

const DISTORT: Record<Distortion, Distort> = {
  'truncated': (events, dice) => {
    const kept = events.slice(0, 1 + dice.below(events.length));
    return [...kept, ending(kept)];
  },
  'no-collection': (events) => events.filter((each) => each.event.type !== 'collected'),
  'index-beyond': (events, dice) => {
    const place = collectedAt(events, dice);
    return place === null ? events : insertBeforeEnd(events, passed(place.file, place.cases.length + dice.below(3)));
  },
  'foreign-file': (events, dice) => insertBeforeEnd(events, passed('vitest||test/nowhere.test.ts|' as FileKey, dice.below(3))),
  'never-started': (events, dice) => {
    const place = collectedAt(events, dice);
    if (place === null) return events;
    const dropped = runnable(place.cases, true);
    if (dropped.length === 0) return events;
    const caseIndex = dice.pick(dropped as [number, ...number[]]);
    const kept = events.filter((each) => !isAbout(each.event, place.file, caseIndex));
    return insertBeforeEnd(kept, passed(place.file, caseIndex));
  },
  'unselected': (events, dice) => {
    const place = collectedAt(events, dice);
    const others = place === null ? [] : runnable(place.cases, false);
    if (place === null || others.length === 0) return events;
    const caseIndex = dice.pick(others as [number, ...number[]]);
    return insertBeforeEnd(events, started(place.file, caseIndex), passed(place.file, caseIndex));
  },
  'two-outcomes': (events, dice) => {
    const ended = events.filter((each) => each.event.type === 'case-ended');
    const again = ended.length === 0 ? undefined : dice.pick(ended as [ScriptedEvent, ...ScriptedEvent[]]).event;
    if (again?.type !== 'case-ended') return events;
    return insertBeforeEnd(events, {
      ...again,
      result: { ...again.result, outcome: again.result.outcome === 'passed' ? 'failed' : 'passed', errors: [] },
    });
  },
  'foreign-id': (events, dice) =>
    changeCollection(events, dice, (cases, index, file) =>
      cases.map((each, at) => (at === index ? { ...each, id: caseId(file, ['somebody else'], at) } : each)),
    ),
  'id-twice': (events, dice) =>
    changeCollection(events, dice, (cases, index) => cases.flatMap((each, at) => (at === index ? [each, each] : [each]))),
  'collected-again': (events, dice) => {
    const place = collectedAt(events, dice);
    if (place === null) return events;
    return insertBeforeEnd(events, { type: 'collected', file: place.file, cases: place.cases.slice(0, -1) });
  },
  'shorter-collection': (events, dice) => {
    const place = collectedAt(events, dice);
    if (place === null) return events;
    const last = place.cases.length - 1;
    const kept = events.filter((each) => !isAbout(each.event, place.file, last));
    return kept.map((each) =>
      each.event === place.event ? forged(each.atMs, { type: 'collected', file: place.file, cases: place.cases.slice(0, last) }) : each,
    );
  },
  'empty-collection': (events) =>
    events.flatMap((each) => {
      const { event } = each;
      if (event.type === 'collected') return [forged(each.atMs, { ...event, cases: [] })];
      return event.type === 'case-started' || event.type === 'case-ended' || event.type === 'log' ? [] : [each];
    }),
  'deselected': (events, dice) => {
    const place = collectedAt(events, dice);
    const chosen = place === null ? [] : runnable(place.cases, true);
    if (place === null || chosen.length === 0) return events;
    const caseIndex = dice.pick(chosen as [number, ...number[]]);
    const cases = place.cases.map((each, at) => (at === caseIndex ? { ...each, isSelected: false } : each));
    const kept = events.filter((each) => !isAbout(each.event, place.file, caseIndex));
    return kept.map((each) => (each.event === place.event ? forged(each.atMs, { type: 'collected', file: place.file, cases }) : each));
  },
  'odd-duration': (events, dice) => {
    const durationMs = dice.pick([-1, 1e300, 0]);
    return events.map((each) =>
      each.event.type === 'case-ended' ? { ...each, event: { ...each.event, result: { ...each.event.result, durationMs } } } : each,
    );
  },
  'after-the-end': (events, dice) => {
    const place = collectedAt(events, dice);
    if (place === null || events.at(-1)?.event.type !== 'unit-ended') return events;
    const atMs = events.at(-1)?.atMs ?? 0;
    return [...events, forged(atMs, passed(place.file, dice.below(place.cases.length)))];
  },
  'no-end-of-file': (events) => events.filter((each) => each.event.type !== 'file-ended'),
};

function forged(atMs: number, event: UnitEvent): ScriptedEvent {
  return { atMs, event, isGenuine: false };
}

function ending(kept: readonly ScriptedEvent[]): ScriptedEvent {
  const atMs = kept.at(-1)?.atMs ?? 0;
  return forged(atMs, { type: 'unit-ended', end: { kind: 'completed' }, wallMs: atMs });
}

function passed(file: FileKey, caseIndex: number): UnitEvent {
  return { type: 'case-ended', file, caseIndex, result: { outcome: 'passed', durationMs: 1, frameworkRetries: 0, errors: [] } };
}

function started(file: FileKey, caseIndex: number): UnitEvent {
  return { type: 'case-started', file, caseIndex };
}

function insertBeforeEnd(events: ScriptedEvent[], ...lies: UnitEvent[]): ScriptedEvent[] {
  const end = events.findIndex((each) => each.event.type === 'unit-ended');
  const at = end === -1 ? events.length : end;
  const atMs = events[at - 1]?.atMs ?? 0;
  return [...events.slice(0, at), ...lies.map((event) => forged(atMs, event)), ...events.slice(at)];
}

type Collected = { readonly event: UnitEvent; readonly file: FileKey; readonly cases: readonly CollectedCase[] };

/** Returns one of the story's collections that has cases, or `null`. */
function collectedAt(events: readonly ScriptedEvent[], dice: Dice): Collected | null {
  const found = events.flatMap(({ event }) =>
    event.type === 'collected' && event.cases.length > 0 ? [{ event, file: event.file, cases: event.cases }] : [],
  );
  return found.length === 0 ? null : dice.pick(found as [Collected, ...Collected[]]);
}

function runnable(cases: readonly CollectedCase[], isSelected: boolean): number[] {
  return cases.flatMap((each, index) => (each.mode === 'run' && each.isSelected === isSelected ? [index] : []));
}

function isAbout(event: UnitEvent, file: FileKey, caseIndex: number): boolean {
  return (
    (event.type === 'case-started' || event.type === 'case-ended' || event.type === 'log') &&
    event.file === file &&
    event.caseIndex === caseIndex
  );
}

type ChangeCases = (cases: readonly CollectedCase[], index: number, file: FileKey) => readonly CollectedCase[];

function changeCollection(events: ScriptedEvent[], dice: Dice, change: ChangeCases): ScriptedEvent[] {
  const place = collectedAt(events, dice);
  if (place === null) return events;
  const cases = change(place.cases, dice.below(place.cases.length), place.file);
  return events.map((each) => (each.event === place.event ? forged(each.atMs, { type: 'collected', file: place.file, cases }) : each));
}
