import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import { findProgram } from '../../deploy/local-fleet/require.ts';
import { armed, DeployProject, ENDLESS, LEFT_ALONE, openTestFleet, QUICK, served, TEST_MS, until } from '../support/deploy-project.ts';

vi.setConfig({ testTimeout: TEST_MS });

const HOSTS = 6;
/** With a metric there are controls that switch to a copy: they, too, have to find their way back. */
const METRICS = [{ name: 'load', source: { type: 'proc' as const, field: 'load' as const } }];
const JUDGED = {
  ...QUICK,
  ...LEFT_ALONE,
  canary: { ...QUICK.canary, watch: '1s', extend: '1s' },
  wave: { watch: '1s', ratio: 0.5 },
  full: { watch: '1s', holdBackRatio: 0.2 },
  inconclusive: 'promote' as const,
};
const RELOAD = 'service-reload';

type Scene = { readonly fleet: Fleet; readonly project: DeployProject; readonly good: string };
type Watched = 'canary' | 'wave' | 'full';
type Moment = {
  readonly name: string;
  /** Starts a push of what is committed and brings it to the moment, where it stays until it is killed. Returns what lets hosts go on after that. */
  readonly reach: (scene: Scene) => Promise<{ readonly kill: () => Promise<void>; readonly letGo: () => Promise<void> }>;
  readonly step: string;
  readonly leaves: 'previous' | 'either';
  readonly resumed: 'next' | 'previous';
  /** The watch that only a person ends, also when the rollout is resumed. */
  readonly watched?: Watched;
  /** Also followed by a push, in a story of its own. */
  readonly isPushed?: true;
};

const MOMENTS: readonly Moment[] = [
  { name: 'while bytes are on their way', reach: stage, step: 'staging', leaves: 'previous', resumed: 'next' },
  {
    name: 'in the watch of the canaries',
    reach: (scene) => watch(scene, 'canary'),
    step: 'watching',
    watched: 'canary',
    leaves: 'previous',
    resumed: 'next',
  },
  {
    name: 'in the watch of the wave',
    reach: (scene) => watch(scene, 'wave'),
    step: 'watching',
    watched: 'wave',
    leaves: 'previous',
    resumed: 'next',
    isPushed: true,
  },
  {
    name: 'in the watch of all',
    reach: (scene) => watch(scene, 'full'),
    step: 'watching',
    watched: 'full',
    leaves: 'previous',
    resumed: 'next',
  },
  { name: 'when all but one are confirmed', reach: confirm, step: 'confirming', leaves: 'either', resumed: 'next', isPushed: true },
  { name: 'on the way back', reach: takeBack, step: 'taking-back', leaves: 'previous', resumed: 'previous' },
];

function startPush(project: DeployProject): { readonly kill: () => Promise<void> } {
  const push = project.startPush();
  return {
    kill: async () => {
      push.kill('SIGKILL');
      expect((await push.ended).code).toBeNull();
    },
  };
}

/** The rsync of one host waits. */
async function stage({ fleet, project }: Scene): ReturnType<Moment['reach']> {
  const [host] = fleet.hosts;
  const gate = project.gate('bytes');
  const rsync = `#!/bin/sh\n${gate.command}\nexec ${findProgram('rsync')} "$@"\n`;
  writeFileSync(path.join(host?.home ?? '', 'bin', 'rsync'), rsync, { mode: 0o755 });
  project.configure({ metrics: METRICS, rollout: JUDGED });
  const push = startPush(project);
  await gate.reached();
  return { ...push, letGo: async () => gate.open() };
}

async function watch({ project }: Scene, stage: Watched): ReturnType<Moment['reach']> {
  project.configure({ metrics: METRICS, rollout: endless(stage) });
  const push = startPush(project);
  await project.untilStep('watching', stage);
  return { ...push, letGo: async () => undefined };
}

/** One host is cut off before all are confirmed. */
async function confirm({ fleet, project }: Scene): ReturnType<Moment['reach']> {
  const gate = project.gate('last-stage');
  project.configure({ metrics: METRICS, rollout: JUDGED, hooks: [gate.hook('after-stage', 'hold-back')] });
  const push = startPush(project);
  await gate.reached();
  const cut = fleet.hosts.find((host) => armed(fleet).includes(host.name));
  if (cut === undefined) throw new Error('nobody is armed');
  await fleet.break(cut, 'cut');
  gate.open();
  await until('all but one are confirmed', () => armed(fleet).every((name) => name === cut.name));
  return { ...push, letGo: () => fleet.mend(cut) };
}

