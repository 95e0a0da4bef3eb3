/** `shard-run why CASE`: the attempts of a case, where they ran and why there, and what ran before them. */
import type { HistoryStore } from '../../coordinator/main.ts';
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { findCase, openLedger } from '../ledger.ts';
import { parseVerb } from '../option/parse.ts';
import { WHY_VERB } from '../option/verb-table.ts';
import { printLines } from '../print.ts';
import type { CaseStory } from '../render/ledger-view.ts';
import { renderCaseStory, renderChoices } from '../render/ledger-view.ts';
import { isoTime } from '../reporter/iso-time.ts';

const DEFAULT_RUNS = 5;
/** What a test left behind is felt by the next few, not by the hundredth. */
const PREDECESSORS = 5;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(WHY_VERB, argv);
  const [text] = operands;
  if (text === undefined) throw new ExpectedError('usage', 'why needs a case', { hint: "shard-run why 'part of its name'" });
  await using store = await openLedger(options);
  const found = await findCase(store, text);
  if (found.kind === 'several') {
    printLines(renderChoices(text, found.cases));
    return EXIT.usage;
  }
  const facts = await store.caseFacts(found.id, options.runs ?? DEFAULT_RUNS);
  const stories = await Promise.all(facts.map((fact) => addPredecessors(store, { ...fact, before: [] })));
  printLines(renderCaseStory(stories, isoTime));
  return EXIT.green;
}

async function addPredecessors(store: HistoryStore, fact: CaseStory): Promise<CaseStory> {
  if (store.slotPredecessors === undefined || fact.isSummary) return fact;
  const before: CaseStory['before'][number][] = [];
  for (const { agent, slot, order } of fact.record.attempts) {
    before.push(await store.slotPredecessors({ runId: fact.runId, agent, slot, order }, PREDECESSORS));
  }
  return { ...fact, before };
}
