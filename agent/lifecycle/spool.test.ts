import { describe, expect, test } from 'vitest';
import { leaseId } from '../../core/id.ts';
import { AgentPlay } from '../../test/support/agent-play.ts';
import { IN_FLIGHT_BYTES } from './spool.ts';

const MIB = 2 ** 20;
const lost = { type: 'disconnected', isFenced: false } as const;

/** One unit runs on an agent that has a disk for reports. */
function running(): AgentPlay {
  const play = AgentPlay.ready();
  play.happen({ type: 'spool-opened' });
  play.grant('l1');
  return play;
}

/** Characters of what was sent or written by an effect of this kind. */
function printed(play: AgentPlay, type: 'send' | 'spool-report'): number {
  return play.effects
    .flatMap((effect) => {
      if (effect.type !== type) return [];
      const report = effect.type === 'spool-report' ? effect.report : effect.message;
      return report.type === 'unit-report' ? report.events : [];
    })
    .reduce((sum, { event }) => sum + (event.type === 'log' ? event.text.length : 0), 0);
}

function inMemory({ state }: AgentPlay): number {
  return [...state.leases.values()].flatMap(({ outbox }) => outbox.unacknowledged).filter(({ report }) => report !== null).length;
}

describe('reports that nobody hears', () => {
  test('are written when the stream breaks and when they are made, and are out of memory', () => {
    const play = running();
    expect(play.happen(lost)).toEqual(['spool s report l1#1 unit-started']);
    expect(play.end(1, 'l1')).toEqual(['spool s report l1#2 completed']);
    expect(inMemory(play)).toBe(0);
  });

  test('are few: small ones wait for each other until the unit ends', () => {
    const play = running();
    play.happen(lost);
    play.log(1, 'l1', 'a');
    expect(play.pass(5_000)).toEqual([]);
    expect(play.log(1, 'l1', 'x'.repeat(64 * 1024))).toEqual(['spool s report l1#2 log log']);
    play.log(1, 'l1', 'b');
    expect(play.end(1, 'l1')).toEqual(['spool s report l1#3 log completed']);
  });

  test('are written once, however often the stream breaks', () => {
    const play = running();
    play.happen(lost);
    play.connect();
    expect(play.happen(lost)).toEqual([]);
    expect(play.happen(lost)).toEqual([]);
  });

  test('are sent from the disk, in order, when somebody listens again; what waited for them goes with them', () => {
    const play = running();
    play.happen(lost);
    play.log(1, 'l1', 'a');
    expect(play.connect().slice(-1)).toEqual(['send spooled l1#1']);
    expect(play.pass(20)).toEqual(['send report l1#2 log']);
  });

  test('are forgotten when they are acknowledged, and the disk is cleared after the last', () => {
    const play = running();
    play.happen(lost);
    play.end(1, 'l1');
    play.connect();
    expect(play.ack('l1', 1)).toEqual([]);
    expect(play.ack('l1', 2)).toEqual(['clear spool']);
    expect([play.state.leases.size, play.state.inFlightBytes]).toEqual([0, 0]);
  });

  test('are dropped with their session, under whose name they were written', () => {
    const play = running();
    play.happen(lost);
    play.end(1, 'l1');
    expect(play.happen({ type: 'disconnected', isFenced: true })).toEqual(['clear spool']);
    play.connect();
    play.grant('l2');
    expect(play.happen(lost)).toEqual(['spool s.2 report l2#1 unit-started']);
  });

  test('stay in memory where there is no disk for them', () => {
    const play = AgentPlay.ready();
    play.grant('l1');
    expect(play.happen(lost)).toEqual([]);
    play.end(1, 'l1');
    expect(play.connect().slice(-2)).toEqual(['send report l1#1 unit-started', 'send report l1#2 completed']);
  });
});

describe('reports of which more are under way than the coordinator takes', () => {
  /** Units that print 4 MiB each, one after the other, and nobody acknowledges anything. */
  function flooding(): AgentPlay {
    const play = running();
    for (let number = 1; number <= 6; number += 1) {
      play.grant(`l${number + 1}`);
      play.log(1, `l${number}`, 'x'.repeat(4 * MIB));
      play.end(1, `l${number}`);
    }
    return play;
  }

  test('are written, and memory holds what is under way', () => {
    const play = flooding();
    expect(printed(play, 'send')).toBeGreaterThan(IN_FLIGHT_BYTES - MIB);
    expect(printed(play, 'send')).toBeLessThan(IN_FLIGHT_BYTES + MIB);
    expect(printed(play, 'spool-report')).toBeGreaterThan(6 * MIB);
    expect(play.state.inFlightBytes).toBeLessThan(IN_FLIGHT_BYTES + MIB);
  });

  test('are sent as the others are acknowledged, until nothing is left', () => {
    const play = flooding();
    for (let round = 0; round < 4; round += 1)
      for (const { lease, outbox } of play.state.leases.values()) {
        const sent = outbox.unacknowledged[outbox.sent - 1];
        if (sent !== undefined) play.ack(lease.id, sent.sequence);
      }
    expect([play.state.inFlightBytes, inMemory(play), play.state.spool]).toEqual([0, 0, { phase: 'ready', reports: 0 }]);
    expect([...play.state.leases.keys()]).toEqual(['l7']);
  });
});

describe('a disk that takes no more', () => {
  test('leaves reports in memory, ends output with a sentence, and is tried again once it is empty', () => {
    const play = running();
    play.happen(lost);
    play.happen({ type: 'spool-full' });
    play.log(1, 'l1', 'x'.repeat(2 * MIB));
    play.log(1, 'l1', 'unheard');
    expect(play.end(1, 'l1')).toEqual([]);
    expect(play.connect().slice(-2)).toEqual(['send spooled l1#1', 'send report l1#2 log completed']);
    expect(printed(play, 'send')).toBeLessThan(200);
    expect(play.ack('l1', 2)).toEqual(['clear spool']);
    expect(play.state.spool.phase).toBe('ready');
  });
});

describe('a disk that does not give back what it took', () => {
  test('costs the unit, which ends where its reports do and is run again', () => {
    const play = running();
    play.happen(lost);
    play.log(1, 'l1', 'x'.repeat(64 * 1024));
    play.connect();
    expect(play.happen({ type: 'spool-damaged', lease: leaseId('l1'), sequence: 2 })).toEqual([
      'send report l1#2 cancelled',
      'clear spool',
      'tell 1 stop l1 cancelled',
    ]);
    expect(play.end(1, 'l1')).toEqual([]);
  });
});
