/** A coordinator that serves its page, alone in its process, and remembers when which case ended. Started by the benches `page-pixels` and `page-large`. */
import path from 'node:path';
import { ownPool } from '../../cli/page/pool-source.ts';
import { startCoordinator } from '../../coordinator/main.ts';
import type { RunEvent, RunSummary } from '../../core/run-event.ts';
import { openRunPage } from './page-server.ts';
import { swarmRequest } from './swarm-request.ts';

export type PagePlan = { readonly agents: number; readonly stateDir: string };

/** The end of a case: by its agent, in wall-clock milliseconds with a fraction; `atMs` is what the coordinator's event says. */
export type CaseEnd = {
  readonly endedMs: number;
  readonly atMs: number;
  readonly file: string;
  readonly title: string;
  readonly isFailed: boolean;
};

/** Messages to the parent, in this order. */
export type PageReport =
  | { readonly type: 'listening'; readonly address: string; readonly url: string }
  | { readonly type: 'began'; readonly runId: string }
  | { readonly type: 'finished'; readonly verdict: RunSummary['verdict']; readonly ends: readonly CaseEnd[] };

const plan = JSON.parse(process.argv[2] ?? '{}') as PagePlan;
const { stateDir } = plan;
const coordinator = await startCoordinator({ listen: '127.0.0.1:0', history: path.join(stateDir, 'history.db'), stateDir });
const page = await openRunPage(path.join(stateDir, 'access'), ownPool(coordinator));
say({ type: 'listening', address: coordinator.address, url: page.url });

const ends: CaseEnd[] = [];
let see: ((event: RunEvent) => void) | null = null;
let newest: Extract<RunEvent, { readonly type: 'case-ended' }> | null = null;
const handle = coordinator.run(swarmRequest(plan), (event) => {
  if (event.type === 'run-started') {
    see = page.follow({ runId: event.runId, branch: 'main' });
    say({ type: 'began', runId: event.runId });
  }
  see?.(event);
  if (event.type === 'case-ended') newest = event;
  // The swarm tells a case's end right after it.
  if (event.type === 'log' && newest !== null) ends.push(endOf(newest, Number(event.text)));
});
const { verdict } = await handle.done;
// The page goes on for whoever looks at what was; the bench ends this process.
say({ type: 'finished', verdict, ends });

function endOf({ atMs, file, titlePath, outcome }: Extract<RunEvent, { readonly type: 'case-ended' }>, endedMs: number): CaseEnd {
  return { endedMs, atMs, file, title: titlePath.join(' '), isFailed: outcome === 'failed' };
}

function say(report: PageReport): void {
  process.send?.(report);
}
