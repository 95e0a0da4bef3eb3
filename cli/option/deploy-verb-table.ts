/** The verbs of `shard-run deploy`, as the one table that verb-table.ts makes of them all. */
import { flag, integer, text, texts } from './option.ts';
import type { Operands, Verb } from './verb.ts';
import { NO_OPERANDS } from './verb.ts';

const place = {
  cwd: text('DIR', "the project's directory, instead of the current one", 'directory'),
  config: text('FILE', 'shard.config.ts, when it is not in the project directory', 'file'),
  fleet: text('NAME', 'which fleet of the configuration (default: the only one)'),
};

const person = {
  reason: text('TEXT', 'why; stays in the log for ever'),
  by: text('NAME', 'who; default: the user of this machine'),
};

const screen = { 'no-color': flag('no colours and no live view, as with NO_COLOR') };

const CERTIFICATE: Operands = {
  placeholder: '[RUN|FILE]',
  summary: 'a run id or a certificate file that proves the revision green (default: the newest run here)',
  max: 1,
  completes: 'file',
};

export const DEPLOY_PUSH_VERB = {
  name: 'deploy push',
  summary: 'brings a green revision to a fleet: canary, judge, wave, everyone; or takes it back by itself',
  operands: CERTIFICATE,
  options: {
    ...place,
    ...person,
    override: text('COMMIT', 'deploys a revision that no certificate proves; needs --reason, and says so in the log'),
    emergency: flag('skips canary and wave; keeps the hold-back and its watch'),
    'no-wait': flag('fails when a rollout is under way, instead of waiting for it'),
    ...screen,
  },
  examples: [
    ['shard-run deploy push', 'the newest green run of this project'],
    ['shard-run deploy push certificate.json --fleet staging', 'a certificate from CI'],
  ],
} as const satisfies Verb;

export const DEPLOY_PLAN_VERB = {
  name: 'deploy plan',
  summary: 'what a push would do: bytes, hosts, the draw, and what the judge will be able to see at the traffic of now',
  operands: CERTIFICATE,
  options: {
    ...place,
    override: text('COMMIT', 'plans for a revision without a certificate'),
    sample: integer('SECONDS', { min: 0, max: 600 }, 'how long to measure the fleet for the forecast (default: 30)'),
    ...screen,
  },
  examples: [['shard-run deploy plan', 'before the button is pressed']],
} as const satisfies Verb;

export const DEPLOY_STAGE_VERB = {
  name: 'deploy stage',
  summary: "brings a revision's bytes to the hosts while it is still tested, so that a later push only has to switch",
  operands: { placeholder: '[COMMIT]', summary: 'a commit of this repository (default: HEAD)', max: 1, completes: 'nothing' },
  options: { ...place, ...screen },
  examples: [['shard-run deploy stage & shard-run', 'sync and tests at once']],
} as const satisfies Verb;

export const DEPLOY_PIN_VERB = {
  name: 'deploy pin',
  summary: 'keeps a release on the hosts, whatever is cleaned up',
  operands: { placeholder: 'RELEASE', summary: 'a release that the hosts hold', max: 1, completes: 'nothing' },
  options: { ...place, ...person, remove: flag('takes the pin away'), ...screen },
  examples: [["shard-run deploy pin r4d5e6f708192a3b4c5d --reason 'last one before the new schema'", 'a way back that stays']],
} as const satisfies Verb;

export const DEPLOY_STATUS_VERB = {
  name: 'deploy status',
  summary: 'what every host serves, by its own account, and what the rollout under way waits for',
  operands: NO_OPERANDS,
  options: { ...place, json: flag('as JSON'), ...screen },
  examples: [['shard-run deploy status', 'asks every host']],
} as const satisfies Verb;

export const DEPLOY_ROLLBACK_VERB = {
  name: 'deploy rollback',
  summary: 'takes the rollout under way back, or the whole fleet to the release before, at once',
  operands: {
    placeholder: '[RELEASE]',
    summary: 'a release that the hosts hold (default: the last good one)',
    max: 1,
    completes: 'nothing',
  },
  options: { ...place, ...person, ...screen },
  examples: [["shard-run deploy rollback --reason 'checkout is empty'", 'everything back']],
} as const satisfies Verb;

