/** The whole command line as one table: parsing, help, completion and the reference are made from it. */
import { DEMO_OPTIONS } from '../demo/option.ts';
import { LOG_FORMATS } from '../log.ts';
import {
  COORDINATOR_AGENTS_VERB,
  COORDINATOR_FORGET_VERB,
  COORDINATOR_REVOKE_VERB,
  COORDINATOR_ROTATE_VERB,
  COORDINATOR_TOKEN_VERB,
} from './access-verb-table.ts';
import { DEPLOY_VERBS } from './deploy-verb-table.ts';
import {
  FLAKES_POLLUTER_VERB,
  FLAKES_SHOW_VERB,
  FLAKES_VERB,
  QUARANTINE_LIFT_VERB,
  QUARANTINE_LIST_VERB,
  QUARANTINE_VERB,
} from './flake-verb-table.ts';
import { address, duration, flag, integer, optionalInteger, text, texts, word } from './option.ts';
import { PAGE_TOKEN_VERB, PAGE_VERB, pageOptions, REPORT_VERB } from './page-verb-table.ts';
import { PIPELINE_VERBS } from './pipeline-verb-table.ts';
import { colourOption, cwdOption, historyOption, runConfigOption, tlsOptions } from './shared-option.ts';
import { SIMULATE_PIPELINE_VERB } from './simulate-verb-table.ts';
import type { Verb, VerbGroup } from './verb.ts';
import { NO_OPERANDS } from './verb.ts';

export const REPORTER_NAMES = ['default', 'dot', 'json', 'junit', 'github', 'blob', 'html'] as const;
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

const SLOTS_MAX = 1024;
const slotRange = { min: 1, max: SLOTS_MAX };

const placeOptions = { ...cwdOption, ...runConfigOption };
const suiteOption = { suite: texts('NAME', 'only this suite; repeat for more') };
const logOption = {
  log: word('FORMAT', LOG_FORMATS, 'format of standard error: text, or json for one JSON object a line (default: text)'),
};
const slotsOption = { slots: integer('N', slotRange, 'how many test files run at once (default: the number of cores)') };
const targetOption = {
  target: duration('how long the run may take: says what is missing to reach it; with --on, takes only as many agents as that needs'),
};

const verdictOptions = {
  retries: integer('N', { min: 0, max: 10 }, 'further attempts of a failed case, for evidence (default: 0)'),
  bail: optionalInteger({ min: 1, max: 1_000_000 }, 1, 'stop after N failed cases (without N: after the first)'),
  failed: flag('run only what failed or went missing in the last finished run'),
  reporter: texts('NAME[=FILE]', `how to report; repeat for more: ${REPORTER_NAMES.join(', ')}`, REPORTER_NAMES),
  'allow-flaky': flag('a case that fails and then passes on a further attempt leaves the run green'),
  ci: flag('behave as in CI: refuse .only, write no snapshots (default: when CI is set)'),
  ...colourOption,
};

const files = {
  placeholder: '[files…]',
  summary: "parts of file paths, as the test framework's own command takes them (default: all test files)",
  max: 10_000,
  completes: 'file' as const,
};

export const RUN_VERB = {
  name: '',
  summary: "runs this project's tests on this machine's cores, proves the verdict, and learns how long each takes",
  operands: files,
  options: {
    ...placeOptions,
    ...suiteOption,
    ...slotsOption,
    ...targetOption,
    ...historyOption,
    ...verdictOptions,
    on: address("run on a coordinator's agents instead of this machine's cores"),
    case: texts('NAME', 'only this case of the file, as reports name it; repeat for more'),
    priority: integer('N', { min: 0, max: 9 }, 'with --on: a head start of N minutes in the queue, and a larger share'),
    supersede: flag('with --on: cancel older runs of the same branch'),
    ...pageOptions,
  },
  examples: [
    ['shard-run', 'all tests, all cores'],
    ['shard-run src/parser', 'the test files whose path contains src/parser'],
    ['shard-run --failed', 'what failed last time'],
    ["shard-run test/cart.test.ts --case 'cart > adds'", 'one case'],
    ['shard-run --bail --retries 1', 'stop at the first case that fails twice'],
    ['shard-run --reporter default --reporter junit=report.xml', 'the screen and a file'],
    ['shard-run --on 127.0.0.1:7420', "this working tree, as it is, on the team's agents"],
  ],
} as const satisfies Verb;

