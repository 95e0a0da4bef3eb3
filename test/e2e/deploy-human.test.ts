import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import { armed, DeployProject, ENDLESS, LEFT_ALONE, openTestFleet, QUICK, served, TEST_MS, until } from '../support/deploy-project.ts';

vi.setConfig({ testTimeout: TEST_MS, hookTimeout: TEST_MS });

const HOSTS = 6;
/** Whatever happens in it is a person's doing. */
const WATCHED = { rollout: { ...QUICK, canary: { ...QUICK.canary, watch: ENDLESS, extend: ENDLESS } } };

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
  test('a hold keeps the rollout in its stage, armed, until it is released', async () => {
    const gate = project.gate('after-canary');
    project.configure({ hooks: [gate.hook('after-stage', 'canary')] });
    const push = project.startPush();
    await gate.reached();
    expect((await project.deploy(['hold', '--by', 'ann', '--reason', 'sale'])).code).toBe(0);
    const held = armed(fleet);
    gate.open();
    // The last thing that the stage waited for is over, and nothing goes forward.
    await until('the hook has ended', () => project.events().some((event) => event.type === 'command-ended'));
    expect(project.step()).toEqual({ step: 'after-stage', stage: 'canary' });
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
    project.configure(WATCHED);
    const push = project.startPush();
    await project.untilStep('watching', 'canary');
    expect((await project.deploy(['release', '--promote'])).code).toBe(2);
    expect((await project.deploy(['release', '--promote', '--reason', 'seen enough'])).code).toBe(0);
    expect((await push.ended).code).toBe(0);
    expect(servesOnly(project.release())).toBe(true);
  });

  test('a rollback takes everything back, and the release is bad from then on', async () => {
    project.configure(WATCHED);
    const push = project.startPush();
    await project.untilStep('watching', 'canary');
    const bad = project.release();
    expect((await project.deploy(['rollback', '--reason', 'empty basket'])).code).toBe(0);
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
    project.configure(WATCHED);
    const push = project.startPush();
    await project.untilStep('watching', 'canary');
    push.kill('SIGINT');
    expect((await push.ended).code).toBe(1);
    expect(servesOnly(good)).toBe(true);
  });

  test('a second Ctrl-C leaves at once, and the hosts go back by themselves', async () => {
    const gate = project.gate('reload');
    gate.open();
    const rollout = { ...WATCHED.rollout, ...LEFT_ALONE };
    project.configure({ rollout, reload: `${gate.command}; service-reload` });
    const push = project.startPush();
    await project.untilStep('watching', 'canary');
    gate.close();
    push.kill('SIGINT');
    await gate.reached();
    push.kill('SIGINT');
    expect((await push.ended).code).toBe(130);
    gate.open();
    await until('the hosts are back', () => servesOnly(good));
  });
});

describe('two pushes', () => {
  test('the newer one waits, the third takes its place, and is deployed after the first', async () => {
    const gate = project.gate('before-wave');
    project.configure({ hooks: [gate.hook('before-stage', 'wave')] });
    const first = project.startPush();
    await gate.reached();
    const before = project.rollouts().length;
    project.commit({ 'app/next.php': '<?php // second\n' });
    const second = project.startPush();
    await until('the second one waits', () => second.said().includes('waits'));
    expect((await project.push(['--no-wait'])).code).toBe(3);
    project.commit({ 'app/next.php': '<?php // third\n' });
    const third = project.startPush();
    expect((await second.ended).code).toBe(3);
    gate.open();
    expect((await first.ended).code).toBe(0);
    expect((await third.ended).code).toBe(0);
    expect(servesOnly(project.release())).toBe(true);
    // The first one was there already; the second never became a rollout.
    expect(project.rollouts()).toHaveLength(before + 1);
  });

  test('of deployers that know nothing of each other never interleave: the hosts obey one of them', async () => {
    using other = new DeployProject(fleet);
    other.commit({ 'app/other.php': `<?php // ${performance.now()}\n` });
    project.configure(WATCHED);
    const mine = project.startPush();
    await project.untilStep('watching', 'canary');
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
  const gate = project.gate('migration');
  const command = `echo x >>ran; ${gate.command}`;
  const migrations = [{ name: `add-column-${performance.now()}`, command, isReversible: true }];
  project.configure({ migrations });
  project.write({ '.gitignore': 'node_modules\n.shard-run\nran\n' });
  project.commit();
  const killed = project.startPush();
  await gate.reached();
  killed.kill('SIGKILL');
  await killed.ended;
  gate.open();
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
