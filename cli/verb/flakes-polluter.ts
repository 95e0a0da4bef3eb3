/** `shard-run flakes polluter CASE`: finds what has to run before a case to make it fail, really, on this machine's slots or on a coordinator's agents. */
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { PAST_RUNS, withCase } from '../flake-case.ts';
import { openFlakeLedger } from '../ledger.ts';
import { FLAKES_POLLUTER_VERB } from '../option/flake-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { runAfter } from '../polluter/experiment.ts';
import { openPoolExperiments } from '../polluter/pool-experiment.ts';
import { nameForCommand, type Predecessor, readPredecessors, type Victim } from '../polluter/predecessor.ts';
import { type PolluterVerdict, searchPolluter } from '../polluter/search.ts';
import { printLines } from '../print.ts';
import type { Line } from '../render/line.ts';
import { span } from '../render/line.ts';
import { quoteForShell } from '../render/summary.ts';
import { prepareRun } from '../run-setup.ts';

/** Runs at once on a coordinator, which lends each an agent as it can: a round of a search over a hundred files. */
const POOL_SLOTS = 8;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(FLAKES_POLLUTER_VERB, argv);
  const { on } = options;
  const setup = await prepareRun({ ...options, suite: [], target: null }, []);
  await using opened = await openFlakeLedger(options);
  const { ledger } = opened;
  return await withCase(ledger, 'flakes polluter', operands[0], async (id) => {
    const { victim, predecessors } = await readPredecessors(ledger, await ledger.caseFacts(id, PAST_RUNS));
    using pool = on === null ? null : await openPoolExperiments(setup, on);
    const runAnywhere = (of: Victim, before: readonly Predecessor[]): Promise<boolean> =>
      pool?.run(of, before) ?? runAfter(setup, of, before);
    if (options.after.length > 0) {
      const hasFailed = await runAnywhere(victim, choose(predecessors, options.after));
      printLines([[hasFailed ? span('bad', 'it failed') : span('good', 'it passed')]]);
      return hasFailed ? EXIT.red : EXIT.green;
    }
    if (predecessors.length === 0)
      throw new ExpectedError('not-found', 'nothing ran before it when it failed', { hint: `shard-run why ${id}` });
    const run = (before: readonly Predecessor[]): Promise<boolean> => runAnywhere(victim, before);
    const tell = (words: string): void => void process.stderr.write(`${words}\n`);
    const verdict = await searchPolluter(run, { predecessors, slots: on === null ? setup.slots : (options.slots ?? POOL_SLOTS), tell });
    printLines(renderVerdict(verdict, id, on));
    return verdict.kind === 'found' ? EXIT.green : EXIT.incomplete;
  });
}

function choose(predecessors: readonly Predecessor[], names: readonly string[]): readonly Predecessor[] {
  for (const name of names) {
    if (!predecessors.some((one) => nameForCommand(one) === name))
      throw new ExpectedError('usage', `--after cannot be "${name}": expected a file or a case id that ran before it when it failed`, {
        hint: 'shard-run why CASE shows what ran before it',
      });
  }
  return predecessors.filter((one) => names.includes(nameForCommand(one)));
}

const WORDS = {
  'fails-alone': 'it fails alone, too: it does not depend on what ran before it',
  'passes-after-all': 'it passed after everything that ran before it then: its failure has another cause',
  'unsure': 'the outcomes contradict each other: it fails by chance as well',
} as const;

function renderVerdict(verdict: PolluterVerdict, id: string, on: string | null): Line[] {
  if (verdict.kind !== 'found') return [[span('warn', WORDS[verdict.kind])]];
  const after = verdict.polluters.map((one) => `--after ${quoteForShell(nameForCommand(one))}`).join(' ');
  return [
    [span('strong', `it fails after${verdict.polluters.length > 1 ? ' these together' : ''}:`)],
    ...verdict.polluters.map((one): Line => [span('bad', `  ${one.name}`)]),
    [span('dim', `${verdict.failures} of ${verdict.tries} times after, never alone`)],
    [],
    [span('dim', ' next  '), span('accent', `shard-run flakes polluter ${id} ${after}${on === null ? '' : ` --on ${on}`}`)],
  ];
}
