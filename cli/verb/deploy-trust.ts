/** `shard-run deploy hosts trust [HOST…]`: shows the keys that hosts offer, asks, and pins them. */
import { createInterface } from 'node:readline/promises';
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import type { HostKeyOffer } from '../../deploy/api.ts';
import { openChosenFleet, personOf } from '../fleet.ts';
import { DEPLOY_TRUST_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { renderOffers } from '../render/fleet-view.ts';
import { span } from '../render/line.ts';

const ASK_DEADLINE_MS = 30_000;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(DEPLOY_TRUST_VERB, argv);
  const person = personOf(options, null);
  await using opened = await openChosenFleet(options);
  const offers = await opened.fleet.offers(operands, AbortSignal.timeout(ASK_DEADLINE_MS));
  const open = offers.filter((offer) => offer.state === 'unknown' || (offer.state === 'changed' && options.replace));
  printLines(renderOffers(offers), options['no-color']);
  const expected = options.fingerprint;
  const chosen = expected.length > 0 ? open.filter((offer) => expected.includes(offer.fingerprint)) : (await isAgreed(open)) ? open : [];
  await opened.fleet.trust(chosen, person);
  if (chosen.length > 0) printLines([[span('good', `pinned ${chosen.length} of ${open.length}`)]], options['no-color']);
  return offers.every((offer) => offer.state === 'pinned' || chosen.includes(offer)) ? EXIT.green : EXIT.incomplete;
}

/** Asks on a terminal; elsewhere nobody can have looked, so that the fingerprints have to be given. */
async function isAgreed(open: readonly HostKeyOffer[]): Promise<boolean> {
  if (open.length === 0) return false;
  if (!process.stdin.isTTY) {
    throw new ExpectedError('usage', 'nobody is here to look at the keys', {
      hint: 'give what you know from elsewhere: --fingerprint SHA256:…',
    });
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`pin ${open.length === 1 ? 'this key' : `these ${open.length} keys`}? type yes: `);
    return answer.trim() === 'yes';
  } finally {
    terminal.close();
  }
}
