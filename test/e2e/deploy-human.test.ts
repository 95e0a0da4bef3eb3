import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import { armed, DeployProject, openTestFleet, QUICK, served, until } from '../support/deploy-project.ts';

const HOSTS = 6;
/** A word from another terminal: half a second to start this program, and the second in which it is obeyed. */
const HEARD_MS = 2_500;
/** The dead-man's time and a reload. */
const NOBODY_MS = 6_000 + 4_000;
/** Long enough for another program to start and say its word. */
const SLOW = { rollout: { ...QUICK, canary: { ...QUICK.canary, watch: '3s', extend: '3s' } } };
const LONG = { rollout: { ...QUICK, canary: { ...QUICK.canary, watch: '20s', extend: '20s' } } };

let fleet: Fleet;
let project: DeployProject;
let good: string;

beforeAll(async () => {
  fleet = await openTestFleet(HOSTS);
  project = new DeployProject(fleet);
  project.commit();
  expect((await project.push(['--emergency'])).code).toBe(0);
});
afterAll(async () => {
  project?.[Symbol.dispose]();
  await fleet?.stop();
});
beforeEach(() => {
  good = served(fleet.hosts[0] ?? raise()) ?? '';
  expect(servesOnly(good)).toBe(true);
  project.configure({});
  project.commit({ 'app/next.php': `<?php // ${performance.now()}\n` });
});

const servesOnly = (release: string): boolean => fleet.hosts.every((host) => served(host) === release) && armed(fleet).length === 0;

function commands(): unknown[] {
  const id = project.rollouts().at(-1);
  return project
    .audit()
    .flatMap((record) => (record.kind === 'human' && record.rollout === id ? [[record.command, record.actor, record.reason]] : []));
}

describe('from another terminal', () => {
  test('a hold keeps the rollout in its stage, watched and armed, until it is released', async () => {
    project.configure(SLOW);
    const push = project.startPush();
    await project.untilStep('watching', 'canary');
    expect((await project.deploy(['hold', '--by', 'ann', '--reason', 'sale'])).code).toBe(0);
    const held = armed(fleet);
    const id = project.rollouts().at(-1);
    // The watch is over, and then some, and nothing went forward.
    await until('the watch has passed', () =>
      project.audit().some((record) => record.kind === 'notice' && record.notice.kind === 'verdict' && record.rollout === id),
    );
    expect(project.step()).toEqual({ step: 'watching', stage: 'canary' });
    expect([held.length > 0, armed(fleet)]).toEqual([true, held]);
    expect((await project.deploy(['release', '--by', 'bob', '--reason', 'over'])).code).toBe(0);
    expect((await push.ended).code).toBe(0);
    expect(servesOnly(project.release())).toBe(true);
    expect(commands()).toEqual([
      ['hold', 'ann', 'sale'],
      ['release', 'bob', 'over'],
    ]);
  });

  test('a promotion ends the watch, and needs a reason', async () => {
    project.configure(LONG);
    const push = project.startPush();
    await project.untilStep('watching', 'canary');
    expect((await project.deploy(['release', '--promote'])).code).toBe(2);
    expect((await project.deploy(['release', '--promote', '--reason', 'seen enough'])).code).toBe(0);
    await until('the next stage', () => project.step()?.stage !== 'canary', HEARD_MS);
    expect((await push.ended).code).toBe(0);
    expect(servesOnly(project.release())).toBe(true);
  });

  test('a rollback takes everything back at once, and the release is bad from then on', async () => {
    project.configure(LONG);
    const push = project.startPush();
    await project.untilStep('watching', 'canary');
    const bad = project.release();
    const startedAtMs = performance.now();
    expect((await project.deploy(['rollback', '--reason', 'empty basket'])).code).toBe(0);
    await until('everything is back', () => fleet.hosts.every((host) => served(host) === good), HEARD_MS);
    expect(performance.now() - startedAtMs).toBeLessThan(HEARD_MS);
    expect((await push.ended).code).toBe(1);
    expect(servesOnly(good)).toBe(true);
    expect(project.audit().some((record) => record.kind === 'bad-release' && record.release === bad)).toBe(true);
  });

  test.each([['hold'], ['release'], ['resume']])('"%s" says so when no deployer is at work', async (verb) => {
    expect((await project.deploy([verb])).code).toBe(2);
  });
});

