import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { AgentOptions } from '../../agent/api.ts';
import type { RunId } from '../../core/id.ts';
import type { SuiteScript } from '../fixture/runner/waiting.ts';
import { isAlive, untilGone } from '../support/process-watch.ts';
import { SessionServer } from '../support/session-server.ts';
import { WAITING, WAITING_RUNNER, WaitingSuite, waitingFile } from '../support/waiting-suite.ts';

const AGENT_PROCESS = fileURLToPath(new URL('../fixture/runner/agent-process.ts', import.meta.url));
const SUITE = { runId: 'run' as RunId, suite: WAITING };
const DEADLINE_MS = 2_000;

type Case = SuiteScript['files'][number]['cases'][number];
const children: Case = { title: 'starts children', ms: 0, does: 'children' };
const escape: Case = { title: 'starts children that flee', ms: 0, does: 'escape' };
const hang: Case = { title: 'hangs', ms: 0, does: 'hang' };
const wait: Case = { title: 'waits', ms: 60_000 };

/** Starts an agent in a process of its own and brings it to the last case of its file. Returns the agent's process and its descendants. */
async function startBusyAgent(server: SessionServer, suite: WaitingSuite, cases: readonly Case[]) {
  const options: AgentOptions = {
    coordinator: server.address,
    agentId: 'doomed',
    slots: 1,
    labels: [],
    cacheDir: suite.cacheDir,
    prewarm: suite.request(1),
    runnerEntry: WAITING_RUNNER,
  };
  const agent = fork(AGENT_PROCESS, [JSON.stringify(options)], { execArgv: [], stdio: 'inherit' });
  await server.hear('register');
  server.send(suite.openMessage());
  server.send({ type: 'prepare-suite', ...SUITE, files: [] });
  await server.hear('suite-ready');
  server.grant('l1', [waitingFile('a.test.ts')]);
  const isAtLast = () => server.eventsOf('l1').filter((event) => event.type === 'case-started').length === cases.length;
  await server.hear('unit-report', isAtLast);
  const pids = suite.pids();
  doomed.push(...pids);
  return { agent, pids };
}

const doomed: number[] = [];
afterEach(() => {
  for (const pid of doomed.splice(0)) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
});

describe.runIf(process.platform === 'linux')('no process outlives its agent', () => {
  test.for<[string, NodeJS.Signals, Case[]]>([
    ['that is killed outright while a test waits', 'SIGKILL', [children, wait]],
    ['that is killed outright while a test hangs in a synchronous loop', 'SIGKILL', [children, hang]],
    ['that is killed outright after a test set processes free', 'SIGKILL', [escape, hang]],
    ['that is told to end', 'SIGTERM', [escape, hang]],
    ['that is interrupted', 'SIGINT', [children, wait]],
  ])('%s', async ([, signal, cases]) => {
    using suite = new WaitingSuite({ files: [{ path: 'a.test.ts', cases }] });
    await using server = await SessionServer.listen();
    const { agent, pids } = await startBusyAgent(server, suite, cases);
    expect(pids.map(isAlive)).toEqual([true, true, true]);
    agent.kill(signal);
    await once(agent, 'exit');
    await untilGone(pids, DEADLINE_MS);
  });

  test('whose own parent is gone', async () => {
    const cases = [children, wait];
    using suite = new WaitingSuite({ files: [{ path: 'a.test.ts', cases }] });
    await using server = await SessionServer.listen();
    const { agent, pids } = await startBusyAgent(server, suite, cases);
    agent.disconnect();
    await once(agent, 'exit');
    await untilGone(pids, DEADLINE_MS);
  });
});
