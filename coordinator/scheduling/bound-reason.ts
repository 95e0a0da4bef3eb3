/** What binds a run, in words. */
import { inWords } from './reason.ts';
import type { FileEstimate } from './types.ts';

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

/** One piece that nobody can share. */
export function reasonPiece(estimate: FileEstimate): string {
  if (estimate.wholeReason !== null) return `${estimate.file.path} runs whole: ${estimate.wholeReason}`;
  return `the longest case of ${estimate.file.path}`;
}
