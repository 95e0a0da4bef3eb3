/** `shard-run deploy release`: a held rollout goes on. */
import { sendToDeployer } from '../deploy-command.ts';
import { personOf } from '../fleet.ts';
import { DEPLOY_RELEASE_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(DEPLOY_RELEASE_VERB, argv);
  const person = personOf(options, options.promote ? '--promote' : null);
  if (options.promote) return await sendToDeployer(options, { type: 'promote', ...person }, 'promoted: the next stage begins now');
  return await sendToDeployer(options, { type: 'release', ...person }, 'released: the rollout goes on');
}
