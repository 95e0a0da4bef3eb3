import { describe, expect, test } from 'vitest';
import { type FileKey, leaseId } from '../../core/id.ts';
import type { UnitEvent } from '../../core/unit.ts';
import { AgentPlay, RUN, suiteRequest, suiteSpec } from '../../test/support/agent-play.ts';
import type { AgentEffect } from './types.ts';

function lastEnd(play: AgentPlay, lease: string) {
  const reports = play.effects.flatMap((effect) =>
    effect.type === 'send' && effect.message.type === 'unit-report' && effect.message.lease === lease ? [effect.message] : [],
  );
  return reports.flatMap((report) => report.events).find(({ event }) => event.type === 'unit-ended')?.event;
}

function sent(effects: readonly AgentEffect[], type: string) {
  return effects.flatMap((effect) => (effect.type === 'send' && effect.message.type === type ? [effect.message] : []));
}

describe('a suite', () => {
  test('is opened, discovered, prepared and closed in one runner', () => {
    const play = new AgentPlay();
    expect(play.connect()).toEqual(['send register s']);
    expect(play.open()).toEqual(['spawn 1', 'tell 1 open']);
    expect(play.answer(1, 'opened')).toEqual(['send suite-opened']);
    expect(play.discover()).toEqual(['tell 1 discover']);
    expect(play.answer(1, 'discovered')).toEqual(['send suite-discovered']);
    expect(play.prepare()).toEqual(['tell 1 prepare']);
    expect(play.answer(1, 'ready')).toEqual(['send suite-ready']);
    expect(play.close()).toEqual(['tell 1 close']);
    expect(play.answer(1, 'closed')).toEqual(['send suite-closed']);
    expect(play.exit(1, 'exit code 0')).toEqual([]);
    expect(play.pass(100_000)).toEqual([]);
  });

  test('that is asked for again is answered again and not opened twice', () => {
    const play = AgentPlay.ready();
    expect(play.open()).toEqual(['send suite-opened', 'send suite-ready']);
    expect(play.prepare()).toEqual(['send suite-ready']);
  });

  test('whose requests come early gets them one after the other', () => {
    const play = new AgentPlay();
    play.connect();
    play.open();
    expect(play.discover()).toEqual([]);
    expect(play.prepare()).toEqual([]);
    expect(play.grant('l1')).toEqual([]);
    expect(play.answer(1, 'opened')).toEqual(['send suite-opened', 'tell 1 discover']);
    expect(play.answer(1, 'discovered')).toEqual(['send suite-discovered', 'tell 1 prepare']);
    expect(play.answer(1, 'ready')).toEqual(['send suite-ready', 'tell 1 run l1 on 0', 'send report l1#1 unit-started']);
  });

  test('has a runner of its own', () => {
    const play = AgentPlay.ready();
    expect(play.open('b')).toEqual(['spawn 2', 'tell 2 open']);
  });

  test.for(['open', 'discover', 'prepare'] as const)('whose framework refuses to %s has failed', (kind) => {
    const play = new AgentPlay();
    play.connect();
    play.open();
    if (kind !== 'open') play.answer(1, 'opened');
    if (kind === 'discover') play.discover();
    if (kind === 'prepare') play.prepare();
    play.grant('l1');
    expect(play.answer(1, 'failed')).toEqual(['kill 1', 'send returned l1', 'send suite-failed']);
    expect(play.exit(1)).toEqual([]);
    expect(play.grant('l2')).toEqual(['send returned l2']);
    expect(play.open()).toContain('send suite-failed');
  });

  test('whose framework does not answer has failed', () => {
    const play = new AgentPlay();
    play.connect();
    play.open();
    expect(play.pass(1_000_000)).toEqual(['kill 1', 'send suite-failed']);
    expect(sent(play.effects, 'suite-failed')).toMatchObject([{ code: 'framework-config-broken' }]);
  });

  test('that cannot be closed is closed all the same, with the error', () => {
    const play = AgentPlay.ready();
    play.close();
    expect(play.exit(1, 'signal SIGSEGV')).toEqual(['send suite-closed']);
    expect(sent(play.effects, 'suite-closed')).toMatchObject([
      { errors: [{ kind: 'runner', message: expect.stringContaining('SIGSEGV') }] },
    ]);
  });

  test('whose runner stays after it closed is killed', () => {
    const play = AgentPlay.ready();
    play.close();
    play.answer(1, 'closed');
    expect(play.pass(10_000)).toEqual(['kill 1']);
  });

  test('that is closed while units run stops them first', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    play.grant('l2');
    expect(play.close()).toEqual(['tell 1 stop l1 cancelled', 'send returned l2']);
    expect(play.end(1, 'l1', 'cancelled')).toEqual(['send report l1#2 cancelled', 'tell 1 close']);
  });

  test('of an earlier run goes when another run begins', () => {
    const play = AgentPlay.ready();
    const next = play.hear({
      type: 'open-suite',
      runId: 'run2' as typeof RUN,
      spec: suiteSpec('a'),
      isCi: false,
      isAlone: false,
    });
    expect(next).toEqual(['kill 1', 'spawn 2', 'tell 2 open']);
  });
});

