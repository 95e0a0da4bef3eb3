/** Bench `pipeline-real`: six commits of which one is bad, from push to all hosts, with real git, agents and `sshd` hosts, and nobody at the keyboard. */
import path from 'node:path';
import { readPipeline } from '../../pipeline/main.ts';
import { openTestFleet, served } from '../../test/support/deploy-project.ts';
import { PipelineProject, SIX_CHANGES } from '../../test/support/pipeline-project.ts';
import { PoolGround } from '../../test/support/pool-ground.ts';
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import { median, seconds } from './sample.ts';

const AGENTS = 12;
const HOSTS = 8;
const BAD = SIX_CHANGES.findIndex(([, result]) => result === 'bad');

type Round = {
  /** From the push of the last commit to the moment when all hosts confirmed the release with the five. */
  readonly liveMs: number;
  /** From the first failed assertion to the name. */
  readonly namedMs: number;
  readonly trials: number;
  /** Five live, the sixth left out, and every host serves that release. */
  readonly isAsExpected: boolean;
};

export const PIPELINE_REAL: Bench = {
  summary: `six commits, one bad, from push to ${HOSTS} hosts (--hosts N, --agents N, default ${AGENTS})`,
  run,
};

async function run(options: BenchOptions): Promise<BenchResult> {
  const agents = Number(options.extra['agents'] ?? AGENTS);
  const hosts = Number(options.extra['hosts'] ?? HOSTS);
  const rounds: Round[] = [];
  for (let round = 0; round < options.repeats; round += 1) {
    rounds.push(await ship(agents, hosts));
    options.log(`${round + 1}/${options.repeats}: ${JSON.stringify(rounds.at(-1))}`);
  }
  const [live, named] = [rounds.map(({ liveMs }) => liveMs), rounds.map(({ namedMs }) => namedMs)];
  const right = rounds.filter(({ isAsExpected }) => isAsExpected).length;
  return {
    table: [
      ['agents', 'hosts', 'as expected', 'push to all hosts', 'failure to name', 'trials'],
      [
        String(agents),
        String(hosts),
        `${right}/${rounds.length}`,
        seconds(median(live)),
        seconds(median(named)),
        String(median(rounds.map(({ trials }) => trials))),
      ],
    ],
    figures: [
      {
        name: 'five live, one named',
        unit: 'ratio',
        value: right / rounds.length,
        target: '= 1',
        samples: rounds.map((each) => Number(each.isAsExpected)),
      },
      { name: 'push to all hosts', unit: 'ms', value: median(live), target: null, samples: live },
      { name: 'first failed assertion to culprit', unit: 'ms', value: median(named), target: '<= 45000', samples: named },
    ],
    notes: [
      'agents, hosts, coordinator, git and the pipeline share the cores of this machine',
      'the case that breaks has no past: the search needs more trials than for a known one',
    ],
  };
}

async function ship(agents: number, hosts: number): Promise<Round> {
  await using fleet = await openTestFleet(hosts);
  await using pool = await PoolGround.open();
  for (let number = 1; number <= agents; number++) pool.join(`agent-${number}`);
  using project = new PipelineProject(fleet, { remote: 'origin', on: pool.address, trialAgents: agents, interval: '1s' });
  const first = await project.run(['deploy', 'push', '--override', 'HEAD', '--emergency', '--reason', 'the first release']);
  if (first.code !== 0) throw new Error(`the first release did not go out: ${first.said}`);
  const begun = project.ref('HEAD');
  const commits = SIX_CHANGES.map(([part, result]) => project.change(part, result));
  const pushedMs = Date.now();
  await project.run(['pipeline', '--since', begun, '--once']);
  const reading = readPipeline(path.join(project.folder, '.shard-run', 'pipeline', 'main'));
  if (reading === null) throw new Error('the pipeline has no journal');
  const answers = commits.map((commit) => reading.describe(commit));
  const events = [...reading.events()];
  const failedMs = events.find(({ type }) => type === 'case-failed')?.nowMs ?? Number.NaN;
  const pushed = project.audit().findLast((record) => record.kind === 'push');
  const isServed = pushed?.kind === 'push' && fleet.hosts.every((host) => served(host) === pushed.release);
  return {
    liveMs: Math.max(...answers.map((answer) => (answer?.isLive === true ? answer.sinceMs : 0))) - pushedMs,
    namedMs: (answers[BAD]?.sinceMs ?? Number.NaN) - failedMs,
    trials: events.filter(({ type }) => type === 'trial-ended').length,
    isAsExpected: isServed && answers.every((answer, index) => (index === BAD ? answer?.stage === 'evicted' : answer?.isLive === true)),
  };
}
