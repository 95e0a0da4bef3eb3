import { describe, expect, test } from 'vitest';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import { armed, DeployProject, openTestFleet, QUICK, served, until } from '../support/deploy-project.ts';

const HOSTS = 6;
/** The dead-man's time, its last extension's way, and a reload on a machine that is busy. */
const NOBODY_MS = 6_000 + 4_000;

/** Slow enough that a moment can be met: a reload, the answer to a question, the bytes on their way. */
const SLOW = { reload: 'sleep 0.2; service-reload', servingPid: 'sleep 0.2; service-pid' };
/** With a metric there are controls that switch to a copy: they, too, have to find their way back. */
const JUDGED = {
  metrics: [{ name: 'load', source: { type: 'proc' as const, field: 'load' as const } }],
  rollout: {
    ...QUICK,
    canary: { ...QUICK.canary, watch: '1s', extend: '1s' },
    wave: { watch: '1s', ratio: 0.5 },
    full: { watch: '1s', holdBackRatio: 0.1 },
    inconclusive: 'promote' as const,
  },
};

type Scene = { readonly fleet: Fleet; readonly project: DeployProject; readonly good: string };
type Moment = {
  readonly name: string;
  /** Brings the push to the moment. */
  readonly reach: (project: DeployProject) => Promise<void>;
  readonly step: string;
  readonly leaves: 'previous' | 'either';
  readonly resumed: 'next' | 'previous';
  /** Also followed by a push, in a story of its own. */
  readonly isPushed?: true;
};

const MOMENTS: readonly Moment[] = [
  {
    name: 'while bytes are on their way',
    reach: (project) => project.untilStep('staging'),
    step: 'staging',
    leaves: 'previous',
    resumed: 'next',
  },
  {
    name: 'in the watch of the canaries',
    reach: (project) => project.untilStep('watching', 'canary'),
    step: 'watching',
    leaves: 'previous',
    resumed: 'next',
  },
  {
    name: 'in the watch of the wave',
    reach: (project) => project.untilStep('watching', 'wave'),
    step: 'watching',
    leaves: 'previous',
    resumed: 'next',
    isPushed: true,
  },
  {
    name: 'in the watch of all',
    reach: (project) => project.untilStep('watching', 'full'),
    step: 'watching',
    leaves: 'previous',
    resumed: 'next',
  },
  {
    name: 'while hosts are confirmed',
    reach: (project) => project.untilStep('confirming'),
    step: 'confirming',
    leaves: 'either',
    resumed: 'next',
    isPushed: true,
  },
  { name: 'on the way back', reach: takeBack, step: 'taking-back', leaves: 'previous', resumed: 'previous' },
];

async function takeBack(project: DeployProject): Promise<void> {
  await project.untilStep('watching', 'wave');
  expect((await project.deploy(['rollback', '--reason', 'a test'])).code).toBe(0);
  await project.untilStep('taking-back');
}

/** A fleet that serves a good release, and a push of the next one that was killed at the moment. */
async function killAt(moment: Moment, project: DeployProject): Promise<void> {
  project.commit({ 'app/index.php': '<?php // 2\n' });
  const push = project.startPush();
  await moment.reach(project);
  push.kill('SIGKILL');
  expect((await push.ended).code).toBeNull();
  expect(project.step()?.step).toBe(moment.step);
}

async function openScene(): Promise<Scene & AsyncDisposable> {
  const fleet = await openTestFleet(HOSTS);
  const project = new DeployProject(fleet);
  project.commit();
  expect((await project.push(['--emergency'])).code).toBe(0);
  project.configure({ ...SLOW, ...JUDGED });
  const good = project.release();
  expect(new Set(fleet.hosts.map(served))).toEqual(new Set([good]));
  return {
    fleet,
    project,
    good,
    async [Symbol.asyncDispose]() {
      project[Symbol.dispose]();
      await fleet.stop();
    },
  };
}

describe.concurrent('a deployer that is killed', () => {
  test.for(MOMENTS)('$name leaves a fleet that puts itself right, and can be resumed', async (moment, _context) => {
    await using scene = await openScene();
    const { fleet, project, good } = scene;
    await killAt(moment, project);
    const next = project.release();
    const allowed = moment.leaves === 'previous' ? [good] : [good, next];
    const isConsistent = (): boolean => armed(fleet).length === 0 && fleet.hosts.every((host) => allowed.includes(served(host) ?? ''));
    await until(`hosts serve ${moment.leaves} with nobody there`, isConsistent, NOBODY_MS);
    const status = await project.status();
    expect([...status]).toEqual(fleet.hosts.map((host) => [host.name, served(host)]));
    const resumed = await project.deploy(['resume']);
    const target = moment.resumed === 'next' ? next : good;
    expect(fleet.hosts.map(served)).toEqual(fleet.hosts.map(() => target));
    expect(resumed.code).toBe(moment.resumed === 'next' ? 0 : 1);
    expect(armed(fleet)).toEqual([]);
  });

  test.for(MOMENTS.filter(({ isPushed }) => isPushed))('$name needs nothing but the next push, at once', async (moment, _context) => {
    await using scene = await openScene();
    const { fleet, project } = scene;
    await killAt(moment, project);
    const [, killed] = project.rollouts();
    project.commit({ 'app/index.php': '<?php // 3\n' });
    const pushed = await project.push();
    expect([pushed.code, pushed.stderr]).toEqual([0, '']);
    expect(fleet.hosts.map(served)).toEqual(fleet.hosts.map(() => project.release()));
    expect(armed(fleet)).toEqual([]);
    const outcomes = project.audit().flatMap((record) => (record.kind === 'outcome' ? [[record.rollout, record.outcome.result]] : []));
    expect(outcomes).toContainEqual([killed, 'superseded']);
  });
});
