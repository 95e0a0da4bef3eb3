import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { releaseId, rolloutId } from '../core/id.ts';
import { encodeTick } from './analysis/tick-code.ts';
import type { Tick, WatchDesign } from './analysis/types.ts';
import { fleetFolder, listFleets, rolloutFiles } from './control/fleet-folder.ts';
import type { AuditRecord } from './journal/audit.ts';
import { openChain } from './journal/chain.ts';
import { watchFleet } from './picture.ts';
import { RolloutPlay } from './rollout/rollout-play.ts';

const ROLLOUT = rolloutId('rollout-1');
const START_MS = 1_700_000_000_000;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'picture-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PUSH: AuditRecord = {
  kind: 'push',
  atMs: START_MS,
  rollout: ROLLOUT,
  actor: 'ann',
  reason: 'because',
  commit: 'c0ffee',
  tree: 'beef',
  release: releaseId('r-next'),
  certificate: 'cafe',
};

test('a fleet is shown as its deployer left its files, while they grow', () => {
  const play = new RolloutPlay().until(({ step }) => step === 'watching');
  const files = fleetFolder(folder, 'web');
  using audit = openChain(files.audit).chain;
  using journal = openChain(rolloutFiles(files, ROLLOUT).journal).chain;
  using ticks = openChain(rolloutFiles(files, ROLLOUT).ticks).chain;
  audit.append([PUSH]);
  journal.append(play.deployer.journal);
  const watcher = watchFleet(folder, 'web');
  const first = watcher.look(START_MS);
  expect(first).toMatchObject({ rollout: ROLLOUT, view: { step: 'watching', outcome: null }, metrics: [], records: [{ actor: 'ann' }] });
  const states = first.hosts.map(({ arm, state }) => `${arm} ${state}`);
  const count = (text: string): number => states.filter((one) => one === text).length;
  expect([states.length, count('canary next'), count('placebo previous')]).toEqual([10, 2, 2]);

  const seen = play.deployer.journal.length;
  play.until(({ outcome }) => outcome !== null);
  journal.append(play.deployer.journal.slice(seen));
  const design: WatchDesign = {
    metrics: [{ name: 'load', kind: 'gauge', unit: '%', worse: 'higher', smallestEffect: 0.1, smallestExcess: 0 }],
    hosts: first.hosts.map(({ name }) => name),
    strata: first.hosts.map(() => ''),
    arms: first.hosts.map(({ arm }) => (arm === 'canary' ? 'canary' : 'control')),
    seed: 's',
    alpha: 0.01,
    tickMs: 5_000,
    looks: 1,
    firstLookTicks: 1,
    redraws: 100,
    against: 'all',
  };
  const tick: Tick = {
    atMs: START_MS,
    hosts: first.hosts.map(({ name, arm }) => ({ host: name, values: [arm === 'canary' ? 7 : Number.NaN], signatures: [] })),
  };
  ticks.append([{ begin: true }, { watch: { stage: 'canary', design } }]);
  ticks.appendText([encodeTick(tick)]);
  const second = watcher.look(START_MS);
  expect(second.view?.outcome).toMatchObject({ result: 'deployed' });
  expect(second.hosts.every(({ state }) => state === 'next')).toBe(true);
  expect(second.metrics).toMatchObject([
    { metric: 'load', unit: '%', atMs: [START_MS], canary: [7], canaryLow: [7], canaryHigh: [7], control: [null], controlLow: [null] },
  ]);
});

test('a fleet to which nothing was deployed is not there', () => {
  expect(listFleets(folder)).toEqual([]);
  expect(() => watchFleet(folder, 'web')).toThrow(expect.objectContaining({ code: 'not-found' }));
});
