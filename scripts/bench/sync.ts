/** Bench `sync`: a release of 400 files to real `sshd` addresses, proven there, beside the tools that people use for it. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT } from '../../core/expected-error.ts';
import { hostId } from '../../core/id.ts';
import { type Fleet, startFleet } from '../../deploy/local-fleet/fleet.ts';
import type { FleetState } from '../../deploy/local-fleet/fleet-state.ts';
import { openReleaseStore } from '../../deploy/release/local-store.ts';
import { commitSample } from '../../deploy/release/sample-repository.ts';
import type { ReleaseStore } from '../../deploy/release/store.ts';
import type { Release } from '../../deploy/rollout/types.ts';
import { fanOut } from '../../deploy/target/fan-out.ts';
import { openSshTarget } from '../../deploy/target/ssh-target.ts';
import type { HostSession } from '../../deploy/target/target.ts';
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
const KINDS = ['cold', 'warm', 'no-op'] as const;
const OURS = 'shard-run';
/** Of 300 hosts, warm. */
const WARM_TARGET_MS = 10_000;

type Kind = (typeof KINDS)[number];
type Row = { readonly hosts: number; readonly tool: string; readonly kind: Kind | 'connect'; readonly samples: readonly number[] };
type Ground = {
  readonly fleet: FleetState;
  readonly directory: string;
  readonly store: ReleaseStore;
  readonly sessions: readonly HostSession[];
  readonly first: Release;
  readonly second: Release;
};

export const SYNC: Bench = {
  summary: `${FILES} files of ${FILE_BYTES / 1000} kB to real sshd addresses; warm: ${CHANGED} changed`,
  run: (options) => withTempDir((directory) => run(options, directory)),
};

async function run(options: BenchOptions, directory: string): Promise<BenchResult> {
  const named = options.extra['hosts'];
  const { found, missing } = await findPeers();
  const peers = options.extra['part'] === 'fast' ? found.filter((peer) => !peer.isSlow) : found;
  const rows: Row[] = [];
  for (const count of named === undefined ? FLEETS : named.split(',').map(Number)) {
    rows.push(...(await measureFleet(count, join(directory, String(count)), { ...options, peers })));
  }
  return {
    table: [['hosts', 'tool', 'what', 'median', 'times shard-run'], ...rows.map((row) => render(row, rows))],
    figures: rows.map(toFigure),
    notes: [
      'shard-run proves every file on every host and has its connections open, as during a rollout; `connect` is what opening them took, once',
      'the others prove nothing; Capistrano also switches',
      ...missing.map((name) => `${name} is not installed: apt-get install capistrano ansible`),
    ],
  };
}

async function measureFleet(count: number, directory: string, options: BenchOptions & { peers: readonly SyncPeer[] }): Promise<Row[]> {
  await mkdir(directory);
  await using fleet = await startFleet({ count, directory: join(directory, 'fleet'), hasService: false });
  using _ = stopWhenInterrupted(fleet);
  await using store = await openReleaseStore(join(directory, 'store'));
  await using target = openSshTarget({ access: accessOf(fleet), environment: {}, reload: null, servingPid: null });
  const sessions = fleet.hosts.map((host) => target.session({ ...host, id: hostId(host.name), roles: [], jump: [] }));
  const connectMs = await timed(() => forEach(sessions, (session) => session.exec(':', { signal: AbortSignal.timeout(STAGE_MS) })));
  const ground = { fleet, directory, store, sessions, ...(await makeReleases(store, join(directory, 'repository'))) };
  const samples = new Map<string, number[]>();
  for (let round = 0; round < options.repeats; round++) {
    for (const tool of [null, ...options.peers.filter((peer) => round === 0 || !peer.isSlow)]) {
      for (const kind of KINDS) {
        const ms = await (tool === null ? stageAll(ground, kind) : runPeer(tool, ground, kind));
        const key = `${tool?.name ?? OURS},${kind}`;
        samples.set(key, [...(samples.get(key) ?? []), ms]);
        options.log(`${count} hosts, ${tool?.name ?? OURS}, ${kind}: ${seconds(ms)}`);
      }
      for (const host of fleet.hosts) await empty(host.folder);
    }
  }
  const names = [OURS, ...options.peers.map((peer) => peer.name)];
  const rows = names.flatMap((tool) =>
    KINDS.map((kind): Row => ({ hosts: count, tool, kind, samples: samples.get(`${tool},${kind}`) ?? [] })),
  );
  return [{ hosts: count, tool: OURS, kind: 'connect', samples: [connectMs] }, ...rows];
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

/** Removes what is in a folder and leaves the folder: it is mounted. */
async function empty(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
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
      const result = await store.stage(session, { release, from, epoch: 1, shared, signal: AbortSignal.timeout(STAGE_MS) });
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
  const ours = rows.find((other) => other.hosts === row.hosts && other.kind === row.kind && other.tool === OURS);
  const times = row.tool === OURS || ours === undefined ? '' : ratio(median(row.samples) / median(ours.samples));
  return [String(row.hosts), row.tool, row.kind, seconds(median(row.samples)), times];
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
