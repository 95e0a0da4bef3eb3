/** What this machine is and how busy it is. */
import { availableParallelism, freemem, loadavg } from 'node:os';
import { foundBrowserLabels } from '../selenium/program.ts';

export type Load = { readonly loadRatio: number; readonly availableMemoryBytes: number };

/** Labels every agent has, found by itself: `os:linux`, `arch:x64`, `node:24`, `cpus:2`, and `browser:chrome` where browser and driver are there. */
export function foundLabels(): readonly string[] {
  const [major] = process.versions.node.split('.');
  return [`os:${process.platform}`, `arch:${process.arch}`, `node:${major}`, `cpus:${availableParallelism()}`, ...foundBrowserLabels()];
}

/** Returns the load now. Windows has no load average: the ratio is then 0. */
export function readLoad(): Load {
  const [oneMinute] = loadavg();
  return { loadRatio: (oneMinute ?? 0) / availableParallelism(), availableMemoryBytes: process.availableMemory?.() ?? freemem() };
}
