import { describe, expect, test } from 'vitest';
import { hostId, releaseId } from '../../core/id.ts';
import { generationOf } from './epoch.ts';
import type { HostModel } from './host-model.ts';
import { HOLD_LIMIT_MS } from './limit.ts';
import { reduce } from './reduce.ts';
import { RolloutPlay } from './rollout-play.ts';
import { lookOf } from './simulated-fleet.ts';
import { digestOf, modelFleet, modelPlan, NEXT, OLD, OTHER, QUICK_SETTINGS } from './simulation.ts';
import { openRollout } from './state.ts';
import type { Hook, RolloutEvent } from './types.ts';
import { rolloutView } from './view.ts';

const ALL_STAGES = ['canary', 'wave', 'full', 'hold-back'] as const;
const hook = (more: Partial<Hook>): Hook => ({
  name: 'hook',
  at: 'before-stage',
  on: 'fleet',
  stages: [...ALL_STAGES],
  command: 'true',
  deadlineMs: 5_000,
  failure: 'stop',
  ...more,
});

describe('a rollout that goes well', () => {
  test('comes to every host stage by stage, the held-back ones last', () => {
    const play = new RolloutPlay();
    const seen: string[] = [];
    for (const stage of ALL_STAGES) {
      play.until(({ stages, switchedStages, step }) => stages[switchedStages - 1] === stage && step !== 'switching');
      seen.push(`${stage}: ${play.hosts.filter(({ current }) => current === NEXT).length}`);
    }
    expect(seen).toEqual(['canary: 2', 'wave: 4', 'full: 7', 'hold-back: 10']);
    expect(play.end().state.outcome).toMatchObject({ result: 'deployed', quarantined: [] });
    expect([play.served(), play.hosts.every(({ deadMan }) => deadMan === null)]).toEqual(['r-next 10', true]);
  });

  test('switches a stage and its placebos in one call, after the watch has begun', () => {
    const play = new RolloutPlay().until(({ step }) => step === 'switching');
    const batch = play.batches().at(-1) ?? [];
    const kinds = batch.map((effect) =>
      effect.type === 'order' ? `${effect.order.type} ${'to' in effect.order ? effect.order.to : ''}` : effect.type,
    );
    expect(kinds.filter((kind) => kind !== 'notify').toSorted()).toEqual(
      ['start-watch', 'switch r-next', 'switch r-next', 'switch r-old.placebo-canary', 'switch r-old.placebo-canary'].toSorted(),
    );
    expect(kinds.indexOf('start-watch')).toBe(0);
  });

  test('keeps every switched host armed until the last watch has passed, then confirms all in one call', () => {
    const play = new RolloutPlay().until(({ step }) => step === 'confirming');
    expect(play.lastOrders().map(({ order }) => order.type)).toEqual(Array.from({ length: 10 }, () => 'confirm'));
    expect(play.hosts.every(({ deadMan }) => deadMan?.revertTo === OLD)).toBe(true);
  });

  test('sends no bytes to hosts that hold the release already', () => {
    const play = new RolloutPlay({ prepare: (hosts) => hosts.forEach((host) => host.hold(NEXT, digestOf(NEXT))) }).end();
    expect([play.served(), play.effects().filter(({ type }) => type === 'stage-release').length]).toEqual(['r-next 10', 0]);
  });

  test('in an emergency skips canary and wave, and keeps the hold-back and its watch', () => {
    const play = new RolloutPlay({ plan: { isEmergency: true } }).end();
    const watches = play.effects().flatMap((effect) => (effect.type === 'start-watch' ? [effect.design.arms] : []));
    expect([play.state.stages, watches.length]).toEqual([['full', 'hold-back'], 1]);
    expect(watches[0]?.filter((arm) => arm === 'canary').length).toBeLessThan(10);
  });

  test('removes copies and old releases that nobody keeps, never the one before', () => {
    const KEPT = releaseId('r-kept');
    const prepare = (hosts: readonly HostModel[]): void =>
      hosts.forEach((host) => [OTHER, KEPT].forEach((id) => host.hold(id, digestOf(id))));
    const play = new RolloutPlay({ prepare, plan: { keep: [KEPT] } }).end();
    for (const { releases } of play.hosts) expect([...releases.keys()].toSorted()).toEqual([KEPT, NEXT, OLD]);
  });

  test('does nothing but complete a release that a quorum serves already', () => {
    const prepare = (hosts: readonly HostModel[]): void =>
      hosts.slice(0, 8).forEach((host) => {
        host.hold(NEXT, digestOf(NEXT));
        host.current = NEXT;
      });
    const play = new RolloutPlay({ prepare }).end();
    expect([play.served(), play.effects().filter(({ type }) => type === 'start-watch').length]).toEqual(['r-next 10', 0]);
  });

  test('waits for samples from before the switch', () => {
    const settings = { ...QUICK_SETTINGS, baselineMs: 50_000 };
    const cold = new RolloutPlay({ plan: { settings } }).until(({ step }) => step === 'before-stage' || step === 'switching');
    expect(cold.fleet.nowMs - 1_000_000).toBeGreaterThanOrEqual(50_000);
  });
});

