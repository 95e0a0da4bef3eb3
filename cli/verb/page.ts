/** `shard-run page`: serves the page over what runs left in a project, until it is stopped. */
import { EXIT } from '../../core/expected-error.ts';
import { onInterruption } from '../interruption.ts';
import { locateLedger } from '../ledger.ts';
import { PAGE_VERB } from '../option/page-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { ledgerSources } from '../page/ledger-source.ts';
import { openPage } from '../page/open-page.ts';
import { pipelineSource } from '../page/pipeline-source.ts';
import { openStateFolder } from '../state-folder.ts';
import { resolveProject } from '../suite.ts';

const ANY_PORT = '127.0.0.1:0';

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(PAGE_VERB, argv);
  const stopped = Promise.withResolvers<void>();
  using _signals = onInterruption(stopped.resolve as () => void, () => process.exit(EXIT.interrupted));
  const stateDir = openStateFolder(resolveProject(options.cwd)).path;
  const { cwd, config } = options;
  const parts = { ledger: ledgerSources({ stateDir, history: await locateLedger(options) }), pipeline: pipelineSource(stateDir) };
  await using _page = await openPage({ ...options, page: options.page ?? ANY_PORT }, { stateDir, cwd, config }, parts);
  await stopped.promise;
  return EXIT.green;
}
