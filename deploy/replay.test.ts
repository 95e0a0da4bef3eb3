import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostId } from '../core/id.ts';
import type { Look, Tick, WatchDesign } from './analysis/types.ts';
import { openChain } from './journal/chain.ts';
import { openJudge } from './judge/judge.ts';
import { startMeasurement } from './measure.ts';
import { replayWatches } from './replay.ts';

const HOSTS = Array.from({ length: 24 }, (_, index) => hostId(`h${index}`));
const BASELINE_TICKS = 30;
const WATCH_TICKS = 6;
const DESIGN: WatchDesign = {
  metrics: [{ name: 'errors', kind: 'count', unit: '', worse: 'higher', smallestEffect: 0.25, smallestExcess: 5 }],
  hosts: HOSTS,
  strata: HOSTS.map(() => 'web'),
  arms: HOSTS.map((_, index) => (index % 4 === 0 ? 'canary' : 'control')),
  seed: 'replay',
  alpha: 0.01,
  tickMs: 5000,
  looks: WATCH_TICKS,
  firstLookTicks: 2,
  redraws: 2000,
  against: 'all',
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'replay-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Every canary has twenty errors a tick more once it is switched. */
function tick(number: number): Tick {
  const isSwitched = number >= BASELINE_TICKS;
  const value = (index: number): number => 2 + ((index * 7 + number * 3) % 5) + (isSwitched && index % 4 === 0 ? 20 : 0);
  return { atMs: number * 5000, hosts: HOSTS.map((host, index) => ({ host, values: [value(index)], signatures: [] })) };
}

test('what was measured and seen is judged again to the same looks, byte for byte', async () => {
  const files = { journal: path.join(folder, 'journal'), ticks: path.join(folder, 'ticks') };
  using journal = openChain(files.journal).chain;
  using chain = openChain(files.ticks).chain;
  const looks: Look[] = [];
  const failures: unknown[] = [];
  const seen = Promise.withResolvers<void>();
  async function* ticks(): AsyncGenerator<Tick> {
    for (let number = 0; number < BASELINE_TICKS; number++) yield tick(number);
    measurement.startWatch({ type: 'start-watch', stage: 'canary', design: DESIGN });
    for (let number = 0; number < WATCH_TICKS; number++) yield tick(BASELINE_TICKS + number);
    await seen.promise;
  }
  const measurement = startMeasurement({
    ticks: ticks(),
    tickMs: 5000,
    chain,
    openJudge,
    onTick: () => undefined,
    onLook: (stage, look) => {
      journal.append([{ type: 'looked', nowMs: look.atMs, stage, look }]);
      looks.push(look);
      if (look.verdict !== 'undecided') seen.resolve();
    },
    onFailure: (error) => {
      failures.push(error);
      seen.resolve();
    },
  });
  await measurement.done;
  expect(failures).toEqual([]);
  expect(looks.at(-1)?.verdict).toBe('fail');
  expect(replayWatches(files)).toEqual([{ stage: 'canary', looks, recorded: looks, isSame: true }]);
});
