/** `shard-run deploy` and other words that are nothing without one of their verbs: says which there are. */
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { renderGroupHelp } from '../option/help.ts';
import { didYouMean } from '../option/nearest.ts';
import { groupVerbs } from '../option/verb.ts';
import { VERB_GROUPS, VERBS } from '../option/verb-table.ts';

/** Returns the exit code; throws `usage` when a verb was named that there is not. */
export function explainGroup(name: string, argv: readonly string[]): number {
  const group = VERB_GROUPS.find((known) => known.name === name);
  const [wanted] = argv;
  if (group === undefined) return EXIT.usage;
  if (wanted === undefined) {
    process.stdout.write(renderGroupHelp(group, VERBS));
    return EXIT.usage;
  }
  const names = groupVerbs(group, VERBS).map((verb) => verb.name.slice(name.length + 1));
  const guess = didYouMean(wanted, names);
  throw new ExpectedError('usage', `${name} has no verb "${wanted}"`, { hint: guess === '' ? `choose one of ${names.join(', ')}` : guess });
}