describe('the beginning', () => {
  test('one release is chosen for all hosts to go back to, and a host that lacks it goes last', () => {
    const prepare = (hosts: readonly HostModel[]): void =>
      hosts.slice(0, 2).forEach((host) => {
        host.releases.clear();
        host.hold(OTHER, digestOf(OTHER));
        host.current = OTHER;
      });
    const play = new RolloutPlay({ prepare }).until(({ step }) => step === 'confirming');
    expect([play.state.previous?.id, play.served()]).toEqual([OLD, 'r-next 8, r-other 2']);
    expect(play.end().served()).toBe('r-next 10');
  });

  test.for([
    [
      'a release that was marked bad',
      (hosts: readonly HostModel[]) => hosts[3]?.releases.set(NEXT, { digest: null, isBad: true, isPinned: false }),
    ],
    [
      'too few reachable hosts',
      (hosts: readonly HostModel[]) => hosts.slice(0, 6).forEach((host) => Object.assign(host, { foreign: 'a file' })),
    ],
  ] as const)('%s is refused, and nobody is touched', ([, prepare]) => {
    const play = new RolloutPlay({ prepare }).end();
    expect(play.state.outcome?.result).toBe('refused');
    expect(play.hosts.every(({ epoch }) => epoch === 0)).toBe(true);
  });

  test('a fleet without hosts is refused', () => {
    expect(new RolloutPlay({ hosts: 0 }).state.outcome?.result).toBe('refused');
  });

  test('the epoch is above whatever any host has seen', () => {
    const highest = 7 * 2 ** 30 + 12_345;
    const play = new RolloutPlay({ prepare: ([host]) => Object.assign(host ?? {}, { epoch: highest }) }).end();
    expect(play.hosts.map(({ epoch }) => generationOf(epoch))).toEqual(Array.from({ length: 10 }, () => 8));
  });

  test('a host that a dead deployer left armed is led back before anything else', () => {
    const prepare = ([host]: readonly HostModel[]): void => {
      host?.hold(OTHER, digestOf(OTHER));
      Object.assign(host ?? {}, { current: OTHER, deadMan: { from: OTHER, revertTo: OLD, untilMs: 9e9 } });
    };
    const play = new RolloutPlay({ prepare }).until(({ step }) => step === 'staging');
    expect([play.served(), play.hosts[0]?.deadMan]).toEqual(['r-old 10', null]);
  });

  test('a first deploy goes out with a warning, and nothing is armed', () => {
    const prepare = (hosts: readonly HostModel[]): void =>
      hosts.forEach((host) => {
        host.releases.clear();
        host.current = null;
      });
    const play = new RolloutPlay({ prepare }).until(({ step }) => step === 'watching');
    expect(play.hosts.filter(({ deadMan }) => deadMan !== null)).toEqual([]);
    expect(play.notices('warning').length).toBeGreaterThan(0);
    expect(play.end().served()).toBe('r-next 10');
  });
});

