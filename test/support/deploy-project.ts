/** A project in git that is deployed to a fleet of real hosts, and the command line run in it as a user runs it. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FleetOptions as FleetSetting, HookOptions } from '../../cli/config/fleet-option.ts';
import { decodeTick } from '../../deploy/analysis/tick-code.ts';
import type { AuditRecord } from '../../deploy/journal/audit.ts';
import { readAudit } from '../../deploy/journal/audit.ts';
import { readChain } from '../../deploy/journal/chain.ts';
import type { Fleet, FleetOptions } from '../../deploy/local-fleet/fleet.ts';
import { startFleet } from '../../deploy/local-fleet/fleet.ts';
import { type FleetHost, isArmed } from '../../deploy/local-fleet/fleet-state.ts';
import { reduce } from '../../deploy/rollout/reduce.ts';
import { openRollout, type RolloutState, type StepName, stageOf } from '../../deploy/rollout/state.ts';
import type { RolloutEvent, StageName } from '../../deploy/rollout/types.ts';
import { CliProject, type Ended } from './cli-project.ts';

const LAUNCHER = path.resolve(import.meta.dirname, '../../cli/bin.js');
const NAME = 'local';
/** A condition of a fleet that does not come true in this time never will, on one core that ten others want, too. */
const UNTIL_MS = 180_000;
const LOOK_MS = 5;
/** Far above what any command of a test takes; a command that hangs fails its test and leaves nothing behind. */
const COMMAND_MS = 300_000;
/** A test is some commands and some conditions. */
export const TEST_MS = 600_000;

/**
 * Short stages without metrics: for everything but the judge. What protects a rollout from slow hosts is long: on a busy machine all hosts are slow. A test
 * that needs a moment holds it with a gate or with a watch that does not end by itself; none hopes to be there in time.
 */
export const QUICK: NonNullable<FleetSetting['rollout']> = {
  canary: { watch: '500ms', extend: '500ms', ratio: 0.25, min: 2 },
  wave: { watch: '500ms', ratio: 0.5 },
  full: { watch: '500ms', holdBackRatio: 0.1 },
  placeboRatio: 0.2,
  baseline: '1s',
  tick: '500ms',
  deadMan: '60s',
  hostDeadline: '30s',
  quorumRatio: 0.5,
  stageFailures: 1,
};

/** A watch that only a person ends. */
export const ENDLESS = '1h';
/** For hosts that are left alone: long enough to be extended on a busy machine, short enough to wait for. */
export const LEFT_ALONE = { deadMan: '20s' };

/** Starts a fleet in a temporary folder. */
export function openTestFleet(count: number, options: Partial<Omit<FleetOptions, 'count' | 'directory'>> = {}): Promise<Fleet> {
  const directory = realpathSync(mkdtempSync(path.join(tmpdir(), 'shard-run-fleet-')));
  return startFleet({ count, directory, hasService: false, ...options });
}

/** Waits until it is so. Throws, with the words, when it never is. */
export async function until(words: string, isSo: () => boolean, timeoutMs = UNTIL_MS, found = () => ''): Promise<void> {
  for (const endMs = performance.now() + timeoutMs; !isSo(); ) {
    if (performance.now() > endMs) throw new Error(`after ${timeoutMs} ms it is not so: ${words}${found()}`);
    await pause(LOOK_MS);
  }
}

/** What a host's `current` leads to, as this machine sees it: a release, or null. */
export function served(host: FleetHost): string | null {
  try {
    return path.basename(readlinkSync(path.join(host.folder, 'current')));
  } catch {
    return null;
  }
}

/** Hosts whose dead-man stands. */
export function armed(fleet: Fleet): string[] {
  return fleet.hosts.filter(isArmed).map(({ name }) => name);
}

/** Whoever runs the gate's command waits there until the test opens it: no moment is too short to be met, and no machine too slow. */
export class Gate {
  /** For `sh`, on this machine or on a host of it. Passes at once when the gate is open. */
  readonly command: string;
  readonly #closed: string;
  readonly #reached: string;

