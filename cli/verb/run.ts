/** `shard-run [files…]`: runs this project's tests. */
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { runLocally } from '../local-run.ts';
import { nearest } from '../option/nearest.ts';
import { parseVerb } from '../option/parse.ts';
import { RUN_VERB, VERBS } from '../option/verb-table.ts';
import { prepareRun } from '../run-setup.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(RUN_VERB, argv);
  if (options.on !== null) {
    throw new ExpectedError('usage', `--on ${options.on}: this version runs on remote agents only from their own coordinator`, {
      hint: 'shard-run coordinator --once --expect N on the coordinator machine, shard-run agent --coordinator HOST:PORT on the others',
    });
  }
  const setup = await prepareRun(options, operands);
  const code = await runLocally(setup);
  if (code === EXIT.usage) hintAtVerb(operands);
  return code;
}

/** A misspelt verb is a file filter that matches nothing: only then is it known to be no filter. */
function hintAtVerb(operands: readonly string[]): void {
  const verb = nearest(
    operands[0] ?? '',
    VERBS.map((known) => known.name).filter((name) => name !== ''),
  );
  if (verb !== null) process.stderr.write(`shard-run: did you mean shard-run ${verb}?\n`);
}
