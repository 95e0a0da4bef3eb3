/** `shard-run deploy pin RELEASE`: keeps a release on the hosts, whatever is cleaned up. */
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { releaseId } from '../../core/id.ts';
import { openChosenFleet, personOf } from '../fleet.ts';
import { DEPLOY_PIN_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { renderStaged } from '../render/fleet-view.ts';

const DEADLINE_MS = 60_000;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(DEPLOY_PIN_VERB, argv);
  const [release] = operands;
  if (release === undefined)
    throw new ExpectedError('usage', 'pin needs a release', { hint: 'shard-run deploy status names those that are live' });
  await using opened = await openChosenFleet(options);
  const pinned = await opened.fleet.pin(releaseId(release), !options.remove, personOf(options, null), AbortSignal.timeout(DEADLINE_MS));
  printLines(renderStaged(pinned, options.remove ? `${release} may be cleaned up` : `${release} is kept`), options['no-color']);
  return pinned.every((host) => host.problem === null) ? EXIT.green : EXIT.incomplete;
}