export const PLAN_VERB = {
  name: 'plan',
  summary: 'shows what would run where, how long it would take, and what limits it',
  operands: files,
  options: { ...placeOptions, ...suiteOption, ...slotsOption, ...targetOption, ...historyOption, ...colourOption },
  examples: [
    ['shard-run plan', 'the forecast of a run on this machine'],
    ['shard-run plan --slots 4 --target 9m', 'how many agents with four slots each finish within nine minutes'],
  ],
} as const satisfies Verb;

export const COORDINATOR_VERB = {
  name: 'coordinator',
  summary: "serves the runs that others send with --on; with --once, runs this project's tests on the agents that join",
  operands: files,
  options: {
    once: flag('wait for the agents, run once, and exit with the verdict'),
    expect: integer('N', { min: 1, max: 10_000 }, 'how many agents to wait for (default: 1)'),
    wait: duration('how long to wait for them (default: 5m)'),
    resume: flag('continue the newest run here, if its coordinator died and it tests this revision'),
    main: text('BRANCH', 'the branch whose clean runs go first (default: main)'),
    listen: address('where agents connect (default: 127.0.0.1:7420); beyond loopback with TLS, and agents have to join'),
    advertise: text('HOST', 'the name or address of this machine in the line that agents join with (default: detected)'),
    tls: flag('use TLS and have agents join on loopback, too'),
    ...tlsOptions,
    'tls-ca': text('FILE', 'the authority that signed --tls-cert, PEM: what agents pin', 'file'),
    metrics: address('serve metrics for Prometheus at /metrics; beyond loopback with --tls-cert, to clients of its authority only'),
    ...logOption,
    ...placeOptions,
    ...suiteOption,
    ...targetOption,
    ...historyOption,
    ...verdictOptions,
    ...pageOptions,
  },
  examples: [
    ['shard-run coordinator', "the team's pool, until it is stopped"],
    ['shard-run coordinator --once --expect 36 --reporter github', 'one CI run on 36 agents'],
    ['shard-run coordinator --once --expect 36 --resume', 'the same, under a supervisor that restarts it'],
    ['shard-run coordinator --once --listen 0.0.0.0:7420', 'agents on other machines join with the line that it prints'],
  ],
} as const satisfies Verb;

const agentOptions = {
  slots: integer('N', slotRange, 'how many units run at once (default: the number of cores)'),
  label: texts('LABEL', 'something that this machine has, as key or key:value; repeat for more'),
  id: text('ID', 'the name of this agent (default: host name)'),
  cache: text('DIR', 'where caches are kept (default: a per-user folder)', 'directory'),
  workspaces: text('DIR', 'where the trees of runs are kept; agents cannot share it (default: workspaces in --cache)', 'directory'),
  quota: integer('GIB', { min: 1, max: 100_000 }, 'disk space for those trees, in GiB (default: 50)'),
  state: text(
    'DIR',
    'where this agent keeps its identity, and reports until its coordinator is back (default: a per-user folder)',
    'directory',
  ),
  health: address('answer /live and /ready over HTTP, on loopback only'),
  ...logOption,
};

export const AGENT_VERB = {
  name: 'agent',
  summary: "lends this machine's cores to a coordinator",
  operands: NO_OPERANDS,
  options: {
    coordinator: address('the coordinator to serve (default: the one this machine joined)'),
    ...agentOptions,
    drain: flag("ask this machine's agent to finish what it runs and leave, and wait until it has"),
  },
  examples: [
    ['shard-run agent', 'serves the coordinator that this machine joined'],
    ['shard-run agent --coordinator 127.0.0.1:7420 --slots 4 --label browser:chrome', 'four slots, with a browser'],
  ],
} as const satisfies Verb;

