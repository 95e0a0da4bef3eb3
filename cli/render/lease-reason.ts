/**
 * Why a lease went where it went, in words: what `shard-run why` says under each attempt.
 *
 * One sentence: first the rule that chose the unit, with what was weighed, then how it came to this slot. Slots are numbered from 1 on screen.
 * A reader should be able to tell from it what would have to change for the unit to go elsewhere.
 */
import { assertNever } from '../../core/assert.ts';
import type { AgentId } from '../../core/id.ts';
import type { LeaseOrigin, LeaseReason } from '../../core/lease-reason.ts';
import { formatCount, formatDuration } from './duration.ts';
import { visible } from './text.ts';

/** Returns the reason as one line of visible text; `agent` is the one that got the lease. */
export function leaseReasonText(reason: LeaseReason, agent: AgentId): string {
  const parts = [ruleText(reason, agent)];
  if (reason.from?.how === 'recalled') parts.push(`recalled from ${placeText(reason.from)}, which would have come to it later`);
  if (reason.from?.how === 'lost') parts.push(`taken over from ${placeText(reason.from)}, whose lease ended without it`);
  if (reason.isPrefetched) parts.push('prefetched behind the unit that ran');
  return parts.join('; ');
}

function ruleText(reason: LeaseReason, agent: AgentId): string {
  const [work, against] = [formatDuration(reason.workMs), formatDuration(reason.againstMs)];
  switch (reason.kind) {
    case 'longest':
      return `longest first: ${work} expected, ${waitingText(reason.waiting)}`;
    case 'constrained':
      return `few slots can run it and they had no time to spare for other work: ${work} expected`;
    case 'failed-before':
      return `it failed in the run before, and going early made nothing end later: ${work} expected`;
    case 'touched':
      return `the change touches it, and going early made nothing end later: ${work} expected`;
    case 'cut':
      return `cut because what was left of the file would have taken ${work} here, and the rest of the run ended in ${against}`;
    case 'evidence':
      return `tried again, to learn whether it fails always${avoidedText(reason.from, agent)}`;
    case 'tail':
      return `the pool was empty: the last cases of the unit on ${placeText(reason.from)}, which needed ${work} more, so that both end in ${against}`;
    case 'twin':
      return `twin of the unit on ${placeText(reason.from)}, which needed ${work} more: a fresh copy takes ${against}`;
    case 'late-twin':
      return `twin of the unit on ${placeText(reason.from)}, which was later than nine of ten of its kind: a fresh copy takes ${against}`;
    default:
      return assertNever(reason.kind);
  }
}

function waitingText(waiting: number): string {
  return waiting === 0 ? 'the last in the pool' : `${formatCount(waiting)} shorter waited`;
}

function avoidedText(from: LeaseOrigin | null, agent: AgentId): string {
  if (from?.how !== 'avoided') return '';
  return from.agent === agent ? '; no other agent could run it' : `, away from agent ${visible(from.agent)} where it failed`;
}

function placeText(from: LeaseOrigin | null): string {
  if (from === null) return 'another slot';
  return from.slot === null ? `agent ${visible(from.agent)}` : `agent ${visible(from.agent)}, slot ${from.slot + 1}`;
}
