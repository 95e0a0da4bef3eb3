/** `shard-run deploy` without one of its verbs: says which there are. */
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { renderGroupHelp } from '../option/help.ts';
import { didYouMean } from '../option/nearest.ts';
import { groupVerbs } from '../option/verb.ts';
import { VERB_GROUPS, VERBS } from '../option/verb-table.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const group = VERB_GROUPS.find(({ name }) => name === 'deploy');
  if (group === undefined) return EXIT.usage;
  const [wanted] = argv;
  if (wanted === undefined) {
    process.stdout.write(renderGroupHelp(group, VERBS));
    return EXIT.usage;
  }
  const names = groupVerbs(group, VERBS).map((verb) => verb.name.slice(group.name.length + 1));
  const guess = didYouMean(wanted, names);
  throw new ExpectedError('usage', `deploy has no verb "${wanted}"`, { hint: guess === '' ? `choose one of ${names.join(', ')}` : guess });
}
