/** The deploy room's front door: what `shard.config.ts` says of a fleet, and what the command line can ask. `main.ts` beside it implements `openDeploy`. */
import type { MetricSpec } from './analysis/types.ts';
import type { Hook, Migration, RolloutSettings } from './rollout/types.ts';

/** A host by name, or with what differs from the fleet. `rack` and `group` make the strata of the canary's draw. */
export type HostConfig = {
  readonly name: string;
  /** Default: the name. */
  readonly address?: string;
  readonly port?: number;
  readonly user?: string;
  readonly group?: string;
  readonly rack?: string;
  readonly roles?: readonly string[];
  readonly root?: string;
  /** `[user@]address[:port]`, first hop first. */
  readonly jump?: readonly string[];
};

/** Where a metric's numbers come from; every number belongs to one host. */
export type MetricSourceConfig =
  /** Of the host's own /proc: the 1-minute load, busy CPU in per cent, used memory in per cent. */
  | { readonly type: 'proc'; readonly field: 'load' | 'cpu' | 'memory' }
  /** Lines of a log that match a regular expression (POSIX extended), counted; `signatures` also tells new kinds of lines. */
  | { readonly type: 'log'; readonly path: string; readonly pattern: string; readonly signatures?: boolean }
  /** Milliseconds of a GET of the URL by the deployer; `{address}` and `{host}` stand for the host. No answer is silence. */
  | { readonly type: 'http'; readonly url: string; readonly field: 'latency' }
  /** A number of a JSON answer, by a path such as `pool.busy`. */
  | { readonly type: 'http'; readonly url: string; readonly field: 'json'; readonly path: string; readonly isCounter?: boolean }
  /** A PromQL expression that gives one series a host; `label` names the host. */
  | { readonly type: 'prometheus'; readonly url: string; readonly query: string; readonly label: string; readonly isCounter?: boolean }
  /** A command on the host that prints one number. */
  | { readonly type: 'command'; readonly command: string; readonly isCounter?: boolean };

export type MetricConfig = MetricSpec & { readonly source: MetricSourceConfig };

/** How to prove itself to hosts. No secret stands here: only where to find it. */
export type AccessConfig = {
  /** Private key files; default: `~/.ssh/id_ed25519`, then `id_ecdsa`, then `id_rsa`, those that exist. */
  readonly identities: readonly string[];
  /** Use the agent at `SSH_AUTH_SOCK`. */
  readonly useAgent: boolean;
  /** Name of the environment variable with the passphrase of an encrypted key. */
  readonly passphraseVariable: string | null;
  /** Pinned host keys in OpenSSH's known_hosts form. */
  readonly knownHosts: string;
  readonly forwardAgent: boolean;
};

/** A fleet as the deploy room takes it: parsed, with all defaults in place. Durations in milliseconds. */
export type FleetConfig = {
  readonly name: string;
  /** Hosts, or a command that prints them as JSON, run on this machine. */
  readonly hosts: readonly HostConfig[] | { readonly command: string };
  readonly root: string;
  readonly user: string;
  readonly port: number;
  readonly jump: readonly string[];
  readonly access: AccessConfig;
  /** Paths inside a release that are links into `shared/`. */
  readonly shared: { readonly files: readonly string[]; readonly directories: readonly string[] };
  /** Paths of the tree that are not shipped, as globs. */
  readonly exclude: readonly string[];
  /** Run on a host right after its switch, in the release's folder. */
  readonly reload: string | null;
  /** A command on the host that prints the pid of the serving process; its working directory tells the release it runs. */
  readonly servingPid: string | null;
  readonly metrics: readonly MetricConfig[];
  readonly settings: RolloutSettings;
  readonly hooks: readonly Hook[];
  readonly migrations: readonly Migration[];
  /** URLs that get every notice as JSON. The URL may hold a secret: it is never logged. */
  readonly webhooks: readonly string[];
};