describe('the way back', () => {
  const red = { verdicts: { 'canary': 'pass', 'wave': 'fail', 'full': 'pass', 'hold-back': 'pass' } } as const;

  test('every switched host is told in the call that brings the red verdict', () => {
    const play = new RolloutPlay({ weather: red }).until(({ takeBack }) => takeBack !== null);
    const told = play.lastOrders().filter(({ order }) => order.type === 'switch' && order.to === OLD && order.deadMan === null);
    expect(told.length).toBe(play.hosts.filter(({ current }) => current !== OLD).length);
  });

  test('all hosts end on the one release before, the bad one is marked on each, copies are gone', () => {
    const play = new RolloutPlay({ weather: red }).end();
    expect([play.served(), play.state.outcome?.result]).toEqual(['r-old 10', 'rolled-back']);
    for (const host of play.hosts)
      expect([...host.releases].map(([id, { isBad }]) => [id, isBad])).toEqual([
        [OLD, false],
        [NEXT, true],
      ]);
  });

  test('a human is obeyed in the same call, also while switches are on their way, which can only be refused then', () => {
    const play = new RolloutPlay().until(({ step }) => step === 'switching');
    play.deployer.say('roll-back');
    expect(
      play
        .lastOrders()
        .map(({ order }) => order.type)
        .toSorted(),
    ).toEqual(['claim', 'claim', 'claim', 'claim', ...Array.from({ length: 6 }, () => 'mark-bad')]);
    expect(play.end().served()).toBe('r-old 10');
  });

  test('a migration that old code does not survive bars it until a human forces it', () => {
    const migrations = [{ name: 'drop-column', command: 'true', deadlineMs: 5_000, isReversible: false }];
    const play = new RolloutPlay({ weather: red, plan: { migrations } }).until(({ hold }) => hold !== null);
    expect([play.state.hold?.kind, play.state.takeBack]).toEqual(['barred', null]);
    expect(play.hosts.filter(({ current, deadMan }) => current === NEXT && deadMan !== null)).toEqual([]);
    expect(play.pass(600_000).hosts.filter(({ current }) => current === NEXT).length).toBe(4);
    play.deployer.say('roll-back');
    expect(play.end().served()).toBe('r-old 10');
  });

  test('a migration of which an earlier rollout left no end asks a human before it runs again', () => {
    const migrations = [{ name: 'add-column', command: 'true', deadlineMs: 60_000, isReversible: true, isDoubtful: true }];
    const play = new RolloutPlay({ plan: { migrations } }).until(({ hold }) => hold !== null);
    expect([play.state.hold?.kind, play.effects().some(({ type }) => type === 'run-command')]).toEqual(['migration', false]);
    play.deployer.say('release');
    expect(play.end().state.outcome?.result).toBe('deployed');
    expect(play.effects().filter(({ type }) => type === 'run-command')).toHaveLength(1);
  });

  test('one that an earlier rollout ran, and what is live does not survive, bars it as well', () => {
    const play = new RolloutPlay({ weather: red, plan: { isCrossed: true } });
    play.until(({ hold }) => hold !== null);
    expect([play.state.hold?.kind, play.hosts.some(({ deadMan }) => deadMan !== null && deadMan.from === NEXT)]).toEqual(['barred', false]);
  });

  const empty = (hosts: readonly HostModel[]): void =>
    hosts.forEach((host) => {
      host.releases.clear();
      host.current = null;
    });

  test('a first release is compared with nobody: it goes out by its health alone', () => {
    const { state } = new RolloutPlay({ weather: red, prepare: empty }).end();
    expect([state.outcome?.result, state.looks]).toEqual(['deployed', []]);
  });

  test('without a release to go back to, a human can only end it', () => {
    const play = new RolloutPlay({ prepare: empty }).until(({ step }) => step === 'watching');
    play.deployer.say('roll-back');
    expect(play.end().state.outcome?.result).toBe('held');
  });
});

describe('a human', () => {
  test('who holds stops what goes forward; everything stays watched, and it goes on when the hold is taken away', () => {
    const play = new RolloutPlay().until(({ step }) => step === 'watching');
    play.deployer.say('hold');
    play.pass(300_000);
    expect([play.state.step, play.served()]).toEqual(['watching', 'r-next 2, r-old 6, r-old.placebo-canary 2']);
    play.deployer.say('release');
    expect(play.end().state.outcome?.result).toBe('deployed');
  });

  test('who promotes does not wait for the judge', () => {
    const play = new RolloutPlay().until(({ step }) => step === 'watching');
    play.deployer.say('promote');
    expect([play.state.stageIndex, play.state.watch]).toEqual([1, null]);
  });

  test('decides what the judge could not, and watches again when asked to', () => {
    const settings = { ...QUICK_SETTINGS, inconclusive: 'hold' as const };
    const verdicts = { 'canary': 'pass', 'wave': 'inconclusive', 'full': 'pass', 'hold-back': 'pass' } as const;
    const play = new RolloutPlay({ weather: { verdicts }, plan: { settings } }).until(({ hold }) => hold?.kind === 'inconclusive');
    play.deployer.say('release');
    expect(play.effects().filter(({ type }) => type === 'start-watch').length).toBe(3);
    play.until(({ hold }) => hold?.kind === 'inconclusive').deployer.say('promote');
    expect(play.end().served()).toBe('r-next 10');
  });

  test('who forgets a hold finds the fleet back on the release before', () => {
    const play = new RolloutPlay().until(({ step }) => step === 'watching');
    play.deployer.say('hold');
    play.fleet.runUntil(play.fleet.nowMs + HOLD_LIMIT_MS + 60_000, () => play.state.outcome !== null);
    expect([play.state.outcome?.result, play.served()]).toEqual(['rolled-back', 'r-old 10']);
  });
});

