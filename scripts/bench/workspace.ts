/** Bench `workspace`: one file edited among many, from Enter to a proven folder on an agent, over a real coordinator. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { Client, credentials, Server, ServerCredentials } from '@grpc/grpc-js';
import { coordinatorPackSource } from '../../agent/rpc/workspace-client.ts';
import { openWorkspaceStore, type WorkspaceStore } from '../../agent/workspace/workspace-store.ts';
import { sendSnapshot } from '../../cli/workspace/rpc/send-snapshot.ts';
import { type Snapshot, takeSnapshot } from '../../cli/workspace/snapshot.ts';
import { workspaceService } from '../../coordinator/rpc/workspace-service.ts';
import { openPackStore, type PackStore } from '../../coordinator/workspace/pack-store.ts';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { withTempDir } from './command.ts';
import { median } from './sample.ts';

const FILES = 20_000;
const FILES_A_FOLDER = 25;
const FILE_BYTES = 3_000;
/** Twenty lines of code. */
const EDIT_BYTES = 800;
const DEADLINE_MS = 300_000;
/** Of one start on a warm agent; the rest of the three seconds to the first case is the runner's. */
const TARGET_MS = 1_500;

type Ground = {
  readonly project: string;
  readonly snapshots: string;
  readonly client: Client;
  readonly store: PackStore;
  readonly agent: WorkspaceStore;
};
type Round = {
  readonly snapshot: Snapshot;
  readonly snapshotMs: number;
  readonly sendMs: number;
  readonly acquireMs: number;
  readonly fetchedBytes: number;
};

export const WORKSPACE: Bench = {
  summary: `a working tree of ${FILES} files, one of them edited, brought to a warm agent`,
  run: (options) => withTempDir((directory) => run(options, directory)),
};

async function run(options: BenchOptions, directory: string): Promise<BenchResult> {
  const files = Math.max(FILES_A_FOLDER, Math.round(FILES * options.size));
  const project = join(directory, 'project');
  makeProject(project, files);
  await using store = await openPackStore({ folder: join(directory, 'coordinator') });
  const server = new Server();
  const service = workspaceService(store);
  server.addService(service.definition, service.implementation);
  const client = new Client(await listen(server), credentials.createInsecure());
  try {
    await using agent = await openWorkspaceStore({ folder: join(directory, 'agent'), source: coordinatorPackSource(client) });
    const ground = { project, snapshots: join(directory, 'snapshots'), client, store, agent };
    const cold = await bring(ground);
    options.log(`cold: snapshot ${ms(cold.snapshotMs)}, sent ${ms(cold.sendMs)}, folder ${ms(cold.acquireMs)}`);
    const warm: Round[] = [];
    const changes: number[] = [];
    for (let round = 0; round < options.repeats; round++) {
      edit(project, round);
      const brought = await bring(ground);
      changes.push(compressedDiff(warm.at(-1) ?? cold, brought));
      warm.push(brought);
      options.log(`edit ${round + 1}: snapshot ${ms(brought.snapshotMs)}, sent ${ms(brought.sendMs)}, folder ${ms(brought.acquireMs)}`);
    }
    return report(files, cold, warm, changes);
  } finally {
    client.close();
    server.forceShutdown();
  }
}

function makeProject(project: string, files: number): void {
  for (let index = 0; index < files; index++) {
    const folder = join(project, 'src', `part-${Math.floor(index / FILES_A_FOLDER / 20)}`, `module-${Math.floor(index / FILES_A_FOLDER)}`);
    if (index % FILES_A_FOLDER === 0) mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `file-${index}.ts`), madeCode(FILE_BYTES));
  }
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-C', project, '-c', 'user.name=bench', '-c', 'user.email=bench@localhost', ...args], { stdio: 'ignore' });
  };
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'made');
  git('repack', '-a', '-d', '-q');
}

/** Text that compresses about as code does. */
function madeCode(bytes: number): string {
  return randomBytes(bytes / 4)
    .toString('hex')
    .replaceAll(/.{32}/g, '$&;\n  const value = ')
    .slice(0, bytes);
}

function edit(project: string, round: number): void {
  const path = join(project, 'src', 'part-0', 'module-0', `file-${round % FILES_A_FOLDER}.ts`);
  appendFileSync(path, madeCode(EDIT_BYTES));
}

/** Returns the bytes of the patch between two snapshots, as `git diff` writes it, when it is compressed. */
function compressedDiff(before: Round, { snapshot: { ref, place } }: Round): number {
  const env = { ...process.env, ...place.variables };
  return deflateSync(execFileSync('git', ['diff', before.snapshot.ref.tree, ref.tree], { cwd: place.folder, env })).length;
}

async function bring({ project, snapshots, client, store, agent }: Ground): Promise<Round> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  const start = performance.now();
  const taken = await takeSnapshot({ folder: project, store: snapshots, signal });
  const snapped = performance.now();
  const held = agent.held();
  await sendSnapshot(client, taken, signal);
  const sent = performance.now();
  const workspace = await agent.acquire(taken.ref, { setup: 'none', signal });
  const acquired = performance.now();
  await workspace.release();
  await using pack = await store.packFor(taken.ref.tree, held);
  return { snapshot: taken, snapshotMs: snapped - start, sendMs: sent - snapped, acquireMs: acquired - sent, fetchedBytes: pack.bytes };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve(`127.0.0.1:${port}`) : reject(error),
    );
  });
}

function report(files: number, cold: Round, warm: readonly Round[], changes: readonly number[]): BenchResult {
  const total = warm.map(({ snapshotMs, sendMs, acquireMs }) => snapshotMs + sendMs + acquireMs);
  const ratios = warm.map(({ fetchedBytes }, index) => fetchedBytes / (changes[index] ?? Number.NaN));
  const timing = (name: string, read: (round: Round) => number): readonly [Figure, string] => {
    const samples = warm.map(read);
    return [{ name, unit: 'ms', value: median(samples), target: null, samples }, ms(read(cold))];
  };
  const rows = [
    timing('snapshot', (round) => round.snapshotMs),
    timing('sent to the coordinator', (round) => round.sendMs),
    timing('proven folder on the agent', (round) => round.acquireMs),
  ];
  const figures: Figure[] = [
    ...rows.map(([figure]) => figure),
    { name: 'Enter to a proven folder', unit: 'ms', value: median(total), target: `<= ${TARGET_MS} ms`, samples: total },
    { name: 'pack / compressed patch', unit: 'ratio', value: median(ratios), target: '<= 2', samples: ratios },
  ];
  return {
    table: [
      ['what', 'one edit, median', 'first time'],
      ...rows.map(([figure, first]) => [figure.name, ms(figure.value), first]),
      ['Enter to a proven folder', ms(median(total)), ms(cold.snapshotMs + cold.sendMs + cold.acquireMs)],
      ['bytes of the pack', String(median(warm.map((round) => round.fetchedBytes))), String(cold.fetchedBytes)],
      ['bytes of the compressed patch', String(median(changes)), ''],
      ['pack / compressed patch', median(ratios).toFixed(2), ''],
    ],
    figures,
    notes: [
      `${files} files of ${FILE_BYTES} bytes; all on this machine, over loopback; the first time the agent has nothing, later a warm worktree`,
    ],
  };
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;
