/** `shard-run history [CASE|COMMIT]`: the last runs, the last outcomes of a case, or whether a commit is live and what holds it. */
import { EXIT } from '../../core/expected-error.ts';
import { findCase, openLedger } from '../ledger.ts';
import { parseVerb } from '../option/parse.ts';
import { HISTORY_VERB } from '../option/verb-table.ts';
import { answerOfCommit } from '../pipeline/answer.ts';
import { printLines } from '../print.ts';
import { renderCaseRows, renderChoices, renderRuns } from '../render/ledger-view.ts';
import { renderCommitAnswer } from '../render/pipeline-view.ts';
import { isoTime } from '../reporter/iso-time.ts';

const DEFAULT_ROWS = 20;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(HISTORY_VERB, argv);
  const limit = options.limit ?? DEFAULT_ROWS;
  const [text] = operands;
  const answer = text === undefined ? null : await answerOfCommit(options.cwd, text);
  if (answer !== null) {
    printLines(renderCommitAnswer(answer, Date.now()));
    return EXIT.green;
  }
  await using store = await openLedger(options);
  if (text === undefined) {
    printLines(renderRuns(await store.listRuns(limit), isoTime));
    return EXIT.green;
  }
  const found = await findCase(store, text);
  if (found.kind === 'several') {
    printLines(renderChoices(text, found.cases));
    return EXIT.usage;
  }
  const facts = await store.caseFacts(found.id, limit);
  printLines(
    renderCaseRows(
      facts.map((fact) => ({ ...fact, before: [] })),
      isoTime,
    ),
  );
  return EXIT.green;
}
