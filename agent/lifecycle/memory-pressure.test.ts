import { expect, test } from 'vitest';
import { applyMemorySign, createMemoryPressure, type MemorySign } from './memory-pressure.ts';

const GIB = 2 ** 30;
const sign = (leftRatio: number, stallRatio: number, oomKills = 0): MemorySign => ({
  availableBytes: leftRatio * GIB,
  totalBytes: GIB,
  stallRatio,
  oomKills,
});

/** One look a second: `g` good, `l` little left, `s` stalls, `m` in between, `k` the kernel killed. Answers the usable slots after each. */
function play(looks: string, slots = 4): number[] {
  const pressure = createMemoryPressure(slots, 0);
  let kills = 0;
  return looks.split('').map((look, second) => {
    if (look === 'k') kills += 1;
    const signs = {
      g: sign(0.5, 0, kills),
      l: sign(0.02, 0, kills),
      s: sign(0.5, 0.6, kills),
      m: sign(0.1, 0.1, kills),
      k: sign(0.5, 0, kills),
    };
    return applyMemorySign(pressure, signs[look as keyof typeof signs], second * 1_000);
  });
}

test.for<[string, string, number]>([
  ['all while there is enough', 'g'.repeat(10), 4],
  ['one fewer at the first sign of want', 'l', 3],
  ['one fewer when processes wait for memory', 's', 3],
  ['not yet another, for the first has had no time to help', 'lllll', 3],
  ['another after five seconds of want', 'llllll', 2],
  ['never none', 'l'.repeat(60), 1],
  ['the same while it is neither good nor bad', `l${'m'.repeat(60)}`, 3],
  ['one fewer at once for each kill of the kernel', 'kk', 2],
  ['one fewer still after a short quiet', `l${'g'.repeat(29)}`, 3],
  ['all again after a long one', `l${'g'.repeat(30)}`, 4],
  ['one at a time', `llllll${'g'.repeat(34)}`, 3],
])('an agent of four slots uses %s', ([, looks, expected]) => {
  expect(play(looks).at(-1)).toBe(expected);
});

test('kills before the agent began are not held against it', () => {
  const pressure = createMemoryPressure(2, 7);
  expect(applyMemorySign(pressure, sign(0.5, 0, 7), 0)).toBe(2);
  expect(applyMemorySign(pressure, sign(0.5, 0, 8), 1_000)).toBe(1);
});
