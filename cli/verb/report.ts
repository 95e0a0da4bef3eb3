/** `shard-run report [RUN]`: writes reports of a run that is over, from its journal. */
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { createRunExport } from '../../dashboard/main.ts';
import { locateLedger } from '../ledger.ts';
import { REPORT_VERB } from '../option/page-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { type LedgerSources, ledgerSources } from '../page/ledger-source.ts';
import { createJsonReporter } from '../reporter/json.ts';
import { createJunitReporter } from '../reporter/junit.ts';
import { openFileSink } from '../reporter/sink.ts';
import { openStateFolder } from '../state-folder.ts';
import { resolveProject } from '../suite.ts';

/** Failures whose past is told with them: as many as somebody reads in one sitting. */
const TOLD_HISTORIES = 50;
const TOLD_RUNS = 20;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(REPORT_VERB, argv);
  const { html, json, junit } = options;
  if (html === null && json === null && junit === null) {
    throw new ExpectedError('usage', 'report needs a file to write', { hint: 'shard-run report --html run.html' });
  }
  const stateDir = openStateFolder(resolveProject(options.cwd)).path;
  await using ledger = ledgerSources({ stateDir, history: await locateLedger(options) });
  const runId = operands[0] ?? (await ledger.runs(1))[0]?.runId;
  const past = runId === undefined ? null : ledger.pastRun(runId);
  if (past === null) {
    const message = runId === undefined ? 'no run was recorded here yet' : `the journal of the run "${runId}" is not kept here`;
    throw new ExpectedError('not-found', message, { hint: 'shard-run history lists the runs; the newest twenty keep their journals' });
  }
  const problems: string[] = [];
  const reporters = [
    ...(json === null ? [] : [createJsonReporter(openFileSink(json))]),
    ...(junit === null ? [] : [createJunitReporter(openFileSink(junit))]),
  ];
  for (const event of past.events) for (const reporter of reporters) reporter.onEvent(event);
  for (const reporter of reporters) problems.push(...reporter.close());
  if (html !== null) problems.push(...(await writePage(html, past.events, ledger)));
  for (const problem of problems) process.stderr.write(`shard-run: ${problem}\n`);
  return problems.length === 0 ? EXIT.green : EXIT.incomplete;
}

async function writePage(file: string, events: Iterable<RunEvent>, ledger: LedgerSources): Promise<readonly string[]> {
  const run = createRunExport('');
  let artifactFolder = '';
  for (const event of events) {
    if (event.type === 'run-started') artifactFolder = event.artifactFolder ?? '';
    run.see(event);
  }
  const histories = [];
  for (const { id } of run.view().failures.slice(0, TOLD_HISTORIES)) {
    const history = await ledger.caseHistory(id, TOLD_RUNS);
    if (history !== null) histories.push(history);
  }
  const text = run.html({ artifactFolder, histories, madeAtMs: Date.now() });
  const sink = openFileSink(file);
  sink.write(text);
  return sink.close();
}