describe('a suite that stands on services', () => {
  const SERVICE = { name: 'db', command: 'db', env: {}, ports: [], ready: null, readyTimeoutMs: 1_000, per: 'agent' } as const;
  const SPEC = { ...suiteSpec(), env: { A: '1' }, services: [SERVICE] };
  const LAID = { cwd: '/tree/app', configFile: null, root: null, env: { PORT: '1234' }, slotEnv: [{ SLOT: '0' }, { SLOT: '1' }] };

  function opened(): AgentPlay {
    const play = new AgentPlay();
    play.connect();
    expect(play.openSpec(SPEC)).toEqual(['lay 1']);
    return play;
  }

  test('gets its runner when they are ready, in their directory and with what they say', () => {
    const play = opened();
    expect(play.openSpec(SPEC)).toEqual([]);
    expect(play.happen({ type: 'ground-laid', ground: 1, laid: LAID })).toEqual(['spawn 1', 'tell 1 open']);
    const request = play.effects.findLast((effect) => effect.type === 'spawn-runner')?.request;
    expect(request).toMatchObject({ cwd: '/tree/app', env: { A: '1', PORT: '1234' }, slotEnv: LAID.slotEnv });
  });

  test('has failed when they are never ready, and leaves nothing', () => {
    const play = opened();
    const failure = { code: 'service-failed', message: 'db is not ready', hint: '' };
    expect(play.happen({ type: 'ground-failed', ground: 1, failure })).toEqual(['send suite-failed', 'clear 1']);
    expect(play.happen({ type: 'ground-laid', ground: 1, laid: LAID })).toEqual([]);
    expect(play.happen({ type: 'drain', reason: 'over' })).not.toContain('leave');
    expect(play.happen({ type: 'ground-cleared', ground: 1 })).toEqual(['leave']);
  });

  test('keeps them under its next runner, and clears them after its last one has gone', () => {
    const play = opened();
    play.happen({ type: 'ground-laid', ground: 1, laid: LAID });
    play.answer(1, 'opened');
    expect(play.exit(1, 'signal SIGKILL')).toEqual(['spawn 2', 'tell 2 open']);
    play.answer(2, 'opened');
    expect(play.close()).toEqual(['tell 2 close']);
    expect(play.answer(2, 'closed')).toEqual(['send suite-closed']);
    expect(play.exit(2)).toEqual(['clear 1']);
  });

  test('that is closed before they are ready never has a runner', () => {
    const play = opened();
    expect(play.close()).toEqual(['send suite-closed', 'clear 1']);
    expect(play.happen({ type: 'ground-laid', ground: 1, laid: LAID })).toEqual([]);
  });
});

