/** `shard-run deploy rollback [RELEASE]`: takes the rollout under way back, or the whole fleet to the release before. */
import { EXIT } from '../../core/expected-error.ts';
import { releaseId } from '../../core/id.ts';
import { tellAtOnce } from '../deploy-command.ts';
import { watchRollout } from '../deploy-watch.ts';
import { openChosenFleet, personOf } from '../fleet.ts';
import { DEPLOY_ROLLBACK_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';

const TAKEN = 'the deployer at work takes everything back';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(DEPLOY_ROLLBACK_VERB, argv);
  const person = personOf(options, null);
  const [wanted] = operands;
  const tell = async (fleet: string | null): Promise<boolean> =>
    wanted === undefined && (await tellAtOnce({ ...options, fleet }, { type: 'roll-back', ...person }, TAKEN));
  if (await tell(options.fleet)) return EXIT.green;
  await using opened = await openChosenFleet(options);
  if (await tell(opened.config.name)) return EXIT.green;
  return await watchRollout(options['no-color'], (watching) =>
    opened.fleet.rollBack(wanted === undefined ? null : releaseId(wanted), person, watching),
  );
}
