/** Tells the coordinator at its own pace that the agent lives, how busy its machine is, and how many slots its memory allows. */
import type { FromAgent } from '../../core/session-message.ts';
import { applyMemorySign, createMemoryPressure } from '../lifecycle/memory-pressure.ts';
import { readLoadRatio } from '../process/machine.ts';
import { readMemory } from '../process/memory.ts';

type Beat = Extract<FromAgent, { readonly type: 'heartbeat' }>;

export type Heartbeat = {
  /** Begins, or goes on at another pace; the first beat goes out at once. */
  start(intervalMs: number): void;
  stop(): void;
};

export function createHeartbeat(slots: number, send: (message: Beat) => void): Heartbeat {
  const { oomKills: killedBefore } = readMemory();
  const pressure = createMemoryPressure(slots, killedBefore);
  let timer: NodeJS.Timeout | undefined;
  let sequence = 0;
  const beat = () => {
    sequence += 1;
    const memory = readMemory();
    const usableSlots = applyMemorySign(pressure, memory, performance.now());
    const { availableBytes: availableMemoryBytes, totalBytes: totalMemoryBytes, stallRatio } = memory;
    const oomKills = memory.oomKills - killedBefore;
    const load = { loadRatio: readLoadRatio(), availableMemoryBytes, totalMemoryBytes, usableSlots, stallRatio, oomKills };
    send({ type: 'heartbeat', ...load, sequence });
  };
  const stop = () => clearInterval(timer);
  return {
    start: (intervalMs) => {
      stop();
      timer = setInterval(beat, intervalMs);
      beat();
    },
    stop,
  };
}
