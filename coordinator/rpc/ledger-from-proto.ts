/** Parses what clients ask of a repository's ledger. Nothing is trusted, and what is wrong is named by its field. */
import { agentId, type CaseId, runId } from '../../core/id.ts';
import {
  FAILURE_CAUSES,
  LONGEST_QUARANTINE_MS,
  ORIGIN_KINDS,
  type OriginRow,
  type QuarantineRow,
  type SoakRow,
  type VerdictRow,
} from '../../core/ledger-row.ts';
import { malformed, requiredPart, textOf, wholeNumber } from '../../proto/field.ts';
import { shardrun } from '../../proto/gen/ledger.js';
import { MAX_ROWS, type SlotPosition } from '../history/store.ts';
import { type Parsed, parseCall } from './call.ts';

const { NoteLedgerRequest, ReadCaseRequest, ReadLedgerRequest } = shardrun.ledger.v1;

/** As `ledger.proto` promises. */
const MAX_LINEAGE_CHARACTERS = 256;
const MAX_NAME_CHARACTERS = 128;
const MAX_COMMIT_CHARACTERS = 128;
const MAX_OWNER_CHARACTERS = 256;
const MAX_CONTEXT_CHARACTERS = 256;
const MAX_WORDS_CHARACTERS = 4_096;

export type LedgerQuestion = { readonly lineage: string; readonly sinceMs: number };
export type CaseQuestion = { readonly lineage: string; readonly limit: number } & (
  | { readonly find: string }
  | { readonly case: CaseId }
  | { readonly before: SlotPosition }
);
export type LedgerNote = { readonly lineage: string } & (
  | { readonly verdict: VerdictRow }
  | { readonly soak: SoakRow }
  | { readonly quarantine: QuarantineRow }
  | { readonly segment: CaseId }
  | { readonly origin: OriginRow }
);

/** Never throws. */
export const parseReadLedger = (bytes: Uint8Array): Parsed<LedgerQuestion> =>
  parseCall('ledger.proto', () => {
    const wire = ReadLedgerRequest.decode(bytes);
    return {
      lineage: lineageOf(wire.lineage, 'read_ledger_request.lineage'),
      sinceMs: wholeNumber(wire.sinceMs, 'read_ledger_request.since_ms'),
    };
  });

/** Never throws. */
export const parseReadCase = (bytes: Uint8Array): Parsed<CaseQuestion> =>
  parseCall('ledger.proto', () => {
    const wire = ReadCaseRequest.decode(bytes);
    const lineage = lineageOf(wire.lineage, 'read_case_request.lineage');
    const limit = atMost(wholeNumber(wire.limit, 'read_case_request.limit', 1), MAX_ROWS, 'read_case_request.limit');
    if (wire.question === 'case') return { lineage, limit, case: nameOf(wire.case, 'read_case_request.case') as CaseId };
    if (isSaid(wire.before)) return { lineage, limit, before: readSlotPlace(wire.before) };
    return { lineage, limit, find: textWithin(wire.find, 'read_case_request.question', { least: 1, most: MAX_WORDS_CHARACTERS }) };
  });

/** Never throws. */
export const parseNoteLedger = (bytes: Uint8Array): Parsed<LedgerNote> =>
  parseCall('ledger.proto', () => {
    const wire = NoteLedgerRequest.decode(bytes);
    const lineage = lineageOf(wire.lineage, 'note_ledger_request.lineage');
    const { soak, quarantine, segment, origin } = wire;
    if (isSaid(soak)) return { lineage, soak: readSoak(soak) };
    if (isSaid(quarantine)) return { lineage, quarantine: readQuarantine(quarantine) };
    if (isSaid(segment)) return { lineage, segment: nameOf(segment.case, 'segment.case') as CaseId };
    if (isSaid(origin)) return { lineage, origin: readOrigin(origin) };
    return { lineage, verdict: readVerdict(requiredPart(wire.verdict, 'note_ledger_request.what')) };
  });

function readSlotPlace(wire: shardrun.ledger.v1.ISlotPlace): SlotPosition {
  return {
    runId: runId(nameOf(wire.runId, 'slot_place.run_id')),
    agent: agentId(nameOf(wire.agent, 'slot_place.agent')),
    slot: wholeNumber(wire.slot, 'slot_place.slot'),
    order: wholeNumber(wire.order, 'slot_place.order'),
  };
}

