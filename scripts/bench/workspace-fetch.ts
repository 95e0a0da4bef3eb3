/** Part `fetch` of the bench `workspace`: many agents want a new tree at once; how many packs are made for them, and whether one waits for another. */
import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '@grpc/grpc-js';
import { coordinatorPackSource } from '../../agent/rpc/workspace-client.ts';
import { fetchPack } from '../../agent/workspace/fetch-pack.ts';
import { sendSnapshot } from '../../cli/workspace/rpc/send-snapshot.ts';
import { takeSnapshot } from '../../cli/workspace/snapshot.ts';
import { openPackStore } from '../../coordinator/workspace/pack-store.ts';
import type { TreeId } from '../../core/workspace.ts';
import type { BenchOptions, BenchResult } from './bench.ts';
import { median } from './sample.ts';
import { DEADLINE_MS, edit, filesOf, makeProject, serveTrees } from './workspace-ground.ts';

const AGENTS = 36;
/** What agents may hold already: nothing, the first tree, or the tree before this one, too. */
const KINDS = 3;

type Ground = {
  readonly directory: string;
  readonly project: string;
  readonly client: Client;
  readonly connect: () => Client;
  readonly options: BenchOptions;
};
type Round = { readonly times: readonly number[]; readonly made: number };

export async function measureFetch(options: BenchOptions, directory: string): Promise<BenchResult> {
  const project = join(directory, 'project');
  makeProject(project, filesOf(options.size));
  await using store = await openPackStore({ folder: join(directory, 'coordinator') });
  using trees = await serveTrees(store);
  const ground = { directory, project, client: trees.connect(), connect: trees.connect, options };
  const first = await send(ground);
  edit(project, 0);
  const before = await send(ground);
  const alone = await fetchAll(ground, before, [[]]);
  options.log(`one agent alone, with nothing: ${ms(alone[0] ?? Number.NaN)}`);
  const rounds: Round[] = [];
  let last = before;
  for (let round = 0; round < options.repeats; round++) {
    edit(project, round + 1);
    const tree = await send(ground);
    const madeBefore = store.made;
    const held = Array.from({ length: AGENTS }, (_, agent) => [[], [first], [first, last]][agent % KINDS] ?? []);
    const isLast = round === options.repeats - 1;
    using _still = isLast ? await standStill(ground, tree) : null;
    const times = await fetchAll(ground, tree, held);
    rounds.push({ times, made: store.made - madeBefore });
    last = tree;
    options.log(
      `${AGENTS} at once: ${ms(Math.max(...times))} until the last one, ${store.made - madeBefore} packs${isLast ? ', beside one that stands still' : ''}`,
    );
  }
  return report(alone[0] ?? Number.NaN, rounds);
}

async function send({ directory, project, client }: Ground): Promise<TreeId> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  const taken = await takeSnapshot({ folder: project, store: join(directory, 'snapshots'), signal });
  await sendSnapshot(client, taken, signal);
  return taken.ref.tree;
}

/** Each over a channel of its own, into a folder of its own; returns how long each took. */
function fetchAll({ directory, connect }: Ground, tree: TreeId, held: readonly (readonly TreeId[])[]): Promise<number[]> {
  const wishes = held.map((trees, agent) => {
    const folder = join(directory, 'incoming', `${tree}-${agent}`);
    mkdirSync(folder, { recursive: true });
    return { source: coordinatorPackSource(connect()), tree, held: trees, folder, signal: AbortSignal.timeout(DEADLINE_MS) };
  });
  const startMs = performance.now();
  return Promise.all(
    wishes.map(async (wish) => {
      await fetchPack(wish);
      const tookMs = performance.now() - startMs;
      await rm(wish.folder, { recursive: true });
      return tookMs;
    }),
  );
}

/** An agent that asked for the same tree and reads nothing of it: a machine that swaps, or a link that is full. */
async function standStill({ connect }: Ground, tree: TreeId): Promise<Disposable> {
  const end = new AbortController();
  await coordinatorPackSource(connect()).fetch({ tree, held: [], resume: null, signal: end.signal });
  return { [Symbol.dispose]: () => end.abort() };
}

function report(aloneMs: number, rounds: readonly Round[]): BenchResult {
  const slowest = rounds.map(({ times }) => Math.max(...times));
  const made = rounds.map((round) => round.made);
  const arrived = rounds.map(({ times }) => times.length);
  return {
    table: [
      ['a whole tree fetched by one agent alone', ms(aloneMs), ''],
      [`${AGENTS} agents at once, until each has it`, ms(median(rounds.flatMap(({ times }) => times))), ms(Math.max(...slowest))],
      [`packs made for them, of ${KINDS} kinds`, String(median(made)), String(Math.max(...made))],
    ],
    figures: [
      { name: `until the last of ${AGENTS} agents has the tree`, unit: 'ms', value: median(slowest), target: null, samples: slowest },
      {
        name: `packs made for ${AGENTS} agents of ${KINDS} kinds`,
        unit: 'count',
        value: Math.max(...made),
        target: `${KINDS}`,
        samples: made,
      },
      {
        name: 'agents served beside one that reads nothing',
        unit: 'count',
        value: arrived.at(-1) ?? 0,
        target: `${AGENTS}`,
        samples: arrived,
      },
    ],
    notes: [
      `fetch: ${AGENTS} agents in one process with the coordinator's trees; a third has nothing, a third the first tree, a third also the one before; in the last round one more asks for the tree and reads nothing`,
    ],
  };
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;
