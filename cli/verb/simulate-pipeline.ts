/** `shard-run simulate pipeline`: what this team's pipeline would do with other agents, batches or retries. */
import { EXIT } from '../../core/expected-error.ts';
import { type DayPlan, REFERENCE_DAY, whatIf } from '../../pipeline/api.ts';
import { readFlakePage } from '../flake-page.ts';
import { openLedger } from '../ledger.ts';
import { parseVerb } from '../option/parse.ts';
import { SIMULATE_PIPELINE_VERB } from '../option/simulate-verb-table.ts';
import { printLines } from '../print.ts';
import { renderWhatIf } from '../render/what-if-view.ts';
import { ledgerFigures } from '../what-if.ts';

/** Runs that the durations are taken from: some weeks of a busy team. */
const RUNS_READ = 1000;
const DEFAULT_DAYS = 20;

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(SIMULATE_PIPELINE_VERB, argv);
  await using store = await openLedger(options);
  const figures = ledgerFigures(await store.listRuns(RUNS_READ), await readFlakePage(store, Date.now()));
  const agents = options.agents ?? REFERENCE_DAY.agents;
  const scale = (options['agents-now'] ?? agents) / agents;
  const commitsPerDay = options['commits-per-day'] ?? Math.max(1, Math.round(figures.runsPerDay));
  const plan: DayPlan = {
    ...REFERENCE_DAY,
    agents,
    commitsPerDay,
    culpritShare: figures.redShare,
    cases: figures.cases,
    falseFailureRate: figures.falseFailureRate,
    stickyShare: figures.stickyShare,
    retries: options.retries ?? REFERENCE_DAY.retries,
    testMs: Math.max(figures.testMs * scale, figures.boundMs),
    deployMs: options.deploy ?? REFERENCE_DAY.deployMs,
    settings: {
      ...REFERENCE_DAY.settings,
      proof: options.proof ?? REFERENCE_DAY.settings.proof,
      maxBatch: options.batch ?? REFERENCE_DAY.settings.maxBatch,
    },
  };
  const days = options.days ?? DEFAULT_DAYS;
  const result = whatIf(plan, { days, seed: `what-if/${options.seed ?? 1}` });
  printLines(renderWhatIf({ plan, figures, result, days }));
  return EXIT.green;
}
