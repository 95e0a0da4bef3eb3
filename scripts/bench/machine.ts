/** Says on what a figure was measured: a figure without its machine means nothing. */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

export type Machine = {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly platform: string;
  readonly node: string;
  /** Load of the last minute before the bench: above a few tenths somebody else was working too. */
  readonly loadBefore: number;
};

export function readMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

export function renderMachine(machine: Machine): string {
  return `${machine.cores} x ${machine.cpu}, ${machine.memoryGb} GB, ${machine.platform}, Node ${machine.node}, load before ${machine.loadBefore}`;
}
