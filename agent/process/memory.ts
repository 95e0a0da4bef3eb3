/** How much memory this machine, or the group of processes that it gives us, has left, and whether the kernel has killed for want of it. */
import { freemem, totalmem } from 'node:os';
import { readGroupMemory } from './control-group.ts';

export type MemoryReading = {
  /** What a new process could have, bytes. */
  readonly availableBytes: number;
  /** What there is in all, bytes; 0 where `availableBytes` says nothing of what is left. */
  readonly totalBytes: number;
  /** Share of the last ten seconds in which something waited for memory, 0..1; 0 where the kernel does not tell. */
  readonly stallRatio: number;
  /** Processes that the kernel killed for want of memory since it, or the group, was started; 0 where nobody counts. */
  readonly oomKills: number;
};

const NO_GROUP = { limitBytes: null, roomBytes: null, stallRatio: 0, oomKills: 0 };

/** Reads it now. Linux tells most, and of a container only if its group is to be seen; macOS and Windows tell what is free. Never throws. */
export function readMemory(): MemoryReading {
  const { limitBytes, roomBytes, stallRatio, oomKills } = readGroup();
  const free = process.availableMemory?.() ?? freemem();
  const isKnown = tellsWhatIsLeft(process.platform, process.versions.uv);
  return {
    availableBytes: Math.min(free, roomBytes ?? free),
    totalBytes: isKnown ? Math.min(totalmem(), limitBytes ?? totalmem()) : 0,
    stallRatio,
    oomKills,
  };
}

/** Counts what the kernel killed for want of memory: of our group where that is to be seen, else of the machine. */
export function readOomKills(): number {
  return readGroup().oomKills;
}

function readGroup(): ReturnType<typeof readGroupMemory> {
  return process.platform === 'linux' ? readGroupMemory() : NO_GROUP;
}

/**
 * Before libuv 1.52 only pages without any content count as free on macOS, and once files were read there are hardly any: an agent would always seem to
 * be short of memory.
 */
export function tellsWhatIsLeft(platform: NodeJS.Platform, libuv: string): boolean {
  const [major = 0, minor = 0] = libuv.split('.').map(Number);
  return platform !== 'darwin' || major > 1 || minor >= 52;
}