describe('the watch of the canaries', () => {
  const at = (play: RolloutPlay, sinceMs: number, p: number, canSee = true): void =>
    play.deployer.happen({
      type: 'looked',
      stage: 'canary',
      look: { ...lookOf({ number: 1, atMs: 0, sinceMs, verdict: 'undecided', canSee }), p },
    });
  const open = (): RolloutPlay => new RolloutPlay().until(({ step }) => step === 'watching');
  const { canaryMs } = QUICK_SETTINGS;

  test.for([
    ['goes on before its time is over', canaryMs - 1, 0.5, true, 0],
    ['ends when its time is over and nothing was near', canaryMs, 0.5, true, 1],
    ['is extended near the boundary', canaryMs, 0.01, true, 0],
    ['is extended while nothing could have been seen', canaryMs, 0.5, false, 0],
  ] as const)('%s', ([, sinceMs, p, canSee, stageIndex]) => {
    const play = open();
    at(play, sinceMs, p, canSee);
    expect(play.state.stageIndex).toBe(stageIndex);
  });

  test('is inconclusive when the judge never speaks', () => {
    const play = open();
    play.deployer.kill();
    const { state } = play;
    for (let second = 0; second < 120 && state.takeBack === null; second += 1)
      reduce(state, { type: 'tick', nowMs: state.inputMs + 1_000 });
    expect(state.takeBack).toMatchObject({ isBlamed: false });
  });

  test('names a host that fails by itself, and goes on without it', () => {
    const play = open();
    const id = [...play.state.hosts.values()].find(({ stage }) => stage === 'canary')?.place.id ?? hostId('');
    const look = lookOf({ number: 1, atMs: 0, sinceMs: 5_000, verdict: 'undecided', canSee: true });
    play.deployer.happen({
      type: 'looked',
      stage: 'canary',
      look: { ...look, hosts: [{ host: id, reason: 'outlier', detail: 'ten times the rest' }] },
    });
    expect(play.end().state.outcome?.quarantined.map(({ host }) => host)).toEqual([id]);
  });
});

describe('a deployer that dies', () => {
  test.for(['canary', 'wave', 'full', 'hold-back'] as const)(
    'in stage %s leaves nobody on the new release after the dead-man time',
    (stage) => {
      const last = stage === 'hold-back' ? 'switching' : 'watching';
      const play = new RolloutPlay().until(({ stages, switchedStages, step }) => stages[switchedStages - 1] === stage && step === last);
      play.deployer.kill();
      expect(play.pass(QUICK_SETTINGS.deadManMs + 1_000).served()).toBe('r-old 10');
    },
  );

  test('and is started again takes its stage back and starts over at the canary', () => {
    const play = new RolloutPlay().until(({ stageIndex, step }) => stageIndex === 2 && step === 'watching');
    play.deployer.kill();
    play.pass(5_000).deployer.resume();
    play.until(({ takeBack, restarts }) => takeBack === null && restarts === 1);
    expect(play.served()).toBe('r-old 10');
    expect(play.end().served()).toBe('r-next 10');
  });

  test('after the last watch has passed is followed by one that completes the release', () => {
    const play = new RolloutPlay();
    play.until(({ step }) => step === 'confirming').deployer.kill();
    play.pass(QUICK_SETTINGS.deadManMs + 1_000).deployer.resume();
    expect(play.end().served()).toBe('r-next 10');
    expect(play.hosts.every(({ deadMan }) => deadMan === null)).toBe(true);
  });

  test('while a migration runs asks a human what became of it', () => {
    const migrations = [{ name: 'add-column', command: 'true', deadlineMs: 60_000, isReversible: true }];
    const play = new RolloutPlay({ plan: { migrations } }).until(({ command }) => command !== null);
    play.deployer.kill();
    play.deployer.resume();
    expect(play.state.hold?.kind).toBe('migration');
    play.deployer.say('promote');
    play.end();
    expect(play.effects().filter(({ type }) => type === 'run-command').length).toBe(1);
  });

  test('and is asked to go on after its end says its end again', () => {
    const play = new RolloutPlay().end();
    const { effects } = reduce(play.state, { type: 'resumed', nowMs: play.fleet.nowMs });
    expect(effects).toEqual([{ type: 'finish', outcome: play.state.outcome }]);
  });
});

