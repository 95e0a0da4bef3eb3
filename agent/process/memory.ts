/** How much memory this machine, or the group of processes that it gives us, has left, and whether the kernel has killed for want of it. */
import { readFileSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';

export type MemoryReading = {
  /** What a new process could have, and what there is in all, bytes. */
  readonly availableBytes: number;
  readonly totalBytes: number;
  /** Share of the last ten seconds in which something waited for memory, 0..1; 0 where the kernel does not tell. */
  readonly stallRatio: number;
  /** Processes that the kernel killed for want of memory since it, or the group, was started; 0 where nobody counts. */
  readonly oomKills: number;
};

const GROUPS = '/sys/fs/cgroup';
/** Groups without a limit say a number above what any machine has. */
const NO_LIMIT = 2 ** 60;

/** Reads it now. Linux tells most, and of a container only if its group is to be seen; macOS and Windows tell what is free. Never throws. */
export function readMemory(): MemoryReading {
  const group = findGroup();
  const limit = readNumber(group?.limit);
  const totalBytes = limit === null || limit > NO_LIMIT ? totalmem() : Math.min(limit, totalmem());
  const free = process.availableMemory?.() ?? freemem();
  const used = readNumber(group?.used);
  const room = limit === null || limit > NO_LIMIT || used === null ? free : limit - used + (readReclaimable(group) ?? 0);
  return {
    availableBytes: Math.max(0, Math.min(free, room)),
    totalBytes,
    stallRatio: readStall(group),
    oomKills: readOomKills(group),
  };
}

/** Counts what the kernel killed for want of memory: of our group where that is to be seen, else of the machine. */
export function readOomKills(group = findGroup()): number {
  const own = /^oom_kill (\d+)$/mu.exec(readText(group?.events))?.[1];
  return Number(own ?? /^oom_kill (\d+)$/mu.exec(readText('/proc/vmstat'))?.[1] ?? 0);
}

type Group = { readonly limit: string; readonly used: string; readonly events: string; readonly stat: string; readonly pressure: string };

/** The files of this process's group of memory, in either version of control groups; `null` outside Linux. */
function findGroup(): Group | null {
  if (process.platform !== 'linux') return null;
  const lines = readText('/proc/self/cgroup').split('\n');
  const old = lines.map((line) => /^\d+:(?:[^:]*,)?memory(?:,[^:]*)?:(.*)$/u.exec(line)?.[1]).find((found) => found !== undefined);
  const pressure = '/proc/pressure/memory';
  if (old !== undefined) {
    const folder = firstWith(`${GROUPS}/memory`, old, 'memory.limit_in_bytes');
    const file = (name: string): string => `${folder}/memory.${name}`;
    return { limit: file('limit_in_bytes'), used: file('usage_in_bytes'), events: file('oom_control'), stat: file('stat'), pressure };
  }
  const own = /^0::(.*)$/mu.exec(lines.join('\n'))?.[1] ?? '/';
  const folder = firstWith(GROUPS, own, 'memory.max');
  const file = (name: string): string => `${folder}/memory.${name}`;
  return { limit: file('max'), used: file('current'), events: file('events'), stat: file('stat'), pressure: file('pressure') };
}

/** A container sees its own group at the root of what is mounted, under whatever name the machine has for it. */
function firstWith(root: string, path: string, file: string): string {
  const own = path === '/' ? root : root + path;
  return readText(`${own}/${file}`) === '' ? root : own;
}

/** The share of `some`: at least one process waited. */
function readStall(group: Group | null): number {
  const text = readText(group?.pressure) || readText('/proc/pressure/memory');
  return Number(/^some avg10=([\d.]+)/mu.exec(text)?.[1] ?? 0) / 100;
}

/** Pages of files that the kernel gives back at once: a group that read much is not full. */
function readReclaimable(group: Group | null): number | null {
  const found = /^(?:total_)?inactive_file (\d+)$/mu.exec(readText(group?.stat))?.[1];
  return found === undefined ? null : Number(found);
}

function readNumber(file: string | undefined): number | null {
  const text = readText(file).trim();
  return /^\d+$/u.test(text) ? Number(text) : null;
}

function readText(file: string | undefined): string {
  if (file === undefined) return '';
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
