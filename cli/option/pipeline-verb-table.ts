/** The verbs of `shard-run pipeline`, as the one table that verb-table.ts makes of them all. */
import { address, duration, flag, integer, text } from './option.ts';
import { pageOptions } from './page-verb-table.ts';
import { colourOption, configOption, cwdOption, personOptions, tlsOptions } from './shared-option.ts';
import type { Operands, Verb } from './verb.ts';
import { NO_OPERANDS } from './verb.ts';

/** Of a pipeline that was started here. */
const which = { ...cwdOption, branch: text('NAME', 'the branch whose pipeline is meant (default: the only one of this project)') };

const COMMIT: Operands = {
  placeholder: 'COMMIT',
  summary: 'a commit of the branch, by any name that git understands',
  max: 1,
  completes: 'nothing',
};

export const PIPELINE_VERB = {
  name: 'pipeline',
  summary: 'watches a branch: tests new commits in batches, names the one that breaks it, ships what is green',
  operands: NO_OPERANDS,
  options: {
    ...cwdOption,
    ...configOption,
    'branch': text('NAME', 'the branch (default: main)'),
    'remote': text('NAME', 'the remote whose branch is watched, such as origin (default: this repository)'),
    'since': text('COMMIT', 'where to start when nothing is green yet (default: the commit before the tip)'),
    'on': address('run the tests on this coordinator (default: one of its own)'),
    'listen': address('where its own coordinator listens, on loopback (default: any free port)'),
    'local': integer('N', { min: 0, max: 64 }, 'how many agents to start on this machine (default: half of the cores; with --on none)'),
    'fleet': text('NAME', 'which fleet of the configuration (default: the only one)'),
    'no-deploy': flag('stop at the green ref: ship nothing'),
    'once': flag('end when nothing is left to do; exit code 1 when a commit was left behind'),
    'interval': duration('how often to look at the branch when no hook or webhook reports a push (default: 30s)'),
    'proof': text(
      'KIND',
      'after an eviction, strict runs all tests again, fast composes the proof from what was proven (default: strict)',
      ['strict', 'fast'],
    ),
    'webhook': address('listen for signed webhooks, on loopback; the configuration names the variable with the secret'),
    ...pageOptions,
    ...tlsOptions,
    ...colourOption,
  },
  examples: [
    ['shard-run pipeline --remote origin', 'from commit to production without a human'],
    ['shard-run pipeline --on build:7420 --no-deploy', "on the team's agents, up to the green ref"],
    ['shard-run pipeline --once --local 3', 'in CI: handle what is there now, then end'],
  ],
} as const satisfies Verb;

export const PIPELINE_STATUS_VERB = {
  name: 'pipeline status',
  summary: 'lists every commit from waiting to live, since when, and what holds it up',
  operands: NO_OPERANDS,
  options: { ...which, json: flag('as JSON'), ...colourOption },
  examples: [['shard-run pipeline status', 'works while the pipeline is down, too']],
} as const satisfies Verb;

export const PIPELINE_LOG_VERB = {
  name: 'pipeline log',
  summary: 'tells who did what, when and why, for every revision from commit to full rollout',
  operands: { ...COMMIT, placeholder: '[COMMIT]', summary: 'only entries about this commit' },
  options: { ...which, limit: integer('N', { min: 1, max: 10_000 }, 'how many of the newest lines (default: 50)'), ...colourOption },
  examples: [['shard-run pipeline log', 'the last fifty']],
} as const satisfies Verb;

export const PIPELINE_HOLD_VERB = {
  name: 'pipeline hold',
  summary: 'stops shipping until it is released; tests go on',
  operands: NO_OPERANDS,
  options: { ...which, ...personOptions, ...colourOption },
  examples: [["shard-run pipeline hold --reason 'sale until noon'", 'the rollout under way goes on: shard-run deploy hold stops that']],
} as const satisfies Verb;

export const PIPELINE_RELEASE_VERB = {
  name: 'pipeline release',
  summary: 'ships again after a hold',
  operands: NO_OPERANDS,
  options: { ...which, ...personOptions, ...colourOption },
  examples: [["shard-run pipeline release --reason 'the sale is over'", 'what is green goes out']],
} as const satisfies Verb;

export const PIPELINE_OVERRIDE_VERB = {
  name: 'pipeline override',
  summary: 'ships a revision that the gate refuses; needs --reason',
  operands: COMMIT,
  options: { ...which, ...personOptions, ...colourOption },
  examples: [["shard-run pipeline override 1a2b3c4 --reason 'the payment test is wrong, ticket 12'", 'stays in the log for ever']],
} as const satisfies Verb;

export const PIPELINE_EVICT_VERB = {
  name: 'pipeline evict',
  summary: 'leaves a commit out, so that the others go on without it; needs --reason',
  operands: COMMIT,
  options: { ...which, ...personOptions, ...colourOption },
  examples: [["shard-run pipeline evict 1a2b3c4 --reason 'not before the migration'", 'it stays on the branch']],
} as const satisfies Verb;

export const PIPELINE_READMIT_VERB = {
  name: 'pipeline readmit',
  summary: 'takes a commit back in that was left out or is held; needs --reason',
  operands: COMMIT,
  options: { ...which, ...personOptions, ...colourOption },
  examples: [["shard-run pipeline readmit 1a2b3c4 --reason 'the test was wrong'", 'it will be in the next batch']],
} as const satisfies Verb;

export const PIPELINE_HOOK_VERB = {
  name: 'pipeline hook',
  summary: 'installs a post-receive hook in a repository on this machine, so that a push is seen at once',
  operands: { placeholder: 'REPOSITORY', summary: 'the repository that people push to', max: 1, completes: 'directory' },
  options: { ...cwdOption, branch: text('NAME', 'the branch whose pipeline is told (default: main)'), ...colourOption },
  examples: [['shard-run pipeline hook /srv/git/shop.git', 'once']],
} as const satisfies Verb;

/** In the order of help and reference. */
export const PIPELINE_VERBS: readonly Verb[] = [
  PIPELINE_VERB,
  PIPELINE_STATUS_VERB,
  PIPELINE_LOG_VERB,
  PIPELINE_HOLD_VERB,
  PIPELINE_RELEASE_VERB,
  PIPELINE_OVERRIDE_VERB,
  PIPELINE_EVICT_VERB,
  PIPELINE_READMIT_VERB,
  PIPELINE_HOOK_VERB,
];