export const AGENT_JOIN_VERB = {
  name: 'agent join',
  summary: 'joins this machine to a coordinator on another one, and serves it',
  operands: { placeholder: 'HOST:PORT', summary: 'where the coordinator listens', max: 1, completes: 'nothing' },
  options: {
    token: text('TOKEN', 'the token that the coordinator printed (default: $SHARD_RUN_JOIN_TOKEN)'),
    'token-file': text('FILE', 'a file that holds the token; - is standard input', 'file'),
    fingerprint: text('SHA256', "the fingerprint of the coordinator's authority, as it printed it"),
    ...agentOptions,
    'no-run': flag('join and exit; shard-run agent serves later'),
  },
  examples: [['shard-run agent join ci.example.com:7420 --token-file - --fingerprint sha256:…', 'the token is read from standard input']],
} as const satisfies Verb;

export const AGENT_INSTALL_VERB = {
  name: 'agent install',
  summary: "prints what makes this machine's agent start by itself: a service, a logon task, a container, or manifests for a cluster",
  operands: NO_OPERANDS,
  options: {
    systemd: flag('a systemd unit with a sandbox (default on Linux)'),
    launchd: flag('a launchd property list (default on macOS)'),
    windows: flag('a PowerShell script for a task at logon (default on Windows)'),
    container: flag('a Containerfile'),
    kubernetes: flag('manifests as JSON, for kubectl apply -f -'),
    image: text('NAME', 'the image of the pods (default: shard-run-agent)'),
    coordinator: address('the coordinator that the pods join'),
    fingerprint: text('SHA256', "the fingerprint of the coordinator's authority, for the pods"),
    ...agentOptions,
    print: flag('print to standard output (default)'),
    write: text('FILE', 'write to a new file instead; an existing one is not touched', 'file'),
  },
  examples: [
    [
      'shard-run agent install --systemd --write /etc/systemd/system/shard-run-agent.service',
      'then systemctl enable --now shard-run-agent',
    ],
    ['shard-run agent install --windows --label browser:ie', 'a machine for Internet Explorer mode'],
  ],
} as const satisfies Verb;

export const AGENT_UPGRADE_VERB = {
  name: 'agent upgrade',
  summary: "moves this machine's agent to another version; it finishes what it runs, and keeps its name and caches",
  operands: {
    placeholder: 'VERSION',
    summary: 'a version in the registry, a tag such as latest, or a packed file',
    max: 1,
    completes: 'file',
  },
  options: { state: agentOptions.state },
  examples: [
    ['shard-run agent upgrade latest', 'falls back to the version before when the new one does not serve'],
    ['shard-run agent upgrade ./shard-run-1.2.0.tgz --state /var/lib/shard-run', 'a packed file, for an agent that runs as a service'],
  ],
} as const satisfies Verb;

export const VERIFY_VERB = {
  name: 'verify',
  summary: "re-checks a run's certificate offline",
  operands: {
    placeholder: '[RUN|FILE]',
    summary: 'a run id or a certificate file (default: the newest run here)',
    max: 1,
    completes: 'file',
  },
  options: cwdOption,
  examples: [
    ['shard-run verify', 'the newest run of this project'],
    ['shard-run verify certificate.json', 'a certificate from somewhere else'],
  ],
} as const satisfies Verb;

export const WHY_VERB = {
  name: 'why',
  summary: 'explains a test case: its attempts, where they ran, and what ran before it',
  operands: { placeholder: 'CASE', summary: 'a case id, or part of its name', max: 1, completes: 'nothing' },
  options: { ...cwdOption, ...historyOption, runs: integer('N', { min: 1, max: 1000 }, 'how many runs to look back (default: 5)') },
  examples: [["shard-run why 'parser > reads a date'", 'the last five runs of one case']],
} as const satisfies Verb;

