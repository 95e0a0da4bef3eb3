/** Part `folder` of the bench `workspace`: one file edited among many, from Enter to a proven folder on a warm agent, over a real coordinator. */
import { join } from 'node:path';
import type { Client } from '@grpc/grpc-js';
import { coordinatorPackSource } from '../../agent/rpc/workspace-client.ts';
import { openWorkspaceStore, type WorkspaceStore } from '../../agent/workspace/workspace-store.ts';
import { sendSnapshot } from '../../cli/workspace/rpc/send-snapshot.ts';
import { takeSnapshot } from '../../cli/workspace/snapshot.ts';
import { openPackStore, type PackStore } from '../../coordinator/workspace/pack-store.ts';
import type { BenchOptions, BenchResult, Figure } from './bench.ts';
import { median } from './sample.ts';
import { DEADLINE_MS, edit, filesOf, makeProject, serveTrees } from './workspace-ground.ts';

/** Of one start on a warm agent; the rest of the three seconds to the first case is the runner's. */
const TARGET_MS = 1_500;

type Ground = {
  readonly project: string;
  readonly snapshots: string;
  readonly client: Client;
  readonly store: PackStore;
  readonly agent: WorkspaceStore;
};
type Round = { readonly snapshotMs: number; readonly sendMs: number; readonly acquireMs: number; readonly fetchedBytes: number };

export async function measureFolder(options: BenchOptions, directory: string): Promise<BenchResult> {
  const project = join(directory, 'project');
  makeProject(project, filesOf(options.size));
  await using store = await openPackStore({ folder: join(directory, 'coordinator') });
  using trees = await serveTrees(store);
  const client = trees.connect();
  await using agent = await openWorkspaceStore({ folder: join(directory, 'agent'), source: coordinatorPackSource(client) });
  const ground = { project, snapshots: join(directory, 'snapshots'), client, store, agent };
  const cold = await bring(ground);
  options.log(`cold: snapshot ${ms(cold.snapshotMs)}, sent ${ms(cold.sendMs)}, folder ${ms(cold.acquireMs)}`);
  const warm: Round[] = [];
  const changes: number[] = [];
  for (let round = 0; round < options.repeats; round++) {
    changes.push(edit(project, round));
    const brought = await bring(ground);
    warm.push(brought);
    options.log(`edit ${round + 1}: snapshot ${ms(brought.snapshotMs)}, sent ${ms(brought.sendMs)}, folder ${ms(brought.acquireMs)}`);
  }
  return report(cold, warm, changes);
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
  return { snapshotMs: snapped - start, sendMs: sent - snapped, acquireMs: acquired - sent, fetchedBytes: pack.bytes };
}

function report(cold: Round, warm: readonly Round[], changes: readonly number[]): BenchResult {
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
  return {
    table: [
      ...rows.map(([figure, first]) => [figure.name, ms(figure.value), first]),
      ['Enter to a proven folder', ms(median(total)), ms(cold.snapshotMs + cold.sendMs + cold.acquireMs)],
      ['bytes of the pack', String(median(warm.map((round) => round.fetchedBytes))), String(cold.fetchedBytes)],
      ['bytes of the compressed patch', String(median(changes)), ''],
      ['pack / compressed patch', median(ratios).toFixed(2), ''],
    ],
    figures: [
      ...rows.map(([figure]) => figure),
      { name: 'Enter to a proven folder', unit: 'ms', value: median(total), target: `<= ${TARGET_MS} ms`, samples: total },
      { name: 'pack / compressed patch', unit: 'ratio', value: median(ratios), target: '<= 2', samples: ratios },
    ],
    notes: ['folder: the first time the agent has nothing, later a warm worktree'],
  };
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;