  constructor(file: string) {
    this.#closed = `${file}.closed`;
    this.#reached = `${file}.reached`;
    this.command = `if [ -e '${this.#closed}' ]; then : >'${this.#reached}'; while [ -e '${this.#closed}' ]; do sleep 0.05; done; fi`;
    mkdirSync(path.dirname(file), { recursive: true });
  }

  close(): this {
    writeFileSync(this.#closed, '');
    return this;
  }

  open(): void {
    rmSync(this.#closed, { force: true });
  }

  /** `found` is said of a gate that nobody comes to. */
  reached(timeoutMs = UNTIL_MS, found = () => ''): Promise<void> {
    return until(`somebody is at ${this.#reached}`, () => existsSync(this.#reached), timeoutMs, found);
  }

  /** The gate as a hook. */
  hook(at: HookOptions['at'], stage?: StageName): HookOptions {
    const stages = stage === undefined ? {} : { stages: [stage] };
    return { name: `gate-${at}`, at, ...stages, command: this.command, deadline: '10m' };
  }
}

/** A command that runs meanwhile. */
export type Running = {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  said(): string;
  kill(signal: NodeJS.Signals): void;
};

/** The whole of a local fleet, with quick stages and no metrics. */
export function quickFleet(fleet: Fleet): FleetSetting {
  const hosts = fleet.hosts.map(({ name, address, port, user, rack, group, root }) => ({ name, address, port, user, rack, group, root }));
  return {
    hosts,
    root: fleet.hosts[0]?.root ?? '',
    ssh: { identities: [fleet.identity], agent: false, knownHosts: fleet.knownHosts },
    reload: fleet.reload,
    servingPid: fleet.servingPid,
    shared: { directories: ['log'] },
    metrics: [],
    rollout: QUICK,
  };
}

export class DeployProject implements Disposable {
  readonly #project: CliProject;
  readonly #fleet: Fleet;

  constructor(fleet: Fleet, setting: Partial<FleetSetting> = {}, files: Readonly<Record<string, string>> = {}) {
    this.#fleet = fleet;
    this.#project = new CliProject({ '.gitignore': 'node_modules\n.shard-run\n', 'app/index.php': '<?php // 1\n', ...files });
    this.configure(setting);
    this.#git('init', '--quiet', '--initial-branch=main');
  }

  /** Writes the configuration: the whole fleet, quick stages, no metrics, and what is given on top. */
  configure(setting: Partial<FleetSetting>): void {
    this.#project.write({
      'shard.config.ts': `export default ${JSON.stringify({ deploy: { [NAME]: { ...quickFleet(this.#fleet), ...setting } } }, null, 2)};\n`,
    });
  }

  get folder(): string {
    return this.#project.folder;
  }

  path(name: string): string {
    return this.#project.path(name);
  }

  /** A closed gate, outside of what is committed. */
  gate(name: string): Gate {
    return new Gate(this.path(`.shard-run/gate/${name}`)).close();
  }

  write(files: Readonly<Record<string, string>>): void {
    this.#project.write(files);
  }

  remove(names: readonly string[]): void {
    for (const name of names) rmSync(this.path(name), { force: true });
  }

  /** Commits everything and returns the commit. */
  commit(files: Readonly<Record<string, string>> = {}): string {
    this.#project.write(files);
    this.#git('add', '--all');
    this.#git('-c', 'user.name=test', '-c', 'user.email=test@example.org', 'commit', '--quiet', '--allow-empty', '--message', 'a change');
    return this.#git('rev-parse', 'HEAD');
  }

  run(args: readonly string[]): Promise<Ended> {
    return this.start(args).ended;
  }

  deploy(args: readonly string[]): Promise<Ended> {
    return this.run(['deploy', ...args]);
  }

  /** Pushes what is committed without a certificate. */
  push(args: readonly string[] = []): Promise<Ended> {
    return this.deploy(['push', '--override', 'HEAD', '--reason', 'a test', ...args]);
  }

  startPush(args: readonly string[] = []): Running {
    return this.start(['deploy', 'push', '--override', 'HEAD', '--reason', 'a test', ...args]);
  }

  start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
    const child = spawn(process.execPath, [LAUNCHER, ...args], {
      cwd: this.folder,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: COMMAND_MS,
      killSignal: 'SIGKILL',
    });
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
    const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ ...said, code })));
    return { pid: child.pid ?? 0, ended, said: () => `${said.stdout}${said.stderr}`, kill: (signal) => void child.kill(signal) };
  }

  /** Rollouts that this project's log knows, oldest first: two of one second are not in the order of their names. */
  rollouts(): string[] {
    const folder = path.join(this.#stateFolder(), 'rollouts');
    if (!existsSync(folder)) return [];
    const born = (name: string) => statSync(path.join(folder, name)).birthtimeMs;
    return readdirSync(folder).sort((a, b) => born(a) - born(b));
  }

  audit(): readonly AuditRecord[] {
    return readAudit(path.join(this.#stateFolder(), 'audit'));
  }

  /** Ticks of the newest rollout that have all hosts in them. */
  wholeTicks(): number {
    const file = path.join(this.#newest(), 'ticks');
    if (!existsSync(file)) return 0;
    const ticks = readChain(file, decodeTick).records;
    return ticks.filter((tick) => tick?.hosts.length === this.#fleet.hosts.length).length;
  }

  /** What happened to the newest rollout, by its journal. */
  events(): readonly RolloutEvent[] {
    const journal = path.join(this.#newest(), 'journal');
    return existsSync(journal) ? readChain<RolloutEvent>(journal).records : [];
  }

  /** Where the newest rollout is, by its journal: the same reducer over the same events. */
  step(): { readonly step: StepName; readonly stage: StageName | null } | null {
    const state = this.#rolloutState();
    return state === null ? null : { step: state.step, stage: stageOf(state) };
  }

  /** How the newest rollout sees a host, by its journal. */
  standing(host: string): string | undefined {
    return [...(this.#rolloutState()?.hosts.values() ?? [])].find(({ place }) => place.id === host)?.standing;
  }

  /** Hosts that the newest rollout drew for a stage, by its journal. */
  drawn(stage: StageName): string[] {
    return [...(this.#rolloutState()?.hosts.values() ?? [])].filter((host) => host.stage === stage).map(({ place }) => place.id);
  }

  #rolloutState(): RolloutState | null {
    const events = this.events();
    let state = openRollout();
    for (const event of events) state = reduce(state, event).state;
    return events.length === 0 ? null : state;
  }

  #newest(): string {
    return path.join(this.#stateFolder(), 'rollouts', this.rollouts().at(-1) ?? 'none');
  }

  untilStep(step: StepName, stage: StageName | null = null): Promise<void> {
    const isThere = () => {
      const now = this.step();
      return now?.step === step && (stage === null || now.stage === stage);
    };
    return until(`${step} ${stage ?? ''}`, isThere, UNTIL_MS, () => `; it is ${JSON.stringify([this.step(), this.audit().slice(-4)])}`);
  }

  /** The release of every host, by the hosts' own word. */
  async status(): Promise<ReadonlyMap<string, string | null>> {
    const { stdout } = await this.deploy(['status', '--json']);
    const status = JSON.parse(stdout) as { hosts: { host: { id: string }; facts: { current: string | null } | null }[] };
    return new Map(status.hosts.map(({ host, facts }) => [host.id, facts?.current ?? null]));
  }

  /** The release that the newest push of the log made. */
  release(): string {
    return this.audit().findLast((record) => record.kind === 'push')?.release ?? '';
  }

  [Symbol.dispose](): void {
    this.#project[Symbol.dispose]();
  }

  #stateFolder(): string {
    return this.#project.path(`.shard-run/deploy/${NAME}`);
  }

  #git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  }
}