describe('hosts that are not well', () => {
  test('one that cannot be reached is named, and caught up with the last hosts when it comes back', () => {
    const outages = [{ host: hostId('h4'), fromMs: 0, toMs: 1_030_000 }];
    const play = new RolloutPlay({ weather: { outages } }).until(({ hosts }) => hosts.get(hostId('h4'))?.standing === 'out');
    expect(play.notices('host').flatMap(({ hosts }) => hosts)).toEqual([hostId('h4')]);
    expect(play.until(({ step }) => step === 'confirming').host(hostId('h4')).current).toBe(OLD);
    expect(play.end().served()).toBe('r-next 10');
  });

  test('one that never comes back is in the outcome by name', () => {
    const outages = [{ host: hostId('h4'), fromMs: 0, toMs: 9e12 }];
    const { outcome } = new RolloutPlay({ weather: { outages } }).end().state;
    expect([outcome?.result, outcome?.quarantined.map(({ host }) => host)]).toEqual(['deployed', [hostId('h4')]]);
  });

  test('as many as may fail a health check go back alone; one more is the fault of the release', () => {
    const sicken = (count: number) => (hosts: readonly HostModel[]) =>
      hosts.slice(0, count).forEach((host) => Object.assign(host.sickness, { healthFails: NEXT }));
    const settings = { ...QUICK_SETTINGS, stageFailures: 1, canaryRatio: 0, canaryMin: 0, waveRatio: 0 };
    const few = new RolloutPlay({ prepare: sicken(1), plan: { settings } }).end();
    expect([few.state.outcome?.result, few.served()]).toEqual(['deployed', 'r-next 9, r-old 1']);
    const many = new RolloutPlay({ prepare: sicken(4), plan: { settings } }).end();
    expect([many.state.outcome?.result, many.served(), many.state.takeBack?.isBlamed]).toEqual(['rolled-back', 'r-old 10', true]);
  });

  test('a full disk, a foreign link: the host is left out, the release is not blamed', () => {
    const prepare = (hosts: readonly HostModel[]): void => {
      Object.assign(hosts[0]?.sickness ?? {}, { isFull: true });
      Object.assign(hosts[1] ?? {}, { foreign: 'a directory' });
    };
    const play = new RolloutPlay({ prepare }).end();
    expect([play.state.outcome?.result, play.state.outcome?.quarantined.map(({ host }) => host)]).toEqual([
      'deployed',
      [hostId('h1'), hostId('h2')],
    ]);
  });

  test('a drawn host that fails before the switch is replaced', () => {
    const play = new RolloutPlay({ plan: { hooks: [hook({ at: 'before-switch', on: 'host', name: 'health' })] } });
    play.until(({ step }) => step === 'before-stage' || step === 'preparing' || step === 'before-switch');
    const canary = play.hosts.find(({ id }) => play.state.hosts.get(id)?.stage === 'canary');
    Object.assign(canary?.sickness ?? {}, { healthFails: OLD });
    play.until(({ step }) => step === 'watching');
    expect([play.state.hosts.get(canary?.id ?? hostId(''))?.standing, play.hosts.filter(({ current }) => current === NEXT).length]).toEqual(
      ['faulty', 2],
    );
  });

  test('one that serves something else is switched again once, then quarantined', () => {
    const play = new RolloutPlay().until(({ step }) => step === 'watching');
    const canary = play.hosts.find(({ current }) => current === NEXT);
    const drift = (): void => {
      Object.assign(canary ?? {}, { current: OLD });
      play.deployer.happen({ type: 'drift-seen', hosts: [{ host: canary?.id ?? hostId(''), serves: 'r-old' }] });
      play.pass(1_000);
    };
    drift();
    expect(canary?.current).toBe(NEXT);
    drift();
    expect(play.state.hosts.get(canary?.id ?? hostId(''))?.standing).toBe('faulty');
  });

  test('one that joins late is brought to the release with the last hosts', () => {
    const hosts = modelPlan(modelFleet(9)).hosts;
    const play = new RolloutPlay({ plan: { hosts } }).until(({ step }) => step === 'watching');
    play.deployer.happen({ type: 'host-joined', place: { id: hostId('h10'), group: 'web', rack: 'rack-0' } });
    expect(play.until(({ step }) => step === 'confirming').served()).toBe('r-next 9, r-old 1');
    expect(play.end().served()).toBe('r-next 10');
  });

  test('a release that fewer hosts than the quorum can be given goes to none, and is not blamed', () => {
    const play = new RolloutPlay({ prepare: (hosts) => hosts.slice(0, 6).forEach(({ sickness }) => (sickness.isFull = true)) }).end();
    expect(play.state.outcome?.result).toBe('rolled-back');
    expect([play.served(), play.hosts.some((host) => host.releases.get(NEXT)?.isBad)]).toEqual(['r-old 10', false]);
  });

  test('when many took themselves back, the whole fleet goes back and the rollout starts over', () => {
    const cuts = modelFleet(10).map(({ id }) => ({ deployer: 'first', host: id, fromMs: 1_030_000, toMs: 1_072_000 }));
    const settings = { ...QUICK_SETTINGS, stageFailures: 0, hostDeadlineMs: 20_000 };
    const play = new RolloutPlay({ weather: { cuts }, plan: { settings } }).until(({ restarts }) => restarts === 1);
    expect(play.end().served()).toBe('r-next 10');
  });
});

