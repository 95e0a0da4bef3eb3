/** What binds a run, in words. */
import type { AgentId } from '../../core/id.ts';
import { ANY_CAPACITY } from '../../core/weight.ts';
import type { FileWork, SlotCapacity } from './types.ts';

/** Returns milliseconds as people read them: `0.3 s`, `12 s`, `3 min 20 s`. */
function inWords(ms: number): string {
  if (!Number.isFinite(ms)) return 'for ever';
  const seconds = ms / 1_000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** All work on all slots. */
export function reasonAllWork(workMs: number, slots: number): string {
  return `${inWords(workMs)} of work on ${slots} ${slots === 1 ? 'slot' : 'slots'}`;
}

/** Work that only some slots can do. */
export function reasonLabels(labels: readonly string[], workMs: number, slots: number): string {
  const names = [...new Set(labels)];
  const what = names.length === 0 ? 'unlabelled work' : `work that needs ${names.join(', ')}`;
  return `${inWords(workMs)} of ${what} on ${slots} ${slots === 1 ? 'slot' : 'slots'}`;
}

/** Units that take more of the agents' cores or memory than their slots alone would. */
export function reasonRoom(room: 'cpuMilli' | 'memoryMb', slots: readonly SlotCapacity[]): string {
  const agents = new Map<AgentId, number>(slots.map(({ agent, capacity = ANY_CAPACITY }) => [agent, capacity[room]]));
  const sum = [...agents.values()].reduce((total, has) => total + has, 0);
  return room === 'cpuMilli' ? `what units weigh on ${sum / 1_000} cores` : `what units weigh on ${sum} MB of memory`;
}

/** One piece that nobody can share. */
export function reasonPiece({ file, wholeReason }: FileWork): string {
  if (wholeReason !== null) return `${file.path} runs whole: ${wholeReason}`;
  return `the longest case of ${file.path}`;
}
