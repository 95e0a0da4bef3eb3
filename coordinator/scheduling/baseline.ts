/**
 * What others would take for the same files on the same agents: the comparison that the demo and the benches print.
 *
 * Three ways of spreading whole files, as they are in use: equal counts decided ahead (`vitest run --shard`, Jest), longest first by recorded
 * duration decided ahead (CircleCI's timings, Knapsack), and longest first from a shared queue (Currents). Restricted files go to the agents
 * that can run them, as a team would set it up: a static split reserves those agents, the queue serves the restricted files first there.
 * Starting costs nothing here, so the figures flatter them.
 */
import { sha256Hex } from '../../core/digest.ts';
import { createHeap, popHeap, pushHeap } from './heap.ts';

export type BaselineFile = {
  readonly path: string;
  readonly labels: readonly string[];
  /** Load, hooks and cases, at speed 1, in the run that is compared. */
  readonly ms: number;
  /** What was expected of it before; unset is `ms`. */
  readonly expectedMs?: number;
};

export type BaselineAgent = { readonly labels: ReadonlySet<string>; readonly speed: number };

type Loaded = { readonly agent: BaselineAgent; readonly position: number; endMs: number };

/** Returns the makespan of shards of equal file count, in the order of a hash of the path, as Vitest makes them. */
export function countShardsMs(files: readonly BaselineFile[], agents: readonly BaselineAgent[]): number {
  let longest = 0;
  for (const [part, able] of reserve(files, agents)) {
    const ordered = part.map((file) => ({ file, hash: sha256Hex(file.path) })).sort((a, b) => (a.hash < b.hash ? -1 : 1));
    able.forEach(({ speed }, index) => {
      const from = Math.ceil((ordered.length * index) / able.length);
      const to = Math.ceil((ordered.length * (index + 1)) / able.length);
      let ms = 0;
      for (const { file } of ordered.slice(from, to)) ms += file.ms;
      longest = Math.max(longest, ms / speed);
    });
  }
  return longest;
}

/** Returns the makespan of a plan made ahead: longest expected file first, each to the agent that has least. */
export function longestFirstStaticMs(files: readonly BaselineFile[], agents: readonly BaselineAgent[]): number {
  let longest = 0;
  for (const [part, able] of reserve(files, agents)) {
    const loads = able.map((agent) => ({ agent, plannedMs: 0, realMs: 0 }));
    for (const file of longestFirst(part)) {
      let least = loads[0];
      for (const load of loads) if (least === undefined || load.plannedMs < least.plannedMs) least = load;
      if (least === undefined) return Number.POSITIVE_INFINITY;
      least.plannedMs += expectedOf(file);
      least.realMs += file.ms / least.agent.speed;
    }
    for (const load of loads) longest = Math.max(longest, load.realMs);
  }
  return longest;
}

/** Returns the makespan of a shared queue: who is free takes the longest expected file that it can run, restricted ones first. */
export function longestFirstPullMs(files: readonly BaselineFile[], agents: readonly BaselineAgent[]): number {
  const waiting = longestFirst(files).sort((a, b) => b.labels.length - a.labels.length);
  const taken = new Set<BaselineFile>();
  const free = createHeap<Loaded>((a, b) => (a.endMs === b.endMs ? a.position < b.position : a.endMs < b.endMs));
  agents.forEach((agent, position) => pushHeap(free, { agent, position, endMs: 0 }));
  let longest = 0;
  for (let slot = popHeap(free); slot !== null; slot = popHeap(free)) {
    const { labels, speed } = slot.agent;
    const next = waiting.find((file) => !taken.has(file) && canRun(labels, file));
    if (next === undefined) continue;
    taken.add(next);
    slot.endMs += next.ms / speed;
    longest = Math.max(longest, slot.endMs);
    pushHeap(free, slot);
  }
  return taken.size === files.length ? longest : Number.POSITIVE_INFINITY;
}

/** Labelled files get the agents that have the labels; the others share what is left, or all when nothing is left. */
function reserve(
  files: readonly BaselineFile[],
  agents: readonly BaselineAgent[],
): readonly (readonly [BaselineFile[], BaselineAgent[]])[] {
  const restricted = files.filter((file) => file.labels.length > 0);
  const open = files.filter((file) => file.labels.length === 0);
  const able = agents.filter(({ labels }) => restricted.some((file) => canRun(labels, file)));
  const others = agents.filter((agent) => !able.includes(agent));
  const parts: [BaselineFile[], BaselineAgent[]][] = [];
  if (restricted.length > 0) parts.push([restricted, able]);
  if (open.length > 0) parts.push([open, others.length > 0 ? others : [...agents]]);
  return parts;
}

function longestFirst(files: readonly BaselineFile[]): BaselineFile[] {
  return [...files].sort((a, b) => expectedOf(b) - expectedOf(a) || (a.path < b.path ? -1 : 1));
}

function expectedOf(file: BaselineFile): number {
  return file.expectedMs ?? file.ms;
}

function canRun(labels: ReadonlySet<string>, file: BaselineFile): boolean {
  return file.labels.every((label) => labels.has(label));
}