function readVerdict(wire: shardrun.ledger.v1.IVerdict): VerdictRow {
  const reruns = wholeNumber(wire.reruns, 'verdict.reruns');
  return {
    case: nameOf(wire.case, 'verdict.case') as CaseId,
    runId: runId(nameOf(wire.runId, 'verdict.run_id')),
    commit: textWithin(wire.commit, 'verdict.commit', { least: 0, most: MAX_COMMIT_CHARACTERS }),
    agent: agentId(textWithin(wire.agent, 'verdict.agent', { least: 0, most: MAX_NAME_CHARACTERS })),
    cause: oneOf(FAILURE_CAUSES, textOf(wire.cause), 'verdict.cause'),
    probability: shareOf(wire.probability, 'verdict.probability'),
    rerunsElsewhere: reruns,
    rerunFailuresElsewhere: atMost(wholeNumber(wire.rerunFailures, 'verdict.rerun_failures'), reruns, 'verdict.rerun_failures'),
    words: textWithin(wire.words, 'verdict.words', { least: 0, most: MAX_WORDS_CHARACTERS }),
  };
}

function readSoak(wire: shardrun.ledger.v1.ISoak): SoakRow {
  const runs = wholeNumber(wire.runs, 'soak.runs', 1);
  return {
    case: nameOf(wire.case, 'soak.case') as CaseId,
    atMs: wholeNumber(wire.atMs, 'soak.at_ms'),
    context: textWithin(wire.context, 'soak.context', { least: 1, most: MAX_CONTEXT_CHARACTERS }),
    runs,
    failures: atMost(wholeNumber(wire.failures, 'soak.failures'), runs, 'soak.failures'),
  };
}

function readQuarantine(wire: shardrun.ledger.v1.IQuarantine): QuarantineRow {
  const atMs = wholeNumber(wire.atMs, 'quarantine.at_ms');
  return {
    case: nameOf(wire.case, 'quarantine.case') as CaseId,
    kind: oneOf(['placed', 'lifted'], textOf(wire.kind), 'quarantine.kind'),
    atMs,
    untilMs: atMost(wholeNumber(wire.untilMs, 'quarantine.until_ms'), atMs + LONGEST_QUARANTINE_MS, 'quarantine.until_ms'),
    owner: textWithin(wire.owner, 'quarantine.owner', { least: 1, most: MAX_OWNER_CHARACTERS }),
    reason: textWithin(wire.reason, 'quarantine.reason', { least: 1, most: MAX_WORDS_CHARACTERS }),
    proofRuns: wholeNumber(wire.proofRuns, 'quarantine.proof_runs'),
  };
}

function readOrigin(wire: shardrun.ledger.v1.IOrigin): OriginRow {
  return {
    case: nameOf(wire.case, 'origin.case') as CaseId,
    atMs: wholeNumber(wire.atMs, 'origin.at_ms'),
    kind: oneOf(ORIGIN_KINDS, textOf(wire.kind), 'origin.kind'),
    commit: textWithin(wire.commit, 'origin.commit', { least: 1, most: MAX_COMMIT_CHARACTERS }),
    probability: shareOf(wire.probability, 'origin.probability'),
    words: textWithin(wire.words, 'origin.words', { least: 0, most: MAX_WORDS_CHARACTERS }),
  };
}

function isSaid<Part>(part: Part | null | undefined): part is Part {
  return part !== undefined && part !== null;
}

function lineageOf(text: string | null | undefined, field: string): string {
  return textWithin(text, field, { least: 1, most: MAX_LINEAGE_CHARACTERS });
}

function oneOf<const Word extends string>(words: readonly Word[], text: string, field: string): Word {
  const found = words.find((word) => word === text);
  if (found === undefined) throw malformed(field, text, words.join(', '));
  return found;
}

function shareOf(number: number | null | undefined, field: string): number {
  const share = number ?? 0;
  if (!(share >= 0 && share <= 1)) throw malformed(field, share, '0 to 1');
  return share;
}

function nameOf(text: string | null | undefined, field: string): string {
  return textWithin(text, field, { least: 1, most: MAX_NAME_CHARACTERS });
}

function textWithin(
  given: string | null | undefined,
  field: string,
  { least, most }: { readonly least: number; readonly most: number },
): string {
  const text = textOf(given);
  if (text.length < least || text.length > most) throw malformed(field, text, `${least} to ${most} characters`);
  return text;
}

function atMost(number: number, most: number, field: string): number {
  if (number > most) throw malformed(field, number, `at most ${most}`);
  return number;
}
