/** `shard-run completion SHELL`: prints a completion script. */
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { renderCompletion } from '../option/completion-script.ts';
import { parseVerb } from '../option/parse.ts';
import { COMPLETION_VERB, SHELLS, VERBS } from '../option/verb-table.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const [wanted = ''] = parseVerb(COMPLETION_VERB, argv).operands;
  const shell = SHELLS.find((known) => known === wanted);
  if (shell === undefined)
    throw new ExpectedError('usage', `completion cannot be "${wanted}": expected ${SHELLS.join(', ')}`, {
      hint: 'shard-run completion bash',
    });
  process.stdout.write(renderCompletion(shell, VERBS));
  return EXIT.green;
}