describe('a failure on services', () => {
  const SERVICE = { name: 'db', command: 'db', env: {}, ports: [], ready: null, readyTimeoutMs: 1_000, per: 'agent' } as const;
  const LAID = { cwd: '/tree/app', configFile: null, root: null, env: { PORT: '1' }, slotEnv: [] };
  const CASE = { file: 'a.test.ts' as FileKey, caseIndex: 0 };
  const WORDS = { message: 'meanwhile the service "db" wrote:', location: null, diff: null, codeFrame: null, stack: 'disk full' };

  function ended(outcome: 'passed' | 'failed'): UnitEvent {
    return { type: 'case-ended', ...CASE, result: { outcome, durationMs: 1, frameworkRetries: 0, errors: [] } };
  }

  /** One unit runs in runner 1, and one waits behind it. */
  function running(): AgentPlay {
    const play = new AgentPlay();
    play.connect();
    play.openSpec({ ...suiteSpec(), services: [SERVICE] });
    play.happen({ type: 'ground-laid', ground: 1, laid: LAID });
    play.answer(1, 'opened');
    play.prepare();
    play.answer(1, 'ready');
    play.grant('l1');
    play.grant('l2');
    return play;
  }

  test('waits with all that follows until they were asked, and carries what they wrote', () => {
    const play = running();
    expect(play.unit(1, 'l1', ended('passed'))).toEqual([]);
    expect(play.unit(1, 'l1', ended('failed'))).toEqual(['question 1 about l1']);
    expect(play.unit(1, 'l1', ended('failed'))).toEqual([]);
    expect(play.end(1, 'l1')).toEqual([]);
    expect(play.happen({ type: 'ground-answered', lease: leaseId('l1'), words: [WORDS] })).toEqual([
      'send report l1#2 case-ended case-ended case-ended completed',
      'tell 1 run l2 on 0',
      'send report l2#1 unit-started',
    ]);
    const report = play.effects.flatMap((effect) =>
      effect.type === 'send' && effect.message.type === 'unit-report' ? effect.message.events : [],
    );
    const errors = report.flatMap(({ event }) => (event.type === 'case-ended' ? [event.result.errors] : []));
    expect(errors).toEqual([[], [WORDS], [WORDS]]);
  });

  test('is never heard of when one of them died: what ran is given back, and runs on the next ones', () => {
    const play = running();
    play.unit(1, 'l1', ended('failed'));
    expect(play.happen({ type: 'ground-shaken', ground: 1, because: 'the service "db" ended', words: 'bye' })).toEqual([
      'kill 1',
      'send report l1#2 log cancelled',
    ]);
    expect(play.happen({ type: 'ground-answered', lease: leaseId('l1'), words: [WORDS] })).toEqual([]);
    expect(play.exit(1, 'signal SIGTERM')).toEqual([]);
    expect(play.happen({ type: 'ground-laid', ground: 1, laid: { ...LAID, env: { PORT: '2' } } })).toEqual(['spawn 2', 'tell 2 open']);
    expect(play.effects.findLast((effect) => effect.type === 'spawn-runner')?.request.env).toEqual({ PORT: '2' });
    play.answer(2, 'opened');
    expect(play.answer(2, 'ready')).toContain('tell 2 run l2 on 0');
    play.end(2, 'l2');
    play.close();
    play.answer(2, 'closed');
    expect(sent(play.effects, 'suite-closed')).toMatchObject([{ notices: ['the service "db" ended: what ran meanwhile was run again'] }]);
  });

  test('is heard when the runner dies before they have answered', () => {
    const play = running();
    play.unit(1, 'l1', ended('failed'));
    expect(play.exit(1)).toContain('send report l1#2 case-ended crashed');
  });

  test('is believed at once where there are none', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    expect(play.unit(1, 'l1', ended('failed'))).toEqual([]);
    expect(play.end(1, 'l1')).toContain('send report l1#2 case-ended completed');
  });

  test('has failed the suite when they do not come back, and what waits goes back', () => {
    const play = running();
    play.happen({ type: 'ground-shaken', ground: 1, because: 'x', words: '' });
    play.exit(1, 'signal SIGTERM');
    const failure = { code: 'service-failed', message: 'died 6 times', hint: '' };
    expect(play.happen({ type: 'ground-failed', ground: 1, failure })).toEqual(['send returned l2', 'send suite-failed', 'clear 1']);
  });

  test('that comes while the suite is closing changes nothing any more', () => {
    const play = running();
    play.end(1, 'l1');
    play.end(1, 'l2');
    expect(play.close()).toEqual(['tell 1 close']);
    expect(play.happen({ type: 'ground-shaken', ground: 1, because: 'x', words: '' })).toEqual([]);
    expect(play.answer(1, 'closed')).toEqual(['send suite-closed']);
  });
});

