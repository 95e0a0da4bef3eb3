/** `shard-run deploy hold`: the rollout stays where it is. */
import { sendToDeployer } from '../deploy-command.ts';
import { personOf } from '../fleet.ts';
import { DEPLOY_HOLD_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(DEPLOY_HOLD_VERB, argv);
  const done = 'held: no further stage begins; shard-run deploy release lets it go on';
  return await sendToDeployer(options, { type: 'hold', ...personOf(options, null) }, done);
}
