/** The `deploy` part of the configuration file: the fleets that green revisions go to. Durations are texts such as `90s`; ratios are 0 to 1. */
import type { HostConfig, MetricSourceConfig } from '../../deploy/api.ts';

export type MetricOptions = {
  readonly name: string;
  readonly source: MetricSourceConfig;
  /** `gauge`: a level; `count`: events in a tick. Default: `count` for logs and counters, else `gauge`. */
  readonly kind?: 'gauge' | 'count';
  readonly unit?: string;
  /** Default: `higher`. */
  readonly worse?: 'higher' | 'lower';
  /** Smallest relative change that may roll back. Default: 0.05 for gauges, 0.25 for counts. */
  readonly smallestEffect?: number;
  /** Events beyond the expected that a rollback needs at least. Default: 5 for counts. */
  readonly smallestExcess?: number;
};

export type HookOptions = {
  readonly name: string;
  readonly at: 'before-sync' | 'before-stage' | 'before-switch' | 'after-switch' | 'after-stage' | 'after-finish' | 'after-rollback';
  /** Once for the fleet, on this machine, or on every host. Default: `fleet`. */
  readonly on?: 'fleet' | 'host';
  /** Default: all of `canary`, `wave`, `full`, `hold-back`. */
  readonly stages?: readonly ('canary' | 'wave' | 'full' | 'hold-back')[];
  /** Of a command on hosts: those with one of these roles. Default: every host. */
  readonly roles?: readonly string[];
  readonly command: string;
  /** Default: `60s`. */
  readonly deadline?: string;
  /** What a failure does. Default: `stop`; hooks after the end can only `warn`. */
  readonly failure?: 'stop' | 'warn';
};

/** Runs once a fleet, for ever, by its name. */
export type MigrationOptions = {
  readonly name: string;
  readonly command: string;
  readonly deadline?: string;
  /** Whether the old revision works after it, so that a rollback may cross it by itself. */
  readonly isReversible: boolean;
};

export type RolloutOptions = {
  /** Default: 0.1 of the fleet, at least 5, at most 30 hosts, watched for `60s`, up to `120s` while the judge is undecided. */
  readonly canary?: {
    readonly ratio?: number;
    readonly min?: number;
    readonly max?: number;
    readonly watch?: string;
    readonly extend?: string;
  };
  /** Hosts that are switched to a copy of the old revision with the canaries, of the fleet. Default: 0.2. */
  readonly placeboRatio?: number;
  /** Default: 0.25 of the fleet, watched for `60s`. */
  readonly wave?: { readonly ratio?: number; readonly watch?: string };
  /** Default: all but 0.1 of the fleet, watched for `5m`. */
  readonly full?: { readonly holdBackRatio?: number; readonly watch?: string };
  /** How long to measure before the canaries. Default: `60s`. */
  readonly baseline?: string;
  /** Between two samples and looks. Default: `5s`. */
  readonly tick?: string;
  /** Chance of a false rollback a stage. Default: 0.0004, 0.0003, 0.0003. */
  readonly alpha?: { readonly canary?: number; readonly wave?: number; readonly full?: number };
  /** A host that nobody confirms for so long goes back by itself. Default: `80s`. */
  readonly deadMan?: string;
  /** Hosts that have to be reachable, of all. Default: 0.9. */
  readonly quorumRatio?: number;
  /** Hosts of a stage that may fail by themselves before the release is blamed. Default: 1. */
  readonly stageFailures?: number;
  /** When the watch could not see enough to decide. Default: `hold`. */
  readonly inconclusive?: 'hold' | 'promote' | 'roll-back';
  /** Releases to keep on a host. Default: 5. */
  readonly keepReleases?: number;
  /** For one step on one host. Default: `20s`. */
  readonly hostDeadline?: string;
};

/** One fleet. */
export type FleetOptions = {
  /** Names, hosts, or a command that prints a list of them as JSON. */
  readonly hosts: readonly (string | HostConfig)[] | { readonly command: string };
  /** Folder on the hosts for `releases/`, `current` and `shared/`. */
  readonly root: string;
  readonly user?: string;
  readonly port?: number;
  readonly jump?: readonly string[];
  readonly ssh?: {
    /** Private key files. Default: those of `~/.ssh` that exist. */
    readonly identities?: readonly string[];
    /** Use the agent at `SSH_AUTH_SOCK`. Default: true. */
    readonly agent?: boolean;
    /** Name of the environment variable that has an encrypted key's passphrase. */
    readonly passphraseVariable?: string;
    /** Default: `.shard-run/known_hosts` beside this file. */
    readonly knownHosts?: string;
    /** Default: false. */
    readonly forwardAgent?: boolean;
  };
  readonly shared?: { readonly files?: readonly string[]; readonly directories?: readonly string[] };
  readonly exclude?: readonly string[];
  readonly reload?: string;
  /** A command on the host that prints the serving process's pid. */
  readonly servingPid?: string;
  /** A URL whose answer names the release in a header. `{address}` and `{host}` stand for the host. */
  readonly proof?: { readonly url: string; readonly header: string };
  readonly health?: { readonly command: string; readonly deadline?: string; readonly tries?: number };
  /** Default: load, CPU and memory of the hosts. */
  readonly metrics?: readonly MetricOptions[];
  readonly rollout?: RolloutOptions;
  readonly hooks?: readonly HookOptions[];
  readonly migrations?: readonly MigrationOptions[];
  /** URLs for notices, or `env:NAME` for a URL that is a secret. */
  readonly webhooks?: readonly string[];
};
