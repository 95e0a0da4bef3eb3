import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import { armed, DeployProject, openTestFleet, QUICK, served, TEST_MS, until } from '../support/deploy-project.ts';

vi.setConfig({ testTimeout: TEST_MS, hookTimeout: TEST_MS });

const HOSTS = 14;
/** With it, the judge has something to compare with. */
const BASELINE_TICKS = 6;
/** Half of a small fleet in the comparison, and an alpha that its draw can reach: one in 252. */
const JUDGED = {
  metrics: [{ name: 'errors', source: { type: 'log' as const, path: 'shared/log/error.log', pattern: 'error' } }],
  rollout: {
    ...QUICK,
    // It ends when the judge has seen enough, however few requests a busy machine serves.
    canary: { watch: '2m', extend: '2m', ratio: 0.36, min: 5 },
    placeboRatio: 0.36,
    alpha: { canary: 0.1, wave: 0.1, full: 0.1 },
    inconclusive: 'roll-back' as const,
  },
};

let fleet: Fleet;
let project: DeployProject;
let good: string;

beforeAll(async () => {
  fleet = await openTestFleet(HOSTS, { hasService: true, racks: 1, requestRate: 10 });
  project = new DeployProject(fleet);
  project.commit();
  await project.push(['--emergency']);
  good = project.release();
});
afterAll(async () => {
  project?.[Symbol.dispose]();
  await fleet?.stop();
});
beforeEach(() => expect(fleet.hosts.map(served)).toEqual(fleet.hosts.map(() => good)));

const isMarked = (release: string): boolean =>
  fleet.hosts.every(({ folder }) => existsSync(path.join(folder, '.shard-run', 'bad', release)));

test('a release with errors is taken back by itself, is marked bad on every host, and is never chosen again', async () => {
  const gate = project.gate('before-canary');
  project.configure({ ...JUDGED, hooks: [gate.hook('before-stage', 'canary')] });
  project.commit({ 'behaviour.json': '{ "errorRatio": 0.3 }' });
  const push = project.startPush();
  await gate.reached();
  await until('there is a baseline', () => project.wholeTicks() >= BASELINE_TICKS);
  gate.open();
  const pushed = await push.ended;
  const bad = project.release();
  expect(pushed.code).toBe(1);
  const failed = project.events().findLast((event) => event.type === 'looked' && event.look.verdict === 'fail');
  expect(failed).toMatchObject({ stage: 'canary', look: { by: 'metric' } });
  expect(project.audit().some((record) => record.kind === 'bad-release' && record.release === bad)).toBe(true);
  expect([isMarked(bad), isMarked(good)]).toEqual([true, false]);
  expect(fleet.hosts.map(served)).toEqual(fleet.hosts.map(() => good));
  expect(armed(fleet)).toEqual([]);
  expect((await project.deploy(['judge', '--replay'])).code).toBe(0);
  const again = await project.push();
  expect(again.code).toBe(3);
  expect(fleet.hosts.map(served)).toEqual(fleet.hosts.map(() => good));
});

test.each([
  ['cannot be reloaded', { 'broken-reload': 'syntax error in app.php' }, {}],
  ['is not healthy', { 'unhealthy': '' }, { health: { command: '[ ! -e unhealthy ]', deadline: '30s', tries: 2 } }],
])('a release that %s is taken back before anything is measured', async (_name, files, setting) => {
  project.configure(setting);
  project.commit({ 'behaviour.json': '{}', ...files });
  const pushed = await project.push();
  const bad = project.release();
  expect(pushed.code).toBe(1);
  expect(isMarked(bad)).toBe(true);
  expect(fleet.hosts.map(served)).toEqual(fleet.hosts.map(() => good));
  const outcome = project.audit().findLast((record) => record.kind === 'outcome');
  expect(outcome?.outcome).toMatchObject({ result: 'rolled-back' });
  project.remove(Object.keys(files));
});

test('a health check that takes longer than the dead-man costs no host its release', async () => {
  const gate = project.gate('health');
  const rollout = { ...QUICK, deadMan: '9s', full: { watch: '1s', holdBackRatio: 0 } };
  project.configure({ health: { command: gate.command, deadline: '5m', tries: 1 }, rollout });
  project.commit({ 'slow.txt': 'x' });
  const push = project.startPush(['--emergency']);
  await gate.reached();
  // An extension is a third of the dead-man's time after the one before.
  await until('every host was extended for longer than that', () => fewestExtensions() > 3);
  gate.open();
  const pushed = await push.ended;
  expect([pushed.code, pushed.stderr]).toEqual([0, '']);
  good = project.release();
  const id = project.rollouts().at(-1);
  expect(project.audit().filter((record) => record.rollout === id && record.kind === 'notice' && record.notice.kind === 'host')).toEqual(
    [],
  );
});

/** Of all hosts, in the newest rollout. */
function fewestExtensions(): number {
  const counts = new Map<string, number>(fleet.hosts.map(({ name }) => [name, 0]));
  for (const event of project.events()) {
    if (event.type !== 'host-answered' || event.order.type !== 'extend' || !event.answer.isDone) continue;
    counts.set(event.answer.host, (counts.get(event.answer.host) ?? 0) + 1);
  }
  return Math.min(...counts.values());
}
