/** `shard-run deploy plan [RUN|FILE]`: what a push would do, and what the judge would see. */
import { EXIT } from '../../core/expected-error.ts';
import { proveRevision } from '../deploy-proof.ts';
import { openChosenFleet, personOf } from '../fleet.ts';
import { DEPLOY_PLAN_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { renderPlannedPush } from '../render/fleet-view.ts';

const ASK_DEADLINE_MS = 60_000;
const SAMPLE_SECONDS = 30;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(DEPLOY_PLAN_VERB, argv);
  await using opened = await openChosenFleet(options);
  const { project, suites, fleet } = opened;
  const revision = await proveRevision({ project, wanted: operands[0], override: options.override, suites });
  const request = { ...revision, ...personOf({ by: null, reason: null }, null), repository: project, isEmergency: false, mayWait: false };
  const sampleMs = (options.sample ?? SAMPLE_SECONDS) * 1000;
  const plan = await fleet.plan(request, sampleMs, AbortSignal.timeout(sampleMs + ASK_DEADLINE_MS));
  printLines(renderPlannedPush(plan), options['no-color']);
  return EXIT.green;
}
