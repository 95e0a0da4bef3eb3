import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fleetFolder } from './control/fleet-folder.ts';
import { acknowledge, watchInbox } from './control/inbox.ts';
import { commandDeployer } from './deployer.ts';
import type { HumanCommand } from './rollout/types.ts';
import { lockFleet } from './turn.ts';

const HOLD: HumanCommand = { type: 'hold', actor: 'ann', reason: 'sale' };

let stateDir: string;
let taken: [string, HumanCommand][];
let ending: AbortController;
const turns: Disposable[] = [];

beforeEach(() => {
  stateDir = mkdtempSync(path.join(tmpdir(), 'shard-run-word-'));
  taken = [];
  ending = new AbortController();
});
afterEach(() => {
  ending.abort();
  for (const turn of turns.splice(0)) turn[Symbol.dispose]();
  rmSync(stateDir, { recursive: true, force: true });
});

/** A fleet that was deployed to, with or without somebody at work on it. */
function deployed(fleet: string, isAtWork: boolean): void {
  const folder = fleetFolder(stateDir, fleet);
  const turn = lockFleet(folder, fleet, 'a test');
  if (!isAtWork) return turn[Symbol.dispose]();
  turns.push(turn);
  void watchInbox(
    folder.inbox,
    (letter) => {
      taken.push([fleet, letter.command]);
      acknowledge(letter);
    },
    ending.signal,
  );
}

test.each<[string, Readonly<Record<string, boolean>>, string | null, string | null]>([
  ['nothing was ever deployed', {}, null, null],
  ['nobody is at work', { web: false }, null, null],
  ['there is one fleet, which nobody has to name', { web: true }, null, 'web'],
  ['the fleet is named', { web: true, api: true }, 'api', 'api'],
  ['one of two fleets could be meant, although one deployer is at work', { web: true, api: false }, null, null],
  ['another fleet is named than the one that is deployed to', { web: true, api: false }, 'api', null],
  ['a fleet is named that never was', { web: true }, 'prod', null],
  ['a path is named', { web: true }, '../web', null],
])('%s', async (_name, fleets, named, expected) => {
  for (const [fleet, isAtWork] of Object.entries(fleets)) deployed(fleet, isAtWork);
  expect(await commandDeployer({ stateDir, fleet: named, command: HOLD })).toBe(expected !== null);
  expect(taken).toEqual(expected === null ? [] : [[expected, HOLD]]);
});
