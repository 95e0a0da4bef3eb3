/** Bench `sync`: a release of 400 files to real `sshd` addresses, proven there, beside the tools that people use for it. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { EXIT } from '../../core/expected-error.ts';
import { hostId } from '../../core/id.ts';
import type { HostOrder } from '../../deploy/command/order.ts';
import { type Fleet, startFleet } from '../../deploy/local-fleet/fleet.ts';
import type { FleetState } from '../../deploy/local-fleet/fleet-state.ts';
import { openReleaseStore } from '../../deploy/release/local-store.ts';
import { commitSample } from '../../deploy/release/sample-repository.ts';
import type { ReleaseStore } from '../../deploy/release/store.ts';
import type { Release } from '../../deploy/rollout/types.ts';
import { fanOut } from '../../deploy/target/fan-out.ts';
import { openSshTarget } from '../../deploy/target/ssh-target.ts';
import type { HostSession } from '../../deploy/target/target.ts';
import { runCommand } from '../command.ts';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { withTempDir } from './command.ts';
import { measure } from './measure.ts';
import { median, ratio, seconds } from './sample.ts';
import { findPeers, type SyncPeer } from './sync-peer.ts';

const FLEETS = [30, 300];
const FILES = 400;
const FILE_BYTES = 10_000;
const CHANGED = 20;
/** Both ends share this machine's cores: more at once only wait. */
const AT_ONCE = 16;
const STAGE_MS = 600_000;
const EPOCH = 1;
const KINDS = ['cold', 'warm', 'no-op'] as const;
const OURS = 'shard-run';
/** Brings no release without switching to it. */
const SWITCHES = 'Capistrano';
/** Of 300 hosts, warm. */
const WARM_TARGET_MS = 10_000;

type Kind = (typeof KINDS)[number];
type Row = { readonly hosts: number; readonly tool: string; readonly kind: Kind | 'connect' | 'switch'; readonly samples: number[] };
type Ground = {
  readonly fleet: FleetState;
  readonly directory: string;
  readonly store: ReleaseStore;
  readonly sessions: readonly HostSession[];
  readonly first: Release;
  readonly second: Release;
};

export const SYNC: Bench = {
  summary: `${FILES} files of ${FILE_BYTES / 1000} kB to real sshd addresses; warm: ${CHANGED} changed (--hosts N,N; --part fast: no slow peers, alone: none, warm: nothing but the warm one of each, on a release that was laid)`,
  run: (options) => withTempDir((directory) => run(options, directory)),
};

async function run(options: BenchOptions, directory: string): Promise<BenchResult> {
  const named = options.extra['hosts'];
  const { found, missing } = await findPeers();
  const part = options.extra['part'];
  const peers = found.filter((peer) => part !== 'alone' && (part !== 'fast' || !peer.isSlow));
  const plan: Plan = { peers, isWarmOnly: part === 'warm', ...options };
  const rows: Row[] = [];
  for (const count of named === undefined ? FLEETS : named.split(',').map(Number)) {
    rows.push(...(await measureFleet(count, join(directory, String(count)), plan)));
  }
  return {
    table: [['hosts', 'tool', 'what', 'median', 'times shard-run'], ...rows.map((row) => render(row, rows))],
    figures: [...rows.map(toFigure), ...rows.flatMap((row) => toRatio(row, rows, found))],
    notes: [
      'shard-run proves every file on every host and has its connections open, as during a rollout; `connect` is what opening them took, once',
      'the others prove nothing; Capistrano also switches, so its times are of shard-run with its switch',
      ...missing.map((name) => `${name} is not installed: apt-get install capistrano ansible`),
    ],
  };
}

type Plan = BenchOptions & { readonly peers: readonly SyncPeer[]; readonly isWarmOnly: boolean };

