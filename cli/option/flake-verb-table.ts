/** The verbs that ask the ledger about flaky cases and keep some of them from deciding, as the one table that verb-table.ts makes of them all. */
import { address, duration, flag, integer, text, texts } from './option.ts';
import { cwdOption, historyOption, runConfigOption } from './shared-option.ts';
import type { Operands, Verb } from './verb.ts';
import { NO_OPERANDS } from './verb.ts';

const place = { ...cwdOption, ...historyOption };

const shared = { on: address("ask a coordinator's ledger of this repository's runs instead") };

const CASE: Operands = { placeholder: 'CASE', summary: 'a case id, or part of its name', max: 1, completes: 'nothing' };

export const FLAKES_VERB = {
  name: 'flakes',
  summary: 'lists the flaky cases, what each costs, and how many false reds to expect',
  operands: NO_OPERANDS,
  options: {
    ...place,
    ...shared,
    limit: integer('N', { min: 1, max: 1000 }, 'how many cases (default: 20)'),
    json: flag('everything as JSON'),
  },
  examples: [
    ['shard-run flakes', 'what to fix first'],
    ['shard-run flakes --on build.example.org:7420', "the same for the team's runs"],
    ['shard-run flakes --json', 'the same for a program to read'],
  ],
} as const satisfies Verb;

export const FLAKES_SHOW_VERB = {
  name: 'flakes show',
  summary: 'shows one case: how often it fails, its failures, and which cases run before them',
  operands: CASE,
  options: { ...place, ...shared },
  examples: [["shard-run flakes show 'parser > reads a date'", 'everything known about it']],
} as const satisfies Verb;

export const FLAKES_POLLUTER_VERB = {
  name: 'flakes polluter',
  summary: 'finds what has to run before a case to make it fail, by experiment',
  operands: CASE,
  options: {
    ...place,
    ...runConfigOption,
    on: address("use a coordinator's ledger and agents instead of this machine's"),
    slots: integer('N', { min: 1, max: 1024 }, 'how many runs at once (default: the number of cores; with --on 8)'),
    after: texts('WHAT', 'only run the case once, after this file or case id; repeat for more'),
  },
  examples: [
    ["shard-run flakes polluter 'reads a date'", 'searches among everything that ran before it when it failed'],
    ["shard-run flakes polluter 'reads a date' --on build.example.org:7420", "the same on the team's agents, many at once"],
    ["shard-run flakes polluter 'reads a date' --after src/clock.test.ts", 'does it fail after this?'],
  ],
} as const satisfies Verb;

export const QUARANTINE_VERB = {
  name: 'quarantine',
  summary: 'keeps a flaky case from deciding verdicts for a limited time; it still runs',
  operands: CASE,
  options: {
    owner: text('NAME', 'who is responsible for it'),
    reason: text('WORDS', 'why, for everybody who sees it in a report'),
    for: duration('for how long (default: 14d, at most 90d); afterwards it decides again by itself'),
    ...place,
    ...shared,
  },
  examples: [
    ["shard-run quarantine 'reads a date' --owner ann --reason 'fixed port, see issue 12' --for 14d", 'two weeks to fix it'],
    ["shard-run quarantine 'reads a date' --owner ann --reason 'fixed port' --on build.example.org:7420", "the same for the team's runs"],
  ],
} as const satisfies Verb;

export const QUARANTINE_LIST_VERB = {
  name: 'quarantine list',
  summary: 'lists the cases in quarantine, who owns each, and until when',
  operands: NO_OPERANDS,
  options: { ...place, ...shared, all: flag('include those that expired or were lifted') },
  examples: [['shard-run quarantine list', 'what does not decide verdicts now']],
} as const satisfies Verb;

export const QUARANTINE_LIFT_VERB = {
  name: 'quarantine lift',
  summary: 'lets a case decide verdicts again, and counts its runs afresh until its fix is proven',
  operands: CASE,
  options: { reason: text('WORDS', 'what was done'), owner: text('NAME', 'who did it (default: its owner)'), ...place, ...shared },
  examples: [["shard-run quarantine lift 'reads a date' --reason 'takes any free port'", 'after the fix']],
} as const satisfies Verb;
