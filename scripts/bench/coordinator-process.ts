/** A coordinator alone in its process, so that its CPU and memory can be told from everything else. Started by the bench `coordinator`. */
import path from 'node:path';
import { startCoordinator } from '../../coordinator/main.ts';
import type { RunSummary } from '../../core/run-event.ts';
import { swarmRequest } from './swarm-request.ts';

/** `stateDir` holds history and journals; a second run on it knows the first. */
export type CoordinatorPlan = { readonly agents: number; readonly stateDir: string };

/** Messages to the parent, in this order. */
export type CoordinatorReport =
  | { readonly type: 'listening'; readonly address: string }
  | {
      readonly type: 'finished';
      readonly verdict: RunSummary['verdict'];
      readonly reasons: readonly string[];
      readonly cases: number;
      readonly wallMs: number;
      /** From the first case's end to the last one's, as the subscriber saw them. */
      readonly busyMs: number;
      readonly cpuMs: number;
      readonly peakMb: number;
      /** Case end to subscriber, milliseconds, of the stamped ones. */
      readonly latenciesMs: readonly number[];
    };

const plan = JSON.parse(process.argv[2] ?? '{}') as CoordinatorPlan;
const { stateDir } = plan;
const coordinator = await startCoordinator({ listen: '127.0.0.1:0', history: path.join(stateDir, 'history.db'), stateDir });
say({ type: 'listening', address: coordinator.address });

const latenciesMs: number[] = [];
const seen = { firstMs: 0, lastMs: 0 };
const handle = coordinator.run(swarmRequest(plan), (event) => {
  if (event.type === 'log') latenciesMs.push(performance.timeOrigin + performance.now() - Number(event.text));
  if (event.type !== 'case-ended') return;
  seen.lastMs = performance.now();
  if (seen.firstMs === 0) seen.firstMs = seen.lastMs;
});
const before = process.cpuUsage();
const summary = await handle.done;
const { user, system } = process.cpuUsage(before);
await coordinator[Symbol.asyncDispose]();
say({
  type: 'finished',
  verdict: summary.verdict,
  reasons: summary.reasons.slice(0, 5),
  cases: summary.totals.cases,
  wallMs: summary.wallMs,
  busyMs: seen.lastMs - seen.firstMs,
  cpuMs: (user + system) / 1000,
  peakMb: process.resourceUsage().maxRSS / 1024,
  latenciesMs,
});

/** A channel that is closed before a long report has gone drops it. */
function say(report: CoordinatorReport): void {
  process.send?.(report, () => {
    if (report.type === 'finished') process.disconnect?.();
  });
}
