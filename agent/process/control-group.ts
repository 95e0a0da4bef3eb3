/** The group of processes in which Linux counts this one's memory, and those above it, in either version of control groups. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export type GroupMemory = {
  /** Of the limit that is nearest: of this group, or of one above it. Both `null` when nobody limits it. */
  readonly limitBytes: number | null;
  readonly roomBytes: number | null;
  /** Share of the last ten seconds in which something in the group waited for memory, 0..1. */
  readonly stallRatio: number;
  /** Processes of the group that the kernel killed for want of memory; of the machine where the group does not tell. */
  readonly oomKills: number;
};

/** Groups without a limit say a number above what any machine has, or `max`. */
const NO_LIMIT = 2 ** 60;

/** What a version of control groups calls its files. */
type Names = { readonly limit: string; readonly used: string; readonly events: string };

const FIRST: Names = { limit: 'memory.limit_in_bytes', used: 'memory.usage_in_bytes', events: 'memory.oom_control' };
const SECOND: Names = { limit: 'memory.max', used: 'memory.current', events: 'memory.events' };

/** Reads it now, from the files below `root`, which is the machine's own but for tests. Never throws: what is not there says nothing. */
export function readGroupMemory(root = '/'): GroupMemory {
  const { names, mount, own } = findGroup(root);
  const levels = foldersUpTo(mount, own).filter((folder) => readText(path.join(folder, names.limit)) !== '');
  const limits = levels.flatMap((folder) => limitOf(folder, names) ?? []);
  const nearest = limits.toSorted((a, b) => a.roomBytes - b.roomBytes)[0] ?? { limitBytes: null, roomBytes: null };
  const group = levels[0] ?? mount;
  return { ...nearest, stallRatio: readStall(root, group), oomKills: readOomKills(root, path.join(group, names.events)) };
}

/** The second version has one hierarchy for everything, the first one for memory. Where both are mounted the first has the memory. */
function findGroup(root: string): { readonly names: Names; readonly mount: string; readonly own: string } {
  const mounts = path.join(root, 'sys/fs/cgroup');
  const text = readText(path.join(root, 'proc/self/cgroup'));
  const first = /^\d+:(?:[^:\n]*,)?memory(?:,[^:\n]*)?:(.*)$/mu.exec(text)?.[1];
  if (first !== undefined) return { names: FIRST, mount: path.join(mounts, 'memory'), own: first };
  return { names: SECOND, mount: mounts, own: /^0::(.*)$/mu.exec(text)?.[1] ?? '/' };
}

/** The group's folder and all above it. A container sees its own group at the root of what is mounted, under whatever name the machine has for it. */
function foldersUpTo(mount: string, own: string): string[] {
  const names = own.split('/').filter((name) => name !== '' && name !== '..');
  return Array.from({ length: names.length + 1 }, (_, up) => path.join(mount, ...names.slice(0, names.length - up)));
}

/** A group that read much is not full: the kernel gives pages of files back at once. */
function limitOf(folder: string, names: Names): { readonly limitBytes: number; readonly roomBytes: number } | null {
  const limitBytes = readNumber(path.join(folder, names.limit));
  const usedBytes = readNumber(path.join(folder, names.used));
  if (limitBytes === null || limitBytes > NO_LIMIT || usedBytes === null) return null;
  const stat = readText(path.join(folder, 'memory.stat'));
  // In the first version the plain figure leaves out the groups below, which the use has in it.
  const reclaimable = /^total_inactive_file (\d+)$/mu.exec(stat) ?? /^inactive_file (\d+)$/mu.exec(stat);
  return { limitBytes, roomBytes: Math.max(0, limitBytes - usedBytes + Number(reclaimable?.[1] ?? 0)) };
}

/** The share of `some`: at least one process waited. */
function readStall(root: string, group: string): number {
  const text = readText(path.join(group, 'memory.pressure')) || readText(path.join(root, 'proc/pressure/memory'));
  return Number(/^some avg10=([\d.]+)/mu.exec(text)?.[1] ?? 0) / 100;
}

function readOomKills(root: string, events: string): number {
  const own = /^oom_kill (\d+)$/mu.exec(readText(events))?.[1];
  return Number(own ?? /^oom_kill (\d+)$/mu.exec(readText(path.join(root, 'proc/vmstat')))?.[1] ?? 0);
}

function readNumber(file: string): number | null {
  const text = readText(file).trim();
  return /^\d+$/u.test(text) ? Number(text) : null;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