test('when all is over, a rollback takes the fleet to the release before, which nobody has to name', async () => {
  expect((await project.push(['--emergency'])).code).toBe(0);
  const left = project.release();
  expect(servesOnly(left)).toBe(true);
  expect((await project.deploy(['rollback', '--reason', 'late'])).code).toBe(0);
  expect(servesOnly(good)).toBe(true);
  expect((await project.push()).code).toBe(3);
  expect(servesOnly(good)).toBe(true);
});

describe('at the keyboard', () => {
  test('Ctrl-C takes everything back', async () => {
    project.configure(LONG);
    const push = project.startPush();
    await project.untilStep('watching', 'canary');
    push.kill('SIGINT');
    expect((await push.ended).code).toBe(1);
    expect(servesOnly(good)).toBe(true);
  });

  test('a second Ctrl-C leaves at once, and the hosts go back by themselves', async () => {
    project.configure({ ...LONG, reload: 'sleep 1; service-reload' });
    const push = project.startPush();
    await project.untilStep('watching', 'canary');
    push.kill('SIGINT');
    await project.untilStep('taking-back');
    push.kill('SIGINT');
    expect((await push.ended).code).toBe(130);
    await until('the hosts are back', () => servesOnly(good), NOBODY_MS);
  });
});

describe('two pushes', () => {
  test('the newer one waits, the third takes its place, and is deployed after the first', async () => {
    project.configure(SLOW);
    const first = project.startPush();
    await project.untilStep('watching', 'canary');
    const before = project.rollouts().length;
    project.commit({ 'app/next.php': '<?php // second\n' });
    const second = project.startPush();
    await until('the second one waits', () => second.said().includes('waits'));
    expect((await project.push(['--no-wait'])).code).toBe(3);
    project.commit({ 'app/next.php': '<?php // third\n' });
    const third = project.startPush();
    expect((await second.ended).code).toBe(3);
    expect((await first.ended).code).toBe(0);
    expect((await third.ended).code).toBe(0);
    expect(servesOnly(project.release())).toBe(true);
    // The first one was there already; the second never became a rollout.
    expect(project.rollouts()).toHaveLength(before + 1);
  });

  test('of deployers that know nothing of each other never interleave: the hosts obey one of them', async () => {
    using other = new DeployProject(fleet, LONG);
    other.commit({ 'app/other.php': `<?php // ${performance.now()}\n` });
    const mine = project.startPush();
    await project.untilStep('watching', 'canary');
    other.configure({});
    const theirs = other.startPush();
    const codes = [(await mine.ended).code, (await theirs.ended).code];
    expect(codes).toEqual([3, 0]);
    expect(servesOnly(other.release())).toBe(true);
    const outcome = project.audit().findLast((record) => record.kind === 'outcome');
    expect(outcome?.outcome.result).toBe('superseded');
  });

  test('that begin in the same instant end with one winner on every host', async () => {
    using other = new DeployProject(fleet);
    other.commit({ 'app/other.php': `<?php // ${performance.now()}\n` });
    const pushes = [project.startPush(['--emergency']), other.startPush(['--emergency'])];
    const codes = await Promise.all(pushes.map(async (push) => (await push.ended).code));
    const winners = [project, other].filter((_, index) => codes[index] === 0);
    expect(winners.length).toBeGreaterThanOrEqual(1);
    expect(new Set(fleet.hosts.map(served)).size).toBe(1);
    expect(winners.map((winner) => winner.release())).toContain(served(fleet.hosts[0] ?? raise()));
    expect(armed(fleet)).toEqual([]);
  });
});

test('a migration in which the deployer was killed waits for a person, and never runs again once he says that it is done', async () => {
  const migrations = [{ name: `add-column-${performance.now()}`, command: 'echo x >>ran; sleep 8', isReversible: true }];
  project.configure({ migrations });
  project.write({ '.gitignore': 'node_modules\n.shard-run\nran\n' });
  project.commit();
  const killed = project.startPush();
  await until('it runs', () => existsSync(project.path('ran')));
  killed.kill('SIGKILL');
  await killed.ended;
  project.commit({ 'app/next.php': `<?php // ${performance.now()}\n` });
  const push = project.startPush();
  await project.untilStep('migrating');
  await until('it asks', () => push.said().includes('held'));
  expect((await project.deploy(['release', '--promote', '--reason', 'the column is there'])).code).toBe(0);
  expect((await push.ended).code).toBe(0);
  project.commit({ 'app/next.php': `<?php // ${performance.now()}\n` });
  expect((await project.push(['--emergency'])).code).toBe(0);
  expect(readFileSync(project.path('ran'), 'utf8')).toBe('x\n');
});

function raise(): never {
  throw new Error('the fleet has no host');
}
