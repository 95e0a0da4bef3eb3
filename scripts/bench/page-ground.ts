/** A live coordinator with its page and a swarm of simulated agents, each in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PagePlan, PageReport } from './page-process.ts';
import type { SwarmPlan } from './swarm-plan.ts';

type Of<Type extends PageReport['type']> = Extract<PageReport, { readonly type: Type }>;

export type LivePage = AsyncDisposable & {
  /** Of the page, with its token, and without. */
  readonly url: string;
  readonly address: string;
  readonly runId: string;
  /** Lets the agents come: the run begins. */
  begin(swarm: Omit<SwarmPlan, 'address' | 'prefix' | 'agents'>): void;
  readonly finished: () => Promise<Of<'finished'>>;
};

/** Starts the coordinator, whose run waits for so many agents. */
export async function openLivePage(agents: number): Promise<LivePage> {
  const stateDir = mkdtempSync(path.join(tmpdir(), 'shard-run-bench-'));
  const plan: PagePlan = { agents, stateDir };
  const coordinator = fork(new URL('./page-process.ts', import.meta.url), [JSON.stringify(plan)], { execArgv: [] });
  const children = [coordinator];
  const hear = reportsOf(coordinator);
  const { address, url } = await hear('listening');
  const { runId } = await hear('began');
  return {
    url,
    address: new URL(url).host,
    runId,
    begin: (swarm) => {
      const whole: SwarmPlan = { ...swarm, address, prefix: 'agent', agents };
      children.push(fork(new URL('./agent-swarm.ts', import.meta.url), [JSON.stringify(whole)], { execArgv: [] }));
    },
    finished: () => hear('finished'),
    [Symbol.asyncDispose]: async () => {
      const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
      const ended = running.map((child) => once(child, 'exit'));
      for (const child of running) child.kill('SIGKILL');
      await Promise.all(ended);
      rmSync(stateDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Each kind of report comes once. */
function reportsOf(child: ChildProcess): <Type extends PageReport['type']>(type: Type) => Promise<Of<Type>> {
  const heard: PageReport[] = [];
  let wake = (): void => undefined;
  child.on('message', (message) => {
    heard.push(message as PageReport);
    wake();
  });
  child.once('exit', () => wake());
  return async <Type extends PageReport['type']>(type: Type) => {
    for (;;) {
      const found = heard.find((report): report is Of<Type> => report.type === type);
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(`the coordinator ended with ${child.exitCode}`);
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
}
