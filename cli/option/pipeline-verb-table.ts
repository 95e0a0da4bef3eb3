/** The verbs of `shard-run pipeline`, as the one table that verb-table.ts makes of them all. */
import { address, duration, flag, integer, text } from './option.ts';
import { pageOptions } from './page-verb-table.ts';
import type { Operands, Verb } from './verb.ts';
import { NO_OPERANDS } from './verb.ts';

const cwd = text('DIR', "the project's directory, instead of the current one", 'directory');
/** Of a pipeline that was started here. */
const which = { cwd, branch: text('NAME', 'whose pipeline (default: the only one of this project)') };
const person = {
  reason: text('TEXT', 'why; stays in the log for ever'),
  by: text('NAME', 'who; default: the user of this machine'),
};
const screen = { 'no-color': flag('no colours and no live view, as with NO_COLOR') };

const COMMIT: Operands = {
  placeholder: 'COMMIT',
  summary: 'a commit of the branch, by any name that git knows',
  max: 1,
  completes: 'nothing',
};

export const PIPELINE_VERB = {
  name: 'pipeline',
  summary: 'watches a branch: tests what comes in batches, names who breaks it, ships what is green, again and again',
  operands: NO_OPERANDS,
  options: {
    cwd,
    'config': text('FILE', 'shard.config.ts, when it is not in the project directory', 'file'),
    'branch': text('NAME', 'the branch (default: main)'),
    'remote': text('NAME', 'the remote whose branch is watched, such as origin (default: this repository)'),
    'since': text('COMMIT', 'where to begin when nothing is green yet (default: the commit before the tip)'),
    'on': address('a coordinator for the runs (default: one of its own)'),
    'listen': address('where the own coordinator listens, on loopback (default: any free port)'),
    'local': integer('N', { min: 0, max: 64 }, 'agents of this machine (default: half of the cores with an own coordinator)'),
    'fleet': text('NAME', 'which fleet of the configuration (default: the only one)'),
    'no-deploy': flag('ends at the green ref'),
    'once': flag('ends when nothing is on its way any more; the exit code is 1 when a commit is left behind'),
    'interval': duration('between two looks at the branch when nobody says that it moved (default: 30s)'),
    'proof': text('KIND', 'strict tests what is left after an eviction whole, fast puts its proof together (default: strict)', [
      'strict',
      'fast',
    ]),
    'webhook': address("where signed webhooks are heard, on loopback; the secret's variable stands in the configuration"),
    ...pageOptions,
    'tls-cert': text('FILE', 'certificate of the page, PEM, with those between it and the authority', 'file'),
    'tls-key': text('FILE', 'the key of --tls-cert, PEM', 'file'),
    ...screen,
  },
  examples: [
    ['shard-run pipeline --remote origin', 'from commit to production without a human'],
    ['shard-run pipeline --on build:7420 --no-deploy', "on the team's agents, up to the green ref"],
    ['shard-run pipeline --once --local 3', 'in CI: what is there now, then the end'],
  ],
} as const satisfies Verb;

export const PIPELINE_STATUS_VERB = {
  name: 'pipeline status',
  summary: 'every commit from waiting to live, since when, and why it is held',
  operands: NO_OPERANDS,
  options: { ...which, json: flag('as JSON'), ...screen },
  examples: [['shard-run pipeline status', 'also while the pipeline does not run']],
} as const satisfies Verb;

export const PIPELINE_LOG_VERB = {
  name: 'pipeline log',
  summary: 'who, what, when and why, for every revision from commit to full rollout',
  operands: { ...COMMIT, placeholder: '[COMMIT]', summary: 'only what is said of this commit' },
  options: { ...which, limit: integer('N', { min: 1, max: 10_000 }, 'lines, the newest (default: 50)'), ...screen },
  examples: [['shard-run pipeline log', 'the last fifty']],
} as const satisfies Verb;

export const PIPELINE_HOLD_VERB = {
  name: 'pipeline hold',
  summary: 'ships nothing more until it is released; tests go on',
  operands: NO_OPERANDS,
  options: { ...which, ...person, ...screen },
  examples: [["shard-run pipeline hold --reason 'sale until noon'", 'the rollout under way goes on: shard-run deploy hold stops that']],
} as const satisfies Verb;

export const PIPELINE_RELEASE_VERB = {
  name: 'pipeline release',
  summary: 'ships again after a hold',
  operands: NO_OPERANDS,
  options: { ...which, ...person, ...screen },
  examples: [["shard-run pipeline release --reason 'the sale is over'", 'what is green goes out']],
} as const satisfies Verb;

export const PIPELINE_OVERRIDE_VERB = {
  name: 'pipeline override',
  summary: 'ships a revision although the gate does not; needs --reason',
  operands: COMMIT,
  options: { ...which, ...person, ...screen },
  examples: [["shard-run pipeline override 1a2b3c4 --reason 'the payment test is wrong, ticket 12'", 'in the log for ever']],
} as const satisfies Verb;

export const PIPELINE_EVICT_VERB = {
  name: 'pipeline evict',
  summary: 'leaves a commit out: the others go on without it; needs --reason',
  operands: COMMIT,
  options: { ...which, ...person, ...screen },
  examples: [["shard-run pipeline evict 1a2b3c4 --reason 'not before the migration'", 'it stays on the branch']],
} as const satisfies Verb;

export const PIPELINE_READMIT_VERB = {
  name: 'pipeline readmit',
  summary: 'takes a commit in again that was left out or is held; needs --reason',
  operands: COMMIT,
  options: { ...which, ...person, ...screen },
  examples: [["shard-run pipeline readmit 1a2b3c4 --reason 'the test was wrong'", 'it is in the next batch']],
} as const satisfies Verb;

export const PIPELINE_HOOK_VERB = {
  name: 'pipeline hook',
  summary: 'installs a post-receive hook, so that a push to a repository of this machine is seen at once',
  operands: { placeholder: 'REPOSITORY', summary: 'the repository that people push to', max: 1, completes: 'directory' },
  options: { cwd, branch: text('NAME', 'whose pipeline is told (default: main)'), ...screen },
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
