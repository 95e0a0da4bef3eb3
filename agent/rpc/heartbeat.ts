/** Tells the coordinator at its own pace that the agent lives and how busy its machine is. */
import type { FromAgent } from '../../core/session-message.ts';
import { readLoad } from '../process/machine.ts';

export type Heartbeat = {
  /** Begins, or goes on at another pace; the first beat goes out at once. */
  start(intervalMs: number): void;
  stop(): void;
};

export function createHeartbeat(send: (message: FromAgent) => void): Heartbeat {
  let timer: NodeJS.Timeout | undefined;
  let sequence = 0;
  const beat = () => {
    sequence += 1;
    send({ type: 'heartbeat', ...readLoad(), sequence });
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
