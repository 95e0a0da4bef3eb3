/** `shard-run flakes`: which cases fail falsely, what each costs, and how many false reds to expect. */
import { EXIT } from '../../core/expected-error.ts';
import { readFlakePage } from '../flake-page.ts';
import { openFlakeLedger } from '../ledger.ts';
import { FLAKES_VERB } from '../option/flake-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { renderFlakes } from '../render/flake-view.ts';

const DEFAULT_CASES = 20;

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(FLAKES_VERB, argv);
  await using opened = await openFlakeLedger(options);
  const page = await readFlakePage(opened.ledger, Date.now());
  if (options.json) process.stdout.write(`${JSON.stringify(page, null, 2)}\n`);
  else printLines(renderFlakes(page, options.limit ?? DEFAULT_CASES));
  return EXIT.green;
}