describe('a prewarmed suite', () => {
  test('serves the first equal request without being opened again', () => {
    const play = new AgentPlay();
    expect(play.happen({ type: 'prewarm', request: suiteRequest() })).toEqual(['spawn 1', 'tell 1 open']);
    expect(play.answer(1, 'opened')).toEqual([]);
    play.connect();
    expect(play.open()).toEqual(['send suite-opened']);
    expect(play.prepare()).toEqual(['tell 1 prepare']);
  });

  test('that is still opening answers when it has', () => {
    const play = new AgentPlay();
    play.happen({ type: 'prewarm', request: suiteRequest() });
    play.connect();
    expect(play.open()).toEqual([]);
    expect(play.answer(1, 'opened')).toEqual(['send suite-opened']);
  });

  test('that guessed wrong is replaced', () => {
    const play = new AgentPlay();
    play.happen({ type: 'prewarm', request: { ...suiteRequest(), isCi: true } });
    play.connect();
    expect(play.open()).toEqual(['kill 1', 'spawn 2', 'tell 2 open']);
    expect(play.exit(1, 'signal SIGTERM')).toEqual([]);
    expect(play.state.prewarmed).toBeNull();
  });

  test('that failed says so when it is asked for', () => {
    const play = new AgentPlay();
    play.happen({ type: 'prewarm', request: suiteRequest() });
    expect(play.answer(1, 'failed')).toEqual(['kill 1']);
    play.connect();
    expect(play.open()).toEqual(['send suite-failed']);
  });
});

