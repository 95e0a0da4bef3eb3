/** Parses what clients ask of a repository's ledger. Nothing is trusted, and what is wrong is named by its field. */
import { agentId, type CaseId, runId } from '../../core/id.ts';
import { FAILURE_CAUSES, type FailureCause, type SoakRow, type VerdictRow } from '../../core/ledger-row.ts';
import { malformed, requiredPart, textOf, wholeNumber } from '../../proto/field.ts';
import { shardrun } from '../../proto/gen/ledger.js';
import { type Parsed, parseCall } from './call.ts';

const { NoteLedgerRequest, ReadLedgerRequest } = shardrun.ledger.v1;

/** As `ledger.proto` promises. */
const MAX_LINEAGE_CHARACTERS = 256;
const MAX_NAME_CHARACTERS = 128;
const MAX_COMMIT_CHARACTERS = 128;
const MAX_CONTEXT_CHARACTERS = 256;
const MAX_WORDS_CHARACTERS = 4_096;

export type LedgerQuestion = { readonly lineage: string; readonly sinceMs: number };
export type LedgerNote = { readonly lineage: string } & ({ readonly verdict: VerdictRow } | { readonly soak: SoakRow });

/** Never throws. */
export const parseReadLedger = (bytes: Uint8Array): Parsed<LedgerQuestion> =>
  parseCall('ledger.proto', () => {
    const wire = ReadLedgerRequest.decode(bytes);
    return {
      lineage: textWithin(wire.lineage, 'read_ledger_request.lineage', { least: 1, most: MAX_LINEAGE_CHARACTERS }),
      sinceMs: wholeNumber(wire.sinceMs, 'read_ledger_request.since_ms'),
    };
  });

/** Never throws. */
export const parseNoteLedger = (bytes: Uint8Array): Parsed<LedgerNote> =>
  parseCall('ledger.proto', () => {
    const wire = NoteLedgerRequest.decode(bytes);
    const lineage = textWithin(wire.lineage, 'note_ledger_request.lineage', { least: 1, most: MAX_LINEAGE_CHARACTERS });
    if (wire.soak !== undefined && wire.soak !== null) return { lineage, soak: readSoak(wire.soak) };
    return { lineage, verdict: readVerdict(requiredPart(wire.verdict, 'note_ledger_request.what')) };
  });

function readVerdict(wire: shardrun.ledger.v1.IVerdict): VerdictRow {
  const reruns = wholeNumber(wire.reruns, 'verdict.reruns');
  const probability = wire.probability ?? 0;
  if (!(probability >= 0 && probability <= 1)) throw malformed('verdict.probability', probability, '0 to 1');
  return {
    case: nameOf(wire.case, 'verdict.case') as CaseId,
    runId: runId(nameOf(wire.runId, 'verdict.run_id')),
    commit: textWithin(wire.commit, 'verdict.commit', { least: 0, most: MAX_COMMIT_CHARACTERS }),
    agent: agentId(textWithin(wire.agent, 'verdict.agent', { least: 0, most: MAX_NAME_CHARACTERS })),
    cause: causeOf(textOf(wire.cause)),
    probability,
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

function causeOf(text: string): FailureCause {
  const found = FAILURE_CAUSES.find((cause) => cause === text);
  if (found === undefined) throw malformed('verdict.cause', text, FAILURE_CAUSES.join(', '));
  return found;
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
