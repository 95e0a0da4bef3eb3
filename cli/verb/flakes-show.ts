/** `shard-run flakes show CASE`: its rate, its failures, and in which company it fails. */
import type { CaseLedger } from '../../coordinator/main.ts';
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { failureSignature } from '../../core/failure-signature.ts';
import type { CaseId } from '../../core/id.ts';
import type { CaseFact } from '../../core/ledger-row.ts';
import { CERTIFIED_AT, certifyEvidence, contextOdds, findChangepoint, type Observed } from '../../pipeline/api.ts';
import { PAST_RUNS, withCase } from '../flake-case.ts';
import { readCasePage } from '../flake-page.ts';
import { openFlakeLedger } from '../ledger.ts';
import { FLAKES_SHOW_VERB } from '../option/flake-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { type FlakeStory, renderFlakeStory } from '../render/flake-view.ts';
import { isoTime } from '../reporter/iso-time.ts';

/** Runs whose slots are read whole, a few milliseconds each: enough for a table of two by two. */
const FAILURES_READ = 30;
const PASSES_READ = 30;
/** What a test left behind is felt by the next few. */
const PREDECESSORS = 5;
const SIGNATURES = 5;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(FLAKES_SHOW_VERB, argv);
  await using opened = await openFlakeLedger(options);
  const { ledger } = opened;
  return await withCase(ledger, 'flakes show', operands[0], async (id) => {
    printLines(renderFlakeStory(await readStory(ledger, id, options.on), isoTime));
    return EXIT.green;
  });
}

async function readStory(store: CaseLedger, id: CaseId, on: string | null): Promise<FlakeStory> {
  const { row, rank, cases, sinceMs } = await readCasePage(store, id, Date.now());
  if (row === null)
    throw new ExpectedError('not-found', 'the case is not counted yet', { hint: 'the ledger counts first attempts from the next run on' });
  const facts = (await store.caseFacts(id, PAST_RUNS)).filter((fact) => fact.runStartedAtMs >= sinceMs && hasRun(fact)).toReversed();
  const places = facts.flatMap((fact, index) => (failedFirst(fact) ? [index] : []));
  const change = findChangepoint(facts.length, places);
  const origin = (await store.listOrigins()).findLast((found) => found.case === id && found.atMs >= sinceMs) ?? null;
  return {
    row,
    rank,
    cases,
    sinceMs,
    evidence: certifyEvidence({ runs: row.runs, failures: row.falseFailures }),
    enough: CERTIFIED_AT,
    signatures: gatherSignatures(facts.filter(failedFirst)),
    contexts: contextOdds(await observe(store, facts)),
    origin,
    changedMs: change === null ? null : (facts[change.index]?.runStartedAtMs ?? null),
    next: places.length === 0 ? [] : nextCommands(id, on),
  };
}

/** What a coordinator recorded, no ledger of this project knows. */
function nextCommands(id: CaseId, on: string | null): readonly string[] {
  return on === null ? [`shard-run why ${id}`, `shard-run flakes polluter ${id}`] : [`shard-run flakes polluter ${id} --on ${on}`];
}

function hasRun({ record }: CaseFact): boolean {
  return record.outcome === 'passed' || record.outcome === 'failed';
}

function failedFirst({ record }: CaseFact): boolean {
  return record.isFlaky || record.outcome === 'failed';
}

function gatherSignatures(failures: readonly CaseFact[]): FlakeStory['signatures'] {
  const words = failures.map(({ record, runStartedAtMs }) => {
    const message = record.attempts.find((attempt) => attempt.errors.length > 0)?.errors[0]?.message ?? 'no error was kept';
    return { text: failureSignature(message), atMs: runStartedAtMs };
  });
  return [...Map.groupBy(words, ({ text }) => text)]
    .map(([text, seen]) => ({ text, count: seen.length, firstMs: seen[0]?.atMs ?? 0, lastMs: seen.at(-1)?.atMs ?? 0 }))
    .sort((a, b) => b.count - a.count)
    .slice(0, SIGNATURES);
}

/** The newest failures and passes of which the ledger still knows where they ran. */
async function observe(store: CaseLedger, facts: readonly CaseFact[]): Promise<readonly Observed[]> {
  const known = facts.filter(({ isSummary }) => isSummary !== true).toReversed();
  const chosen = [
    ...known.filter(failedFirst).slice(0, FAILURES_READ),
    ...known.filter((fact) => !failedFirst(fact)).slice(0, PASSES_READ),
  ];
  const observed: Observed[] = [];
  for (const fact of chosen) {
    const first = fact.record.attempts.find(({ outcome }) => outcome === 'passed' || outcome === 'failed');
    if (first === undefined) continue;
    const { agent, slot, order } = first;
    const before = (await store.slotPredecessors?.({ runId: fact.runId, agent, slot, order }, PREDECESSORS)) ?? [];
    observed.push({ isFailure: failedFirst(fact), agent, order, before: before.map(({ name }) => name) });
  }
  return observed;
}