describe('a lease', () => {
  test('runs, while the next one of its slot is announced and then follows at once', () => {
    const play = AgentPlay.ready();
    expect(play.grant('l1')).toEqual(['tell 1 run l1 on 0', 'send report l1#1 unit-started']);
    expect(play.grant('l2')).toEqual(['tell 1 expect l2']);
    expect(play.grant('l3', 1)).toEqual(['tell 1 run l3 on 1', 'send report l3#1 unit-started']);
    expect(play.end(1, 'l1')).toEqual(['send report l1#2 completed', 'tell 1 run l2 on 0', 'send report l2#1 unit-started']);
  });

  test('granted twice runs once', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    expect(play.grant('l1')).toEqual([]);
    play.end(1, 'l1');
    play.ack('l1', 2);
    expect(play.grant('l1')).toEqual([]);
  });

  test.for<[string, number, string]>([
    ['a slot it has not', 2, 'a'],
    ['a suite it has not opened', 0, 'b'],
  ])('for %s goes back', ([, slot, suite]) => {
    expect(AgentPlay.ready().grant('l1', slot, suite)).toEqual(['send returned l1']);
  });

  test('is given back when it had not started, and kept when it had', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    play.grant('l2');
    expect(play.recall('l1', 'l2', 'l3')).toEqual(['send returned l1 started', 'send returned l2', 'send returned l3']);
    expect(play.grant('l3')).toEqual(['send returned l3']);
    play.end(1, 'l1');
    play.ack('l1', 2);
    expect(play.recall('l1')).toEqual(['send returned l1 started']);
  });

  test('that is cancelled is stopped when it runs and given back when it does not', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    play.grant('l2');
    expect(play.cancel('l2')).toEqual(['send returned l2']);
    expect(play.cancel('l1')).toEqual(['tell 1 stop l1 cancelled']);
    expect(play.cancel('l1')).toEqual([]);
    expect(play.end(1, 'l1', 'cancelled')).toEqual(['send report l1#2 cancelled']);
  });

  test('that is fenced stops in silence, and its slot goes on', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    play.grant('l2');
    play.log(1, 'l1', 'unheard');
    expect(play.ack('l1', 1, true)).toEqual(['tell 1 stop l1 cancelled']);
    expect(play.log(1, 'l1', 'still unheard')).toEqual([]);
    expect(play.pass(100)).toEqual([]);
    expect(play.end(1, 'l1', 'cancelled')).toEqual(['tell 1 run l2 on 0', 'send report l2#1 unit-started']);
  });

  test('that overruns its time is told to stop, and its runner has a grace', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    expect(play.pass(10_000)).toEqual(['tell 1 stop l1 timed-out']);
    expect(play.end(1, 'l1', 'cancelled')).toEqual(['send report l1#2 timed-out']);
  });

  test('that cannot be stopped costs its runner, and those beside it are told', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    play.pass(5_000);
    play.grant('l2', 1);
    play.grant('l3');
    expect(play.pass(6_000)).toEqual(['tell 1 stop l1 timed-out', 'kill 1', 'send report l1#2 timed-out', 'send report l2#2 crashed']);
    expect(lastEnd(play, 'l2')).toMatchObject({ end: { message: expect.stringContaining('l1.test.ts') } });
    expect(play.end(1, 'l1')).toEqual([]);
    expect(play.exit(1, 'signal SIGKILL')).toEqual(['spawn 2', 'tell 2 open']);
    expect(play.answer(2, 'opened')).toEqual(['tell 2 prepare']);
    expect(play.answer(2, 'ready')).toEqual(['tell 2 run l3 on 0', 'send report l3#1 unit-started']);
  });
});

describe('a runner that dies', () => {
  test('ends what it ran and is replaced, and the queue goes on', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    play.grant('l2');
    expect(play.exit(1, 'exit code 7')).toEqual(['send report l1#2 crashed', 'spawn 2', 'tell 2 open']);
    expect(lastEnd(play, 'l1')).toMatchObject({ end: { message: expect.stringContaining('exit code 7') } });
    play.answer(2, 'opened');
    expect(play.answer(2, 'ready')).toEqual(['tell 2 run l2 on 0', 'send report l2#1 unit-started']);
  });

  test('is not heard any more', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    play.exit(1);
    expect(play.end(1, 'l1')).toEqual([]);
    expect(play.answer(1, 'opened')).toEqual([]);
    expect(play.exit(1)).toEqual([]);
  });

  test('three times before it ran anything has failed its suite', () => {
    const play = new AgentPlay();
    play.connect();
    play.open();
    expect(play.exit(1)).toEqual(['spawn 2', 'tell 2 open']);
    expect(play.exit(2)).toEqual(['spawn 3', 'tell 3 open']);
    expect(play.exit(3, 'exit code 9')).toEqual(['send suite-failed']);
    expect(sent(play.effects, 'suite-failed')).toMatchObject([{ message: expect.stringContaining('exit code 9') }]);
  });

  test('under one unit after the other never fails its suite', () => {
    const play = AgentPlay.ready();
    for (let runner = 1; runner <= 10; runner += 1) {
      play.grant(`l${runner}`);
      expect(play.exit(runner)).toContain(`spawn ${runner + 1}`);
      play.answer(runner + 1, 'opened');
      play.answer(runner + 1, 'ready');
    }
  });
});

