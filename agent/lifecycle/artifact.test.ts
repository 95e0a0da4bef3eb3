import { describe, expect, test } from 'vitest';
import { AgentPlay } from '../../test/support/agent-play.ts';

const MIB = 1024 * 1024;

function running(): AgentPlay {
  const play = AgentPlay.ready();
  play.grant('l1');
  return play;
}

/** What the reports say of files: the name, and why it was not kept. */
function named(play: AgentPlay): string[] {
  const reports = play.effects.flatMap((effect) =>
    effect.type === 'send' && effect.message.type === 'unit-report' ? [effect.message] : [],
  );
  return reports
    .flatMap(({ events }) => events)
    .flatMap(({ event }) => (event.type === 'artifact' ? [`${event.artifact.name}: ${event.artifact.problem || 'kept'}`] : []));
}

describe('a file that a unit leaves', () => {
  test('is copied, reported and uploaded, and the unit goes on meanwhile', () => {
    const play = running();
    expect(play.leave(1, 'l1')).toEqual(['copy 1']);
    expect(play.log(1, 'l1', 'x')).toEqual([]);
    expect(play.copied(1)).toEqual(['upload 1']);
    expect(play.end(1, 'l1')).toEqual(['send report l1#2 log artifact completed']);
  });

  test('holds back the end of its unit, and the next unit of the slot, until it is copied', () => {
    const play = running();
    play.grant('l2');
    play.leave(1, 'l1');
    expect(play.end(1, 'l1')).toEqual([]);
    expect(play.copied(1)).toEqual([
      'upload 1',
      'send report l1#2 artifact completed',
      'tell 1 run l2 on 0',
      'send report l2#1 unit-started',
    ]);
  });

  test('that cannot be copied is named with the reason, and the unit completes', () => {
    const play = running();
    play.leave(1, 'l1');
    play.end(1, 'l1');
    expect(play.copied(1, null)).toEqual(['send report l1#2 artifact completed']);
    expect(named(play)).toEqual(['trace.zip: it is gone']);
  });

  test('whose copy never comes is given up, and dropped when it comes after all', () => {
    const play = running();
    play.leave(1, 'l1');
    play.end(1, 'l1');
    expect(play.pass(9_000)).toEqual([]);
    expect(play.pass(1_000)).toEqual(['send report l1#2 artifact completed']);
    expect(named(play)).toEqual([expect.stringMatching(/^trace\.zip: (?!kept)/)]);
    expect(play.copied(1)).toEqual(['drop 1']);
  });

  test('of a unit whose runner dies is named, and its unit has crashed', () => {
    const play = running();
    play.leave(1, 'l1');
    expect(play.exit(1)).toEqual(['send report l1#2 artifact crashed', 'spawn 2', 'tell 2 open']);
    expect(play.copied(1)).toEqual(['drop 1']);
  });

  test('of a unit that had completed when its runner died keeps the unit completed', () => {
    const play = running();
    play.leave(1, 'l1');
    play.end(1, 'l1');
    expect(play.exit(1)).toContain('send report l1#2 artifact completed');
  });

  test('of a fenced unit is dropped, and frees the slot', () => {
    const play = running();
    play.leave(1, 'l1');
    play.end(1, 'l1');
    play.grant('l2');
    expect(play.ack('l1', 0, true)).toEqual(['tell 1 run l2 on 0', 'send report l2#1 unit-started']);
    expect(play.copied(1)).toEqual(['drop 1']);
  });

  test('after its unit has ended is nobody’s', () => {
    const play = running();
    play.end(1, 'l1');
    expect(play.leave(1, 'l1')).toEqual([]);
  });

  test('of a unit that was cancelled does not hold back its end', () => {
    const play = running();
    play.leave(1, 'l1');
    play.cancel('l1');
    expect(play.end(1, 'l1', 'cancelled')).toEqual(['send report l1#2 artifact cancelled']);
    expect(play.copied(1)).toEqual(['drop 1']);
  });

  test('of a unit that is cancelled after its end holds it back no longer', () => {
    const play = running();
    play.leave(1, 'l1');
    play.end(1, 'l1');
    expect(play.cancel('l1')).toEqual(['send report l1#2 artifact completed']);
    expect(play.copied(1)).toEqual(['drop 1']);
  });
});

describe('the limits of a unit', () => {
  test('on bytes drop what comes above them and keep what fits', () => {
    const play = running();
    for (const name of ['a', 'b', 'c']) play.leave(1, 'l1', name);
    expect([play.copied(1, 600 * MIB), play.copied(2, 600 * MIB), play.copied(3, 400 * MIB)]).toEqual([
      ['upload 1'],
      ['drop 2'],
      ['upload 3'],
    ]);
    play.end(1, 'l1');
    expect(named(play)).toEqual(['a: kept', expect.stringMatching(/^b: (?!kept)/), 'c: kept']);
  });

  test('on files name the first that is too many and are silent of the rest', () => {
    const play = running();
    for (let count = 0; count < 300; count += 1) play.leave(1, 'l1', `${count}`);
    for (let copy = 1; copy <= 256; copy += 1) play.copied(copy);
    play.end(1, 'l1');
    const lost = named(play).filter((line) => !line.endsWith(': kept'));
    expect([named(play).length, lost]).toEqual([257, [expect.stringMatching(/^256: /)]]);
  });

  test('cut a name that is too long for a report', () => {
    const play = running();
    play.leave(1, 'l1', 'n'.repeat(5_000));
    play.copied(1);
    play.end(1, 'l1');
    expect(named(play)).toEqual([`${'n'.repeat(256)}: kept`]);
  });
});
