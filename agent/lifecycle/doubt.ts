/**
 * A failure under services is not believed at once.
 *
 * When a server dies, the tests that talk to it fail in the same instant, and their word reaches the agent on another way than the news of the
 * death: either may be first. A failure that is reported and then explained by a death has made a run red for nothing. So the first failure of
 * a unit, and whatever it says after it, waits until the services have been asked; if one of them died the unit is given back to be run again,
 * and nobody ever hears of the failure. Otherwise it is reported with what they wrote meanwhile, which is often the reason. Only failures
 * wait, and only where there are services.
 */
import type { TestError } from '../../core/outcome.ts';
import type { UnitEvent } from '../../core/unit.ts';
import type { HeldLease, Step, Suite } from './types.ts';

/** Keeps an event that is in doubt; the first asks for the services. */
export function isInDoubt(step: Step, suite: Suite, held: HeldLease, event: UnitEvent): boolean {
  if (held.doubt !== null) {
    held.doubt.push(event);
    return true;
  }
  const { ground, spec } = suite;
  if (ground?.phase !== 'laid' || spec === null || spec.services.length === 0 || !isFailure(event)) return false;
  held.doubt = [event];
  const { lease, slot, startedAtMs } = held;
  step.effects.push({ type: 'question-ground', ground: ground.number, lease: lease.id, slot, sinceMs: startedAtMs });
  return true;
}

/** Returns what was in doubt, in order, the failed cases with the services' words; nothing is in doubt any more. */
export function endDoubt(held: HeldLease, words: readonly TestError[]): readonly UnitEvent[] {
  const events = held.doubt ?? [];
  held.doubt = null;
  return events.map((event) => withWords(event, words));
}

function isFailure(event: UnitEvent): boolean {
  if (event.type === 'case-ended') return event.result.outcome === 'failed';
  return event.type === 'error' || (event.type === 'unit-ended' && event.end.kind === 'crashed');
}

function withWords(event: UnitEvent, words: readonly TestError[]): UnitEvent {
  if (event.type !== 'case-ended' || event.result.outcome !== 'failed') return event;
  const { result } = event;
  return { ...event, result: { ...result, errors: [...result.errors, ...words] } };
}