test('a newer deployer ends an older one, which touches no host any more', () => {
  const play = new RolloutPlay().until(({ step }) => step === 'watching');
  for (const host of play.hosts) host.perform({ type: 'claim', epoch: host.epoch * 2 }, play.fleet.nowMs);
  play.end().pass(120_000);
  expect([play.state.outcome?.result, play.deployer.ordersAfterEnd, play.served()]).toEqual(['superseded', 0, 'r-old 10']);
});

test('hooks run where they belong, fleet hooks once a stage', () => {
  const hooks = [
    hook({ at: 'before-sync' }),
    hook({ at: 'after-stage', stages: ['canary', 'full'] }),
    hook({ at: 'after-finish', failure: 'warn' }),
  ];
  const play = new RolloutPlay({ plan: { hooks } }).end();
  const names = play.effects().flatMap((effect) => (effect.type === 'run-command' ? [effect.name] : []));
  expect(names).toEqual(['before-sync/hook', 'after-stage/canary/hook', 'after-stage/full/hook', 'after-finish/hook']);
});

test('a hook for a role runs on the hosts that have it, and on no other', () => {
  const hooks = [hook({ name: 'warm', at: 'after-switch', on: 'host', roles: ['cache', 'db'] })];
  const { hosts } = new RolloutPlay().deployer.plan;
  const places = hosts.map((place, index) => ({ ...place, roles: index === 0 ? ['cache'] : index === 1 ? ['web', 'db'] : ['web'] }));
  const play = new RolloutPlay({ plan: { hooks, hosts: places } }).end();
  const ran = play.effects().flatMap((effect) => {
    return effect.type === 'order' && effect.order.type === 'run' && effect.order.name === 'warm' ? [effect.host] : [];
  });
  expect([...new Set(ran)].sort()).toEqual(places.slice(0, 2).map(({ id }) => id));
});

test('hosts that were drained for a switch that never came are put back', () => {
  const hooks = [
    hook({ at: 'before-switch', on: 'host', name: 'drain' }),
    hook({ at: 'after-rollback', on: 'host', name: 'put-back', failure: 'warn' }),
  ];
  const play = new RolloutPlay({ plan: { hooks } }).until(({ step }) => step === 'before-switch');
  play.deployer.say('roll-back');
  const ran = play
    .end()
    .effects()
    .flatMap((effect) => (effect.type === 'order' && effect.order.type === 'run' ? [effect.order.name] : []));
  expect(ran.filter((name) => name === 'put-back').length).toBe(10);
});

test('at every moment it can say what it waits for, and its view counts every host once', () => {
  const state = openRollout();
  const play = new RolloutPlay({ weather: { loss: 0.1 }, plan: { hooks: [hook({})] } }).end();
  for (const event of play.deployer.journal) {
    reduce(state, event as RolloutEvent);
    const view = rolloutView(state, event.nowMs + 500);
    expect(view.waitsFor).toMatch(/\S/);
    // What is watched is a stage: a screen has to say which.
    if (view.step === 'watching') expect(view.stages.find(({ condition }) => condition === 'active')?.stage).toBe(view.stage);
    expect(Object.values(view.hosts).reduce((sum, count) => sum + count, 0)).toBe(10);
  }
  expect(rolloutView(openRollout(), 0)).toMatchObject({ step: 'idle', stage: null, outcome: null });
});