/** A reload on the way back waits. */
async function takeBack({ project }: Scene): ReturnType<Moment['reach']> {
  const gate = project.gate('reload');
  gate.open();
  project.configure({ metrics: METRICS, rollout: endless('wave'), reload: `${gate.command}; ${RELOAD}` });
  const push = startPush(project);
  await project.untilStep('watching', 'wave');
  gate.close();
  expect((await project.deploy(['rollback', '--reason', 'a test'])).code).toBe(0);
  await gate.reached();
  return { ...push, letGo: async () => gate.open() };
}

const endless = (stage: Watched) => ({
  ...JUDGED,
  [stage]: { ...JUDGED[stage], watch: ENDLESS, ...(stage === 'canary' ? { extend: ENDLESS } : {}) },
});

/** A fleet that serves a good release, and a push of the next one that was killed at the moment. */
async function killAt(moment: Moment, scene: Scene): Promise<{ readonly letGo: () => Promise<void> }> {
  scene.project.commit({ 'app/index.php': '<?php // 2\n' });
  const { kill, letGo } = await moment.reach(scene);
  await kill();
  expect(scene.project.step()?.step).toBe(moment.step);
  return { letGo };
}

/** Goes on with the rollout, through the watch that does not end by itself: more than once where a busy machine makes it start over. */
async function resume(project: DeployProject, watched: Watched | undefined): Promise<number | null> {
  let isOver = false;
  const resumed = project.start(['deploy', 'resume']).ended.finally(() => (isOver = true));
  // The event takes the rollout out of the watch in which it was killed.
  await until('it is resumed', () => isOver || project.events().some((event) => event.type === 'resumed'));
  const isWatching = (): boolean => project.step()?.step === 'watching' && project.step()?.stage === watched;
  while (watched !== undefined && !isOver) {
    await until('the watch begins', () => isOver || isWatching());
    if (!isOver) await project.deploy(['release', '--promote', '--reason', 'a test']);
    await until('the watch ends', () => isOver || !isWatching());
  }
  return (await resumed).code;
}

async function openScene(): Promise<Scene & AsyncDisposable> {
  const fleet = await openTestFleet(HOSTS);
  const project = new DeployProject(fleet);
  project.commit();
  expect((await project.push(['--emergency'])).code).toBe(0);
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
    const { letGo } = await killAt(moment, scene);
    const next = project.release();
    const allowed = moment.leaves === 'previous' ? [good] : [good, next];
    const isConsistent = (): boolean => armed(fleet).length === 0 && fleet.hosts.every((host) => allowed.includes(served(host) ?? ''));
    await until(`hosts serve ${moment.leaves} with nobody there`, isConsistent);
    await letGo();
    const status = await project.status();
    expect([...status]).toEqual(fleet.hosts.map((host) => [host.name, served(host)]));
    const code = await resume(project, moment.watched);
    const target = moment.resumed === 'next' ? next : good;
    expect(fleet.hosts.map(served)).toEqual(fleet.hosts.map(() => target));
    expect(code).toBe(moment.resumed === 'next' ? 0 : 1);
    expect(armed(fleet)).toEqual([]);
  });

  test.for(MOMENTS.filter(({ isPushed }) => isPushed))('$name needs nothing but the next push, at once', async (moment, _context) => {
    await using scene = await openScene();
    const { fleet, project } = scene;
    const { letGo } = await killAt(moment, scene);
    await letGo();
    const [, killed] = project.rollouts();
    project.configure({ metrics: METRICS, rollout: JUDGED });
    project.commit({ 'app/index.php': '<?php // 3\n' });
    const pushed = await project.push();
    expect([pushed.code, pushed.stderr]).toEqual([0, '']);
    expect(fleet.hosts.map(served)).toEqual(fleet.hosts.map(() => project.release()));
    expect(armed(fleet)).toEqual([]);
    const outcomes = project.audit().flatMap((record) => (record.kind === 'outcome' ? [[record.rollout, record.outcome.result]] : []));
    expect(outcomes).toContainEqual([killed, 'superseded']);
  });
});
