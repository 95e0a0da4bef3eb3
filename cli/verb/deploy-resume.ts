/** `shard-run deploy resume`: goes on with a rollout whose deployer died. */
import { watchRollout } from '../deploy-watch.ts';
import { openChosenFleet, personOf } from '../fleet.ts';
import { DEPLOY_RESUME_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(DEPLOY_RESUME_VERB, argv);
  const { actor } = personOf(options, null);
  await using opened = await openChosenFleet(options);
  return await watchRollout(options['no-color'], (watching) => opened.fleet.resume(actor, watching));
}
