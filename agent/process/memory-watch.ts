/** Explains the death of a runner, or of a process of it, by the kernel's own count of those that it killed for want of memory. */
import type { RunnerEvent } from '../runner/contract.ts';
import { readOomKills } from './memory.ts';

export type MemoryWatch = {
  /** Adds the reason to a unit that crashed while the kernel killed. */
  explainUnit(event: RunnerEvent): RunnerEvent;
  /** Returns the cause of the runner's end, a clause, with the reason when it is this one. */
  explainExit(cause: string): string;
};

const REASON = 'the kernel killed it because memory ran out';

/** Begins to watch: what was killed before is nobody's here. */
export function watchMemory(): MemoryWatch {
  let seen = readOomKills();
  const wasKilled = (): boolean => {
    const before = seen;
    seen = readOomKills();
    return seen > before;
  };
  return {
    explainUnit: (event) => {
      if (event.type !== 'unit' || event.event.type !== 'unit-ended' || event.event.end.kind !== 'crashed' || !wasKilled()) return event;
      const { end } = event.event;
      return { ...event, event: { ...event.event, end: { ...end, message: `${end.message}; ${REASON}` } } };
    },
    explainExit: (cause) => (cause === 'signal SIGKILL' && wasKilled() ? `${cause}: ${REASON}` : cause),
  };
}
