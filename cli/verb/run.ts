/** `shard-run [files…]`: runs this project's tests. */
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { requireGrids } from '../grid-check.ts';
import { runLocally } from '../local-run.ts';
import { nearest } from '../option/nearest.ts';
import { parseVerb } from '../option/parse.ts';
import { RUN_VERB, VERBS } from '../option/verb-table.ts';
import { prepareRun } from '../run-setup.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(RUN_VERB, argv);
  if (options.on === null) refuseOnlyOn(options);
  else refuseOnlyHere(options);
  const setup = await prepareRun(options, operands);
  await requireGrids(setup.settings.suites);
  const code =
    options.on === null
      ? await runLocally(setup, options)
      : await runRemotely(setup, { address: options.on, priority: options.priority ?? 0, isSuperseding: options.supersede });
  if (code === EXIT.usage) hintAtVerb(operands);
  return code;
}

async function runRemotely(...args: Parameters<typeof import('../remote-run.ts').runRemotely>): Promise<number> {
  const remote = await import('../remote-run.ts');
  return remote.runRemotely(...args);
}

function refuseOnlyOn(options: { readonly priority: number | null; readonly supersede: boolean }): void {
  const given = options.priority === null ? null : '--priority';
  const name = options.supersede ? '--supersede' : given;
  if (name === null) return;
  throw new ExpectedError('usage', `${name} is for runs on a coordinator's agents`, { hint: 'add --on HOST:PORT' });
}

/** On a pool the coordinator decides what a run gets, and keeps the ledger. */
function refuseOnlyHere(options: { readonly slots: number | null; readonly history: string | null; readonly page: string | null }): void {
  const served = options.page === null ? null : '--page';
  const given = options.history === null ? served : '--history';
  const name = options.slots === null ? given : '--slots';
  if (name === null) return;
  throw new ExpectedError('usage', `${name} cannot be given with --on: the coordinator decides it`, { hint: `leave ${name} out` });
}

/** A misspelt verb is a file filter that matches nothing: only then is it known to be no filter. */
function hintAtVerb(operands: readonly string[]): void {
  if (operands[0] === 'help') process.stderr.write('shard-run: did you mean shard-run --help?\n');
  const verb = nearest(
    operands[0] ?? '',
    VERBS.map((known) => known.name).filter((name) => name !== ''),
  );
  if (verb !== null) process.stderr.write(`shard-run: did you mean shard-run ${verb}?\n`);
}
