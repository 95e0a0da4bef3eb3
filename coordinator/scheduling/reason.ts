/** Why a unit went where it went, in words for `shard-run why`. */

/** Returns milliseconds as people read them: `0.3 s`, `12 s`, `3 min 20 s`. */
export function inWords(ms: number): string {
  if (!Number.isFinite(ms)) return 'for ever';
  const seconds = ms / 1_000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** Whole work, taken in the order of length. */
export function reasonLongest(workMs: number, leftInPool: number): string {
  const rest = leftInPool === 0 ? 'the last in the pool' : `the longest that this slot can take, ${leftInPool} shorter ones wait`;
  return `${inWords(workMs)} expected: ${rest}`;
}

/** Work that few can do. */
export function reasonConstrained(labels: readonly string[], maxPerAgent: number | null): string {
  const who = labels.length > 0 ? `only agents with ${labels.join(', ')} can run it` : `at most ${maxPerAgent} at once on an agent`;
  return `${who}, and they have no time to spare for other work`;
}

/** A piece of a file. */
export function reasonCut(wholeMs: number, endMs: number): string {
  return `cut from a file that would take ${inWords(wholeMs)} here, while the rest of the run ends in ${inWords(endMs)}`;
}

/** Evidence of a failure. */
export function reasonEvidence(attempt: number, avoided: string | null, agent: string): string {
  if (avoided === null) return `attempt ${attempt}, to learn whether it fails always`;
  return avoided === agent
    ? `attempt ${attempt}, on the same agent: no other can run it`
    : `attempt ${attempt}, away from ${avoided} where it failed`;
}

/** The tail of a running unit. */
export function reasonSteal(remainingMs: number, bestMs: number): string {
  return `the pool is empty: takes the last cases of a unit that needs ${inWords(remainingMs)} more, ending both in ${inWords(bestMs)}`;
}

/** A second copy. */
export function reasonTwin(remainingMs: number, freshMs: number, isLate: boolean): string {
  return isLate
    ? `a second copy: the first is later than nine of ten, a fresh one takes ${inWords(freshMs)}`
    : `a second copy: takes ${inWords(freshMs)} here, the first needs ${inWords(remainingMs)} more`;
}