export const DEPLOY_HOLD_VERB = {
  name: 'deploy hold',
  summary: 'stops the rollout where it is; it goes on being watched and may still be taken back',
  operands: NO_OPERANDS,
  options: { ...place, ...person, ...screen },
  examples: [["shard-run deploy hold --reason 'sale until noon'", 'no further stage until released']],
} as const satisfies Verb;

export const DEPLOY_RELEASE_VERB = {
  name: 'deploy release',
  summary: 'lets a held rollout go on',
  operands: NO_OPERANDS,
  options: {
    ...place,
    ...person,
    promote: flag('goes on to the next stage now, whatever the judge has seen so far; needs --reason'),
    ...screen,
  },
  examples: [['shard-run deploy release', 'after a hold']],
} as const satisfies Verb;

export const DEPLOY_RESUME_VERB = {
  name: 'deploy resume',
  summary: 'goes on with a rollout whose deployer died: asks the hosts what is true, then goes on or takes back',
  operands: NO_OPERANDS,
  options: { ...place, ...person, ...screen },
  examples: [['shard-run deploy resume', 'after a crash of the deployer']],
} as const satisfies Verb;

export const DEPLOY_LOG_VERB = {
  name: 'deploy log',
  summary: 'who deployed what, when and why; the chain of the log is checked',
  operands: { placeholder: '[ROLLOUT]', summary: 'one rollout in full (default: the last ones)', max: 1, completes: 'nothing' },
  options: { ...place, limit: integer('N', { min: 1, max: 1000 }, 'rollouts (default: 20)'), ...screen },
  examples: [['shard-run deploy log', 'the last twenty']],
} as const satisfies Verb;

export const DEPLOY_HOSTS_VERB = {
  name: 'deploy hosts',
  summary: 'the inventory, with the state of each pinned key',
  operands: NO_OPERANDS,
  options: { ...place, ...screen },
  examples: [['shard-run deploy hosts', 'every host of the fleet']],
} as const satisfies Verb;

export const DEPLOY_TRUST_VERB = {
  name: 'deploy hosts trust',
  summary: 'shows the keys that hosts offer, asks, and pins them',
  operands: {
    placeholder: '[HOST…]',
    summary: 'hosts of the inventory (default: all whose key is not pinned)',
    max: 10_000,
    completes: 'nothing',
  },
  options: {
    ...place,
    ...person,
    fingerprint: texts('SHA256:…', 'pins without asking where the key has this fingerprint, which you have from elsewhere'),
    replace: flag('also replaces keys that are pinned and have changed'),
    ...screen,
  },
  examples: [['shard-run deploy hosts trust web-7', 'after web-7 was installed']],
} as const satisfies Verb;

export const DEPLOY_JUDGE_VERB = {
  name: 'deploy judge',
  summary: "judges a rollout's recorded watches again, and says whether the verdicts come out the same",
  operands: { placeholder: '[ROLLOUT]', summary: 'a rollout of the log (default: the newest)', max: 1, completes: 'nothing' },
  options: { ...place, replay: flag('the default: every look again, from the journal'), ...screen },
  examples: [['shard-run deploy judge --replay', 'the newest rollout, look by look']],
} as const satisfies Verb;

export const DEPLOY_DOCTOR_VERB = {
  name: 'deploy doctor',
  summary: 'what would stop a deploy: keys, rsync, space, clocks, metrics that tell nothing',
  operands: NO_OPERANDS,
  options: { ...place, ...screen },
  examples: [['shard-run deploy doctor', 'asks every host and every metric once']],
} as const satisfies Verb;

export const DEPLOY_VERBS = [
  DEPLOY_PUSH_VERB,
  DEPLOY_PLAN_VERB,
  DEPLOY_STAGE_VERB,
  DEPLOY_STATUS_VERB,
  DEPLOY_ROLLBACK_VERB,
  DEPLOY_HOLD_VERB,
  DEPLOY_RELEASE_VERB,
  DEPLOY_RESUME_VERB,
  DEPLOY_PIN_VERB,
  DEPLOY_LOG_VERB,
  DEPLOY_HOSTS_VERB,
  DEPLOY_TRUST_VERB,
  DEPLOY_JUDGE_VERB,
  DEPLOY_DOCTOR_VERB,
] as const satisfies readonly Verb[];
