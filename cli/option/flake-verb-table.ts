/** The verbs that ask the ledger about flaky cases and keep some of them from deciding, as the one table that verb-table.ts makes of them all. */
import { address, duration, flag, integer, text, texts } from './option.ts';
import type { Operands, Verb } from './verb.ts';
import { NO_OPERANDS } from './verb.ts';

const place = {
  cwd: text('DIR', "the project's directory, instead of the current one", 'directory'),
  history: text('URL', 'the ledger: a path of an SQLite file (default: .shard-run/history.db)', 'file'),
};

const shared = { on: address('a coordinator, for the ledger of the runs that it had of this repository') };

const CASE: Operands = { placeholder: 'CASE', summary: 'a case id, or a part of its name', max: 1, completes: 'nothing' };

export const FLAKES_VERB = {
  name: 'flakes',
  summary: 'which cases fail falsely, what each costs, and how many false reds to expect',
  operands: NO_OPERANDS,
  options: {
    ...place,
    ...shared,
    limit: integer('N', { min: 1, max: 1000 }, 'cases (default: 20)'),
    json: flag('everything as JSON'),
  },
  examples: [
    ['shard-run flakes', 'what to repair first'],
    ['shard-run flakes --on build.example.org:7420', "the same of the team's runs"],
    ['shard-run flakes --json', 'the same for a program'],
  ],
} as const satisfies Verb;

export const FLAKES_SHOW_VERB = {
  name: 'flakes show',
  summary: 'one case: its rate, its failures, and in which company it fails',
  operands: CASE,
  options: { ...place, ...shared },
  examples: [["shard-run flakes show 'parser > reads a date'", 'what is known of it']],
} as const satisfies Verb;

export const FLAKES_POLLUTER_VERB = {
  name: 'flakes polluter',
  summary: 'finds what has to run before a case to make it fail, by running it',
  operands: CASE,
  options: {
    ...place,
    config: text('FILE', 'shard.config.ts, or a vitest.config.ts for a run of that configuration alone', 'file'),
    on: address("search in the ledger and on the agents of a coordinator, instead of this machine's"),
    slots: integer('N', { min: 1, max: 1024 }, 'runs at once (default: the cores; with --on 8)'),
    after: texts('WHAT', 'only run it once, after this file or case id; repeat for more'),
  },
  examples: [
    ["shard-run flakes polluter 'reads a date'", 'searches among all that ran before it when it failed'],
    ["shard-run flakes polluter 'reads a date' --on build.example.org:7420", "the same on the team's agents, many at once"],
    ["shard-run flakes polluter 'reads a date' --after src/clock.test.ts", 'does it fail after this?'],
  ],
} as const satisfies Verb;

export const QUARANTINE_VERB = {
  name: 'quarantine',
  summary: 'keeps a flaky case from deciding verdicts, by name and for a time; it goes on running',
  operands: CASE,
  options: {
    owner: text('NAME', 'who answers for it'),
    reason: text('WORDS', 'why, for everybody who sees it in a report'),
    for: duration('how long (default: 14d, at most 90d): then it blocks again by itself'),
    ...place,
    ...shared,
  },
  examples: [
    ["shard-run quarantine 'reads a date' --owner ann --reason 'fixed port, see issue 12' --for 14d", 'two weeks to repair it'],
    ["shard-run quarantine 'reads a date' --owner ann --reason 'fixed port' --on build.example.org:7420", "the same in the team's runs"],
  ],
} as const satisfies Verb;

export const QUARANTINE_LIST_VERB = {
  name: 'quarantine list',
  summary: 'what is in quarantine, whose it is, and until when',
  operands: NO_OPERANDS,
  options: { ...place, ...shared, all: flag('those that ended or were lifted, too') },
  examples: [['shard-run quarantine list', 'what is not looked at now']],
} as const satisfies Verb;

export const QUARANTINE_LIFT_VERB = {
  name: 'quarantine lift',
  summary: 'lets a case decide again, and counts its runs anew until its fix is proven',
  operands: CASE,
  options: { reason: text('WORDS', 'what was done'), owner: text('NAME', 'who did it (default: its owner)'), ...place, ...shared },
  examples: [["shard-run quarantine lift 'reads a date' --reason 'takes any free port'", 'after the repair']],
} as const satisfies Verb;