async function measureFleet(count: number, directory: string, plan: Plan): Promise<Row[]> {
  await mkdir(directory);
  await using fleet = await startFleet({ count, directory: join(directory, 'fleet'), hasService: false });
  using _ = stopWhenInterrupted(fleet);
  await using store = await openReleaseStore(join(directory, 'store'));
  await using target = openSshTarget({ access: accessOf(fleet), environment: {}, reload: null, servingPid: null });
  const sessions = fleet.hosts.map((host) => target.session({ ...host, id: hostId(host.name), roles: [], jump: [] }));
  const rows: Row[] = [];
  const note = (tool: string, kind: Row['kind'], ms: number): void => {
    const known = rows.find((row) => row.tool === tool && row.kind === kind);
    if (known === undefined) rows.push({ hosts: count, tool, kind, samples: [ms] });
    else known.samples.push(ms);
    plan.log(`${count} hosts, ${tool}, ${kind}: ${seconds(ms)}`);
  };
  note(OURS, 'connect', await timed(() => forEach(sessions, (session) => session.exec(':', { signal: AbortSignal.timeout(STAGE_MS) }))));
  const ground = { fleet, directory, store, sessions, ...(await makeReleases(store, join(directory, 'repository'))) };
  for (let round = 0; round < plan.repeats; round++) {
    await measureOurs(ground, plan, note);
    for (const peer of plan.peers.filter(({ isSlow }) => round === 0 || !isSlow)) await measurePeer(peer, ground, { plan, note });
  }
  return rows;
}

type Note = (tool: string, kind: Row['kind'], ms: number) => void;

async function measureOurs(ground: Ground, { isWarmOnly }: Plan, note: Note): Promise<void> {
  await forEach(ground.sessions, (session) => obey(session, { type: 'claim', epoch: EPOCH }));
  for (const kind of KINDS) if (!isWarmOnly || kind !== 'no-op') note(OURS, kind, await stageAll(ground, kind));
  const order: HostOrder = { type: 'switch', epoch: EPOCH, expect: null, to: ground.second.id, deadMan: null };
  note(OURS, 'switch', await timed(() => forEach(ground.sessions, (session) => obey(session, order))));
  await emptyAll(ground);
}

async function measurePeer(peer: SyncPeer, ground: Ground, { plan, note }: { readonly plan: Plan; readonly note: Note }): Promise<void> {
  if (plan.isWarmOnly) await layPrevious(peer, ground);
  for (const kind of plan.isWarmOnly ? (['warm'] as const) : KINDS) note(peer.name, kind, await runPeer(peer, ground, kind));
  await emptyAll(ground);
}

/** What the tool's own cold round would have left on the hosts; it needs none of the tool's minutes. */
async function layPrevious(peer: SyncPeer, { fleet, directory, first }: Ground): Promise<void> {
  const { folder, link } = peer.previous(first.id);
  await fanOut(fleet.hosts, { limit: AT_ONCE }, async (host) => {
    await mkdir(dirname(join(host.folder, folder)), { recursive: true });
    const copy = await runCommand('cp', ['-a', join(directory, 'store', 'release', first.id, 'tree'), join(host.folder, folder)]);
    if (copy.code !== 0) throw new Error(`cannot lay a release for ${peer.name}: ${copy.output}`);
    if (link !== null) await symlink(relative(dirname(link), folder), join(host.folder, link));
  });
}

async function obey(session: HostSession, order: HostOrder): Promise<void> {
  const answer = await session.perform(order, AbortSignal.timeout(STAGE_MS));
  if (!answer.isDone) throw new Error(`${session.host.id} did not ${order.type}: ${answer.detail}`);
}

/** A bench that is interrupted leaves no 300 servers behind. */
function stopWhenInterrupted(fleet: Fleet): Disposable {
  const stop = (): void => void fleet.stop().finally(() => process.exit(EXIT.interrupted));
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, stop);
  return {
    [Symbol.dispose]() {
      for (const signal of signals) process.off(signal, stop);
    },
  };
}

/** Removes what is in the hosts' folders and leaves the folders: they are mounted. */
async function emptyAll({ fleet }: Ground): Promise<void> {
  await fanOut(fleet.hosts, { limit: AT_ONCE }, async ({ folder }) => {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
  });
}

function accessOf(fleet: FleetState): Parameters<typeof openSshTarget>[0]['access'] {
  return { identities: [fleet.identity], useAgent: false, passphraseVariable: null, knownHosts: fleet.knownHosts, forwardAgent: false };
}

