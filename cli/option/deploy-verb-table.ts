/** The verbs of `shard-run deploy`, as the one table that verb-table.ts makes of them all. */
import { flag, integer, text, texts } from './option.ts';
import { colourOption, configOption, cwdOption, personOptions } from './shared-option.ts';
import type { Operands, Verb } from './verb.ts';
import { NO_OPERANDS } from './verb.ts';

const place = {
  ...cwdOption,
  ...configOption,
  fleet: text('NAME', 'which fleet of the configuration (default: the only one)'),
};

const CERTIFICATE: Operands = {
  placeholder: '[RUN|FILE]',
  summary: 'a run id or a certificate file that proves the revision green (default: the newest run here)',
  max: 1,
  completes: 'file',
};

export const DEPLOY_PUSH_VERB = {
  name: 'deploy push',
  summary: 'ships a green revision to a fleet: canary, judge, wave, everyone, or rolls it back by itself',
  operands: CERTIFICATE,
  options: {
    ...place,
    ...personOptions,
    override: text('COMMIT', 'deploy a revision without a certificate; needs --reason, and the log says so'),
    emergency: flag('skip canary and wave; keep the hold-back and its watch'),
    'no-wait': flag('fail when a rollout is under way, instead of waiting for it'),
    ...colourOption,
  },
  examples: [
    ['shard-run deploy push', 'the newest green run of this project'],
    ['shard-run deploy push certificate.json --fleet staging', 'a certificate from CI'],
  ],
} as const satisfies Verb;

export const DEPLOY_PLAN_VERB = {
  name: 'deploy plan',
  summary: 'shows what a push would do: bytes, hosts, the draw, and what the judge could detect at the present traffic',
  operands: CERTIFICATE,
  options: {
    ...place,
    override: text('COMMIT', 'plan for a revision without a certificate'),
    sample: integer('SECONDS', { min: 0, max: 600 }, 'how long to measure the fleet for the forecast (default: 30)'),
    ...colourOption,
  },
  examples: [['shard-run deploy plan', 'before you push']],
} as const satisfies Verb;

export const DEPLOY_STAGE_VERB = {
  name: 'deploy stage',
  summary: 'copies a revision to the hosts while it is still being tested, so that a later push only has to switch',
  operands: { placeholder: '[COMMIT]', summary: 'a commit of this repository (default: HEAD)', max: 1, completes: 'nothing' },
  options: { ...place, ...colourOption },
  examples: [['shard-run deploy stage & shard-run', 'copy and test at the same time']],
} as const satisfies Verb;

export const DEPLOY_PIN_VERB = {
  name: 'deploy pin',
  summary: 'keeps a release on the hosts when old ones are cleaned up',
  operands: { placeholder: 'RELEASE', summary: 'a release that the hosts hold', max: 1, completes: 'nothing' },
  options: { ...place, ...personOptions, remove: flag('remove the pin'), ...colourOption },
  examples: [["shard-run deploy pin r4d5e6f708192a3b4c5d --reason 'last one before the new schema'", 'a way back that is kept']],
} as const satisfies Verb;

export const DEPLOY_STATUS_VERB = {
  name: 'deploy status',
  summary: 'asks every host what it serves, and says what the rollout under way waits for',
  operands: NO_OPERANDS,
  options: { ...place, json: flag('as JSON'), ...colourOption },
  examples: [['shard-run deploy status', 'asks every host']],
} as const satisfies Verb;

export const DEPLOY_ROLLBACK_VERB = {
  name: 'deploy rollback',
  summary: 'rolls back the rollout under way, or the whole fleet to the previous release, at once',
  operands: {
    placeholder: '[RELEASE]',
    summary: 'a release that the hosts hold (default: the last good one)',
    max: 1,
    completes: 'nothing',
  },
  options: { ...place, ...personOptions, ...colourOption },
  examples: [["shard-run deploy rollback --reason 'checkout is empty'", 'the whole fleet goes back']],
} as const satisfies Verb;

export const DEPLOY_HOLD_VERB = {
  name: 'deploy hold',
  summary: 'stops the rollout where it is; the judge keeps watching and may still roll it back',
  operands: NO_OPERANDS,
  options: { ...place, ...personOptions, ...colourOption },
  examples: [["shard-run deploy hold --reason 'sale until noon'", 'no further stage until released']],
} as const satisfies Verb;

export const DEPLOY_RELEASE_VERB = {
  name: 'deploy release',
  summary: 'lets a held rollout continue',
  operands: NO_OPERANDS,
  options: {
    ...place,
    ...personOptions,
    promote: flag('go to the next stage now, whatever the judge has seen so far; needs --reason'),
    ...colourOption,
  },
  examples: [['shard-run deploy release', 'after a hold']],
} as const satisfies Verb;

export const DEPLOY_RESUME_VERB = {
  name: 'deploy resume',
  summary: 'takes over a rollout whose deployer died: asks the hosts where they stand, then continues or rolls back',
  operands: NO_OPERANDS,
  options: { ...place, ...personOptions, ...colourOption },
  examples: [['shard-run deploy resume', 'after the deployer crashed']],
} as const satisfies Verb;

export const DEPLOY_LOG_VERB = {
  name: 'deploy log',
  summary: 'tells who deployed what, when and why, and checks that the log is unbroken',
  operands: {
    placeholder: '[ROLLOUT]',
    summary: 'one rollout in full (default: a line for each of the last ones)',
    max: 1,
    completes: 'nothing',
  },
  options: { ...place, limit: integer('N', { min: 1, max: 1000 }, 'how many rollouts (default: 20)'), ...colourOption },
  examples: [['shard-run deploy log', 'the last twenty']],
} as const satisfies Verb;

export const DEPLOY_HOSTS_VERB = {
  name: 'deploy hosts',
  summary: 'lists the hosts of the inventory and the state of their pinned keys',
  operands: NO_OPERANDS,
  options: { ...place, ...colourOption },
  examples: [['shard-run deploy hosts', 'every host of the fleet']],
} as const satisfies Verb;

export const DEPLOY_TRUST_VERB = {
  name: 'deploy hosts trust',
  summary: 'shows the keys that hosts offer, asks you, and pins them',
  operands: {
    placeholder: '[HOST…]',
    summary: 'hosts of the inventory (default: all whose key is not pinned)',
    max: 10_000,
    completes: 'nothing',
  },
  options: {
    ...place,
    ...personOptions,
    fingerprint: texts('SHA256:…', 'pin a key with this fingerprint, which you know from elsewhere, without asking; repeat for more'),
    replace: flag('also replace pinned keys that have changed'),
    ...colourOption,
  },
  examples: [['shard-run deploy hosts trust web-7', 'after web-7 was installed']],
} as const satisfies Verb;

export const DEPLOY_JUDGE_VERB = {
  name: 'deploy judge',
  summary: "judges a rollout's recorded watches again and says whether the verdicts come out the same",
  operands: { placeholder: '[ROLLOUT]', summary: 'a rollout of the log (default: the newest)', max: 1, completes: 'nothing' },
  options: { ...place, replay: flag('every look again, from the journal (the default)'), ...colourOption },
  examples: [['shard-run deploy judge --replay', 'the newest rollout, look by look']],
} as const satisfies Verb;

export const DEPLOY_DOCTOR_VERB = {
  name: 'deploy doctor',
  summary: 'says what would stop a deploy: keys, rsync, disk space, clocks, metrics that show nothing',
  operands: NO_OPERANDS,
  options: { ...place, ...colourOption },
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
