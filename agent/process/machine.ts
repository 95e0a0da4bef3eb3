/** What this machine is and how busy it is. */
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { readMemory } from './memory.ts';

const GIB = 2 ** 30;

/** Labels every agent has, found by itself: `os:linux`, `arch:x64`, `node:24`, `cpus:2`, `memory:16` (whole GiB). */
export function foundLabels(): readonly string[] {
  const [major] = process.versions.node.split('.');
  const memory = `memory:${Math.floor(totalmem() / GIB)}`;
  return [`os:${process.platform}`, `arch:${process.arch}`, `node:${major}`, `cpus:${availableParallelism()}`, memory];
}

/** Returns what units may use together: cores, and bytes of memory, of the machine or of the container that the agent is in. */
export function readMachine(): { readonly cpus: number; readonly memoryBytes: number } {
  return { cpus: availableParallelism(), memoryBytes: readMemory().totalBytes };
}

/** Returns the one-minute load average for each core. Windows has none: it is then 0. */
export function readLoadRatio(): number {
  const [oneMinute] = loadavg();
  return (oneMinute ?? 0) / availableParallelism();
}
