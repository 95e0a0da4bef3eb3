/** What this machine is and how busy it is. */
import { availableParallelism, freemem, loadavg, totalmem } from 'node:os';

const GIB = 2 ** 30;

export type Load = { readonly loadRatio: number; readonly availableMemoryBytes: number };

/** Labels every agent has, found by itself: `os:linux`, `arch:x64`, `node:24`, `cpus:2`, `memory:16` (whole GiB). */
export function foundLabels(): readonly string[] {
  const [major] = process.versions.node.split('.');
  const memory = `memory:${Math.floor(totalmem() / GIB)}`;
  return [`os:${process.platform}`, `arch:${process.arch}`, `node:${major}`, `cpus:${availableParallelism()}`, memory];
}

/** Returns the load now. Windows has no load average: the ratio is then 0. */
export function readLoad(): Load {
  const [oneMinute] = loadavg();
  return { loadRatio: (oneMinute ?? 0) / availableParallelism(), availableMemoryBytes: process.availableMemory?.() ?? freemem() };
}