describe('reports', () => {
  const chatter = 'x'.repeat(1_000);

  test('wait at most 20 ms', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    expect(play.log(1, 'l1', 'a')).toEqual([]);
    expect(play.pass(19)).toEqual([]);
    play.log(1, 'l1', 'b');
    expect(play.pass(1)).toEqual(['send report l1#2 log log']);
    expect(play.pass(1_000)).toEqual([]);
  });

  test('do not wait when they are full', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    const lines = Array.from({ length: 100 }, () => play.log(1, 'l1', chatter));
    expect(lines.flat()).toHaveLength(1);
  });

  test('are kept until they are acknowledged, and said again after a break', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    play.log(1, 'l1', 'a');
    play.pass(20);
    play.log(1, 'l1', 'b');
    play.pass(20);
    play.ack('l1', 2);
    play.happen({ type: 'disconnected', isFenced: false });
    play.end(1, 'l1');
    expect(play.connect()).toEqual([
      'send register s',
      'send suite-opened',
      'send suite-ready',
      'send report l1#3 log',
      'send report l1#4 completed',
    ]);
    play.ack('l1', 4);
    expect(play.state.leases.size).toBe(0);
  });

  test('of a session that was given up are dropped, and the session begins anew', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    play.grant('l2');
    expect(play.happen({ type: 'disconnected', isFenced: true })).toEqual(['tell 1 stop l1 cancelled']);
    expect(play.end(1, 'l1', 'cancelled')).toEqual([]);
    expect(play.connect()).toEqual(['send register s.2', 'send suite-opened', 'send suite-ready']);
  });

  test('end a log at 4 MiB and say so', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    for (let megabyte = 0; megabyte < 6; megabyte += 1) play.log(1, 'l1', 'x'.repeat(2 ** 20));
    play.pass(20);
    const texts = play.effects
      .flatMap((effect) => (effect.type === 'send' && effect.message.type === 'unit-report' ? effect.message.events : []))
      .flatMap(({ event }) => (event.type === 'log' ? [event.text] : []));
    expect(Math.max(...texts.map((text) => text.length))).toBe(64 * 1024);
    expect(texts.join('').length).toBeLessThan(4 * 2 ** 20 + 100);
    expect(texts.at(-1)).toContain('4 MiB');
  });

  test('carry their time since the start of the unit', () => {
    const play = AgentPlay.ready();
    play.pass(500);
    play.grant('l1');
    play.pass(70);
    play.end(1, 'l1');
    expect(sent(play.effects, 'unit-report')).toMatchObject([{ events: [{ atMs: 0 }] }, { events: [{ atMs: 70 }] }]);
  });
});

describe('an agent that drains', () => {
  test('finishes what runs, gives back the rest, closes its suites and leaves', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    play.grant('l2');
    expect(play.happen({ type: 'drain', reason: 'reboot' })).toEqual(['send draining', 'send returned l2']);
    expect(play.grant('l3')).toEqual(['send returned l3']);
    expect(play.end(1, 'l1')).toEqual(['send report l1#2 completed', 'tell 1 close']);
    expect(play.answer(1, 'closed')).toEqual(['send suite-closed']);
    expect(play.exit(1, 'exit code 0')).toEqual([]);
    expect(play.ack('l1', 2)).toEqual(['leave']);
  });

  test('before it ever connected leaves as soon as its runner has', () => {
    const play = new AgentPlay();
    play.happen({ type: 'prewarm', request: suiteRequest() });
    expect(play.happen({ type: 'drain', reason: 'enough' })).toEqual(['kill 1']);
    expect(play.exit(1, 'signal SIGTERM')).toEqual(['leave']);
    expect(play.happen({ type: 'tick' })).toEqual([]);
  });

  test('without anything to do leaves at once', () => {
    const play = new AgentPlay();
    play.connect();
    expect(play.hear({ type: 'drain-agent', reason: 'over' })).toEqual(['send draining', 'leave']);
  });
});
