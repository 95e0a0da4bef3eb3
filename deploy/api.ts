/** The deploy room's front door: what `shard.config.ts` says of a fleet, and what the command line can ask. `main.ts` beside it implements `openDeploy`. */
import type { HostId, ReleaseId, RolloutId } from '../core/id.ts';
import type { Look, MetricSpec } from './analysis/types.ts';
import type { HostFacts } from './command/order.ts';
import type { AuditRecord, FleetMemory } from './journal/audit.ts';
import type { Contrast } from './rollout/contrast.ts';
import type { Hook, Migration, Notice, Release, RolloutOutcome, RolloutSettings } from './rollout/types.ts';
import type { RolloutView } from './rollout/view.ts';
import type { Host } from './target/target.ts';

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

/** A metric and where its numbers come from. */
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
  /** A URL whose answer names the release in a header; `{address}` and `{host}` stand for the host. */
  readonly proof: { readonly url: string; readonly header: string } | null;
  readonly metrics: readonly MetricConfig[];
  readonly settings: RolloutSettings;
  readonly hooks: readonly Hook[];
  readonly migrations: readonly Migration[];
  /** URLs that get every notice as JSON. The URL may hold a secret: it is never logged. */
  readonly webhooks: readonly string[];
};

/** What is to go out. The proof was checked by whoever asks: the deploy room has the digest of it alone. */
export type PushRequest = {
  /** Any directory inside the repository that has the tree. */
  readonly repository: string;
  readonly commit: string;
  readonly tree: string;
  /** SHA-256 (hex) of the certificate's file; empty when the gate was overridden. */
  readonly certificate: string;
  readonly actor: string;
  readonly reason: string;
  readonly isEmergency: boolean;
  /** Wait for a rollout under way; else `rollout-under-way` is thrown. */
  readonly mayWait: boolean;
};

/** What a watcher is told, in order. */
export type DeployEvent =
  | { readonly type: 'waiting'; readonly holder: string }
  | { readonly type: 'preparing'; readonly words: string }
  | { readonly type: 'notice'; readonly atMs: number; readonly notice: Notice }
  | { readonly type: 'view'; readonly view: RolloutView }
  /** A tick of the sampler, for charts. */
  | { readonly type: 'measured'; readonly atMs: number; readonly contrasts: readonly Contrast[] };

/** How a rollout is watched and stopped. Abort of `signal` takes everything back; abort of `leave` stops at once and leaves the hosts to their dead-men. */
export type Watching = { readonly onEvent: (event: DeployEvent) => void; readonly signal: AbortSignal; readonly leave: AbortSignal };

/** How a rollout ended; `id` is what `deploy log` knows it by. */
export type RolloutEnd = { readonly id: RolloutId; readonly release: Release; readonly outcome: RolloutOutcome };

/** A host by its own account; `facts` is `null` and `problem` says why when it cannot be asked. */
export type HostStatus = { readonly host: Host; readonly facts: HostFacts | null; readonly problem: string | null };

/** What is live and what is under way. `waiting` is the commit of the push that waits, `deployer` and `openRollout` are `null` when there is none. */
export type FleetStatus = {
  readonly hosts: readonly HostStatus[];
  /** A deployer is at work now, by this machine's lock. */
  readonly deployer: string | null;
  /** The newest push that has no outcome. */
  readonly openRollout: RolloutId | null;
  readonly waiting: string | null;
  readonly pushes: FleetMemory['pushes'];
};

/** What a push would do. `arm` is the host's part in the draw; bytes are what would be sent. */
export type PlannedPush = {
  readonly release: Release;
  readonly previous: ReleaseId | null;
  readonly hosts: readonly { readonly host: HostId; readonly arm: string; readonly bytes: number; readonly problem: string | null }[];
  readonly power: readonly { readonly metric: string; readonly words: string }[];
  readonly words: readonly string[];
};

/** What a host offers as its key, beside what is pinned. `fingerprint` is `SHA256:…`. */
export type HostKeyOffer = {
  readonly host: HostId;
  readonly keyType: string;
  readonly fingerprint: string;
  readonly state: 'pinned' | 'unknown' | 'changed' | 'unreachable';
  readonly detail: string;
};

/** A recorded watch, judged again. `isSame` compares the looks byte for byte. */
export type WatchReplay = {
  readonly stage: string;
  readonly looks: readonly Look[];
  readonly recorded: readonly Look[];
  readonly isSame: boolean;
};

/** What became of one host; `problem` is `null` when it did what was asked. */
export type StagedHost = { readonly host: HostId; readonly sentBytes: number; readonly problem: string | null };

/** A check of `deploy doctor`; `isFine` false has its next step in `hint`. */
export type FleetFinding = { readonly subject: string; readonly isFine: boolean; readonly words: string; readonly hint: string };

/** One fleet, as the command line and the pipeline see it. Disposing closes its connections. */
export interface Fleet extends AsyncDisposable {
  /** Throws `superseded`, `rollout-under-way`, `release-not-made`, or what the hosts or the journal make impossible; an outcome is not an error. */
  push(request: PushRequest, watching: Watching): Promise<RolloutEnd>;
  /** Goes on with the rollout whose deployer died. Throws `not-found` when there is none. */
  resume(actor: string, watching: Watching): Promise<RolloutEnd>;
  /** Takes the fleet to a release that its hosts hold, at once; `null` is the good one before. Marks what it leaves as bad. */
  rollBack(to: ReleaseId | null, person: Person, watching: Watching): Promise<RolloutEnd>;
  status(signal: AbortSignal): Promise<FleetStatus>;
  plan(request: PushRequest, sampleMs: number, signal: AbortSignal): Promise<PlannedPush>;
  /** Brings the bytes to every host that answers, and proves them there; switches nothing and needs no certificate. */
  stage(request: PushRequest, signal: AbortSignal): Promise<readonly StagedHost[]>;
  /** Keeps a release on every host that holds it from clean-up, or lets it go. */
  pin(release: ReleaseId, isPinned: boolean, person: Person, signal: AbortSignal): Promise<readonly StagedHost[]>;
  log(): readonly AuditRecord[];
  offers(hosts: readonly string[], signal: AbortSignal): Promise<readonly HostKeyOffer[]>;
  /** Pins keys that were looked at. */
  trust(offers: readonly HostKeyOffer[], person: Person): Promise<void>;
  /** Judges recorded watches again; `null` is the newest rollout. Throws `not-found`. */
  replay(id: RolloutId | null): readonly WatchReplay[];
  check(signal: AbortSignal): Promise<readonly FleetFinding[]>;
}

/** Who asks, and why; `reason` may be empty. */
export type Person = { readonly actor: string; readonly reason: string };

export type { AuditRecord } from './journal/audit.ts';
export type { Fleet as LocalFleet } from './local-fleet/fleet.ts';
export { refuseProof } from './rollout/gate.ts';
export type { Hook, HumanCommand, Migration, Notice, Release, RolloutOutcome, RolloutSettings } from './rollout/types.ts';
