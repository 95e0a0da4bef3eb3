/** `shard-run deploy hosts`: the inventory, with the state of each pinned key. */
import { EXIT } from '../../core/expected-error.ts';
import { openChosenFleet } from '../fleet.ts';
import { DEPLOY_HOSTS_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { renderOffers } from '../render/fleet-view.ts';

const ASK_DEADLINE_MS = 30_000;

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(DEPLOY_HOSTS_VERB, argv);
  await using opened = await openChosenFleet(options);
  const offers = await opened.fleet.offers([], AbortSignal.timeout(ASK_DEADLINE_MS));
  printLines(renderOffers(offers), options['no-color']);
  return offers.every((offer) => offer.state === 'pinned') ? EXIT.green : EXIT.incomplete;
}