async function makeReleases(store: ReleaseStore, repository: string): Promise<{ readonly first: Release; readonly second: Release }> {
  const files = Array.from({ length: FILES }, (_, index) => [`part-${index % 20}/file-${index}.txt`, madeText(FILE_BYTES)] as const);
  const make = (list: readonly (readonly [string, string])[]): Promise<Release> =>
    store.make({
      ...commitSample(repository, Object.fromEntries(list)),
      repository,
      certificate: '',
      exclude: [],
      signal: AbortSignal.timeout(STAGE_MS),
    });
  const first = await make(files);
  const second = await make(files.map(([path, text], index) => [path, index % (FILES / CHANGED) === 0 ? `${text}${madeText(100)}` : text]));
  return { first, second };
}

/** Text that compresses about as code does. */
function madeText(bytes: number): string {
  return randomBytes(bytes / 4)
    .toString('hex')
    .replaceAll(/.{32}/g, '$&  const value = ')
    .slice(0, bytes);
}

async function stageAll({ store, sessions, first, second }: Ground, kind: Kind): Promise<number> {
  const release = kind === 'cold' ? first : second;
  const from = { 'cold': null, 'warm': first.id, 'no-op': second.id }[kind];
  const shared = { files: [], directories: [] };
  return timed(() =>
    forEach(sessions, async (session) => {
      const result = await store.stage(session, { release, from, epoch: EPOCH, shared, signal: AbortSignal.timeout(STAGE_MS) });
      if (result.digest !== release.digest) throw new Error(`${session.host.id} proved ${result.digest}`);
    }),
  );
}

async function runPeer(peer: SyncPeer, { fleet, directory, first, second }: Ground, kind: Kind): Promise<number> {
  const folder = join(directory, 'peer');
  await mkdir(folder, { recursive: true });
  const release = kind === 'cold' ? first : second;
  const tree = join(directory, 'store', 'release', release.id, 'tree');
  const command = await peer.prepare({ fleet, directory: folder, tree, release: release.id, before: kind === 'cold' ? null : first.id });
  const result = await measure(command);
  if (result.exitCode !== 0) throw new Error(`${peer.name} ended with ${result.exitCode}:\n${result.output}`);
  return result.wallMs;
}

async function forEach(sessions: readonly HostSession[], act: (session: HostSession) => Promise<unknown>): Promise<void> {
  await fanOut(sessions, { limit: AT_ONCE }, act);
}

async function timed(act: () => Promise<void>): Promise<number> {
  const startedMs = performance.now();
  await act();
  return performance.now() - startedMs;
}

function render(row: Row, rows: readonly Row[]): readonly string[] {
  const times = timesOurs(row, rows);
  return [String(row.hosts), row.tool, row.kind, seconds(median(row.samples)), times === null ? '' : ratio(times)];
}

/** How many times shard-run's time for the same hosts and the same deed a tool took. */
function timesOurs(row: Row, rows: readonly Row[]): number | null {
  if (row.tool === OURS) return null;
  const deeds = row.tool === SWITCHES ? [row.kind, 'switch'] : [row.kind];
  const ours = rows.filter((other) => other.hosts === row.hosts && other.tool === OURS && deeds.includes(other.kind));
  return median(row.samples) / ours.reduce((sum, other) => sum + median(other.samples), 0);
}

function toRatio(row: Row, rows: readonly Row[], peers: readonly SyncPeer[]): Figure[] {
  const times = timesOurs(row, rows);
  if (times === null || row.kind !== 'warm') return [];
  const target = row.hosts === 300 ? peers.find(({ name }) => name === row.tool)?.warmTarget : undefined;
  const name = `${row.hosts} hosts, ${row.tool}, warm, times shard-run`;
  return [{ name, unit: 'ratio', value: times, target: target === undefined ? null : `>= ${target}`, samples: [] }];
}

function toFigure(row: Row): Figure {
  const hasTarget = row.tool === OURS && row.kind === 'warm' && row.hosts === 300;
  return {
    name: `${row.hosts} hosts, ${row.tool}, ${row.kind}`,
    unit: 'ms',
    value: median(row.samples),
    target: hasTarget ? `<= ${WARM_TARGET_MS}` : null,
    samples: row.samples,
  };
}
