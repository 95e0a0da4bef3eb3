/** `shard-run deploy rollback [RELEASE]`: takes the rollout under way back, or the whole fleet to the release before. */
import { EXIT } from '../../core/expected-error.ts';
import { releaseId } from '../../core/id.ts';
import { watchRollout } from '../deploy-watch.ts';
import { openChosenFleet, personOf } from '../fleet.ts';
import { DEPLOY_ROLLBACK_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { span } from '../render/line.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(DEPLOY_ROLLBACK_VERB, argv);
  const person = personOf(options, null);
  await using opened = await openChosenFleet(options);
  const [wanted] = operands;
  if (wanted === undefined && (await opened.fleet.command({ type: 'roll-back', ...person }))) {
    printLines([[span('good', 'the deployer at work takes everything back')]], options['no-color']);
    return EXIT.green;
  }
  return await watchRollout(options['no-color'], (watching) =>
    opened.fleet.rollBack(wanted === undefined ? null : releaseId(wanted), person, watching),
  );
}