export const HISTORY_VERB = {
  name: 'history',
  summary: 'shows the last runs, the last outcomes of a case, or whether a commit is live and what holds it up',
  operands: {
    placeholder: '[CASE|COMMIT]',
    summary: 'a case id, part of its name, or a commit of a pipeline (default: list the runs)',
    max: 1,
    completes: 'nothing',
  },
  options: { ...cwdOption, ...historyOption, limit: integer('N', { min: 1, max: 1000 }, 'how many rows (default: 20)') },
  examples: [
    ['shard-run history', 'the last twenty runs'],
    ["shard-run history 'reads a date'", 'the outcomes of one case'],
    ['shard-run history 1a2b3c4', 'is my commit live, and if not, what holds it up?'],
  ],
} as const satisfies Verb;

export const DOCTOR_VERB = {
  name: 'doctor',
  summary: 'says what is missing on this machine and how to get it',
  operands: NO_OPERANDS,
  options: {
    ...placeOptions,
    ...historyOption,
    agent: flag('check this machine as a build machine instead: git, disk, memory, ports, identity, clock, and browsers by starting them'),
    coordinator: address('with --agent: the coordinator whose clock to compare with (default: the one this machine joined)'),
    state: text('DIR', 'with --agent: where the identity is kept', 'directory'),
    cache: text('DIR', 'with --agent: where caches are kept', 'directory'),
  },
  examples: [
    ['shard-run doctor', 'checks this project on this machine'],
    ['shard-run doctor --agent', 'checks a build machine'],
  ],
} as const satisfies Verb;

export const DEMO_VERB = {
  name: 'demo',
  summary: 'shows the whole product at a small scale, on this machine: 1,000 test files on 36 agents, then a deploy',
  operands: NO_OPERANDS,
  options: DEMO_OPTIONS,
  examples: [['shard-run demo', 'runs a generated project twice, without and with history, and deploys it']],
} as const satisfies Verb;

export const COMPLETION_VERB = {
  name: 'completion',
  summary: 'prints the completion script for a shell',
  operands: { placeholder: 'SHELL', summary: SHELLS.join(', '), max: 1, completes: SHELLS },
  options: {},
  examples: [
    ['source <(shard-run completion bash)', 'in ~/.bashrc'],
    ['shard-run completion zsh > "${fpath[1]}/_shard-run"', 'once'],
    ['shard-run completion fish > ~/.config/fish/completions/shard-run.fish', 'once'],
  ],
} as const satisfies Verb;

/** All verbs, in the order of help. The first is the default one. */
export const VERBS: readonly Verb[] = [
  RUN_VERB,
  PLAN_VERB,
  COORDINATOR_VERB,
  COORDINATOR_TOKEN_VERB,
  COORDINATOR_AGENTS_VERB,
  COORDINATOR_REVOKE_VERB,
  COORDINATOR_FORGET_VERB,
  COORDINATOR_ROTATE_VERB,
  PAGE_TOKEN_VERB,
  AGENT_VERB,
  AGENT_JOIN_VERB,
  AGENT_INSTALL_VERB,
  AGENT_UPGRADE_VERB,
  VERIFY_VERB,
  WHY_VERB,
  HISTORY_VERB,
  PAGE_VERB,
  FLAKES_VERB,
  FLAKES_SHOW_VERB,
  FLAKES_POLLUTER_VERB,
  QUARANTINE_VERB,
  QUARANTINE_LIST_VERB,
  QUARANTINE_LIFT_VERB,
  REPORT_VERB,
  ...DEPLOY_VERBS,
  ...PIPELINE_VERBS,
  SIMULATE_PIPELINE_VERB,
  DOCTOR_VERB,
  DEMO_VERB,
  COMPLETION_VERB,
];

/** Words that are nothing by themselves but have verbs. */
export const VERB_GROUPS: readonly VerbGroup[] = [
  { name: 'deploy', summary: 'ships green revisions to a fleet of hosts, watches them there, and rolls them back' },
  { name: 'simulate', summary: 'answers what-if questions from the ledger' },
];
