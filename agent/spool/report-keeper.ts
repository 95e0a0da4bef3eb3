/** Keeps reports on the disk for the lifecycle, once there is a disk for them, and tells it what the disk refuses. */
import type { FromAgent } from '../../core/session-message.ts';
import type { AgentEffect } from '../lifecycle/types.ts';
import type { Happening } from '../loop.ts';
import type { ReportSpool } from './report-spool.ts';

type Effect<Type extends AgentEffect['type']> = Extract<AgentEffect, { readonly type: Type }>;

export type ReportKeeper = {
  /** From now on there is a spool; what was found in it is no longer wanted. `notice` is told, as a sentence, when the disk takes no more. */
  use(spool: ReportSpool, notice: (message: string) => void): void;
  keep(effect: Effect<'spool-report'>): void;
  send(effect: Effect<'send-spooled'>): void;
  clear(): void;
};

export function createReportKeeper(send: (message: FromAgent) => void, tell: (happening: Happening) => void): ReportKeeper {
  let used: { readonly spool: ReportSpool; readonly notice: (message: string) => void } | null = null;
  // The lifecycle is told after the effects that stand beside this one.
  const tellSoon = (happening: Happening) => queueMicrotask(() => tell(happening));
  return {
    use: (spool, notice) => {
      spool.clear();
      used = { spool, notice };
      tell({ type: 'spool-opened' });
    },
    keep: ({ session, report }) => {
      const problem = used?.spool.write(session, report) ?? null;
      if (problem === null) return;
      used?.notice(`the disk takes no more reports: ${problem}; until the coordinator is back they are kept in memory, and output is cut`);
      tellSoon({ type: 'spool-full' });
    },
    send: ({ lease, sequence }) => {
      const report = used?.spool.read(lease, sequence) ?? null;
      if (report !== null) return send(report);
      used?.notice(`the disk does not give back report ${sequence} of the lease ${lease}: its unit is run again`);
      tellSoon({ type: 'spool-damaged', lease, sequence });
    },
    clear: () => used?.spool.clear(),
  };
}
