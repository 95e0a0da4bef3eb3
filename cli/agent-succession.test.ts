import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Departure, keepServing } from './agent-succession.ts';
import { type AgentVersion, chooseVersion, chosenVersion, takeOutcome } from './agent-version.ts';
import { createLog } from './log.ts';

const INSTALLED = '1.0.0';

/** What a version does when it is started as a process: programs that speak with whoever started them as an agent does. */
const SERVES = (code: number): string => `process.send({ type: 'serving' }, () => process.exit(${code}));`;
const BREAKS = 'process.exit(7);';
/** The first time it asks for another version, the second time it leaves. */
const ASKS = (to: AgentVersion, mark: string, code: number): string => `
  const fs = require('node:fs');
  const isFirst = !fs.existsSync(${JSON.stringify(mark)});
  fs.writeFileSync(${JSON.stringify(mark)}, '');
  const ask = () => process.send({ type: 'upgrade', to: ${JSON.stringify(to)} }, () => process.exit(0));
  process.send({ type: 'serving' }, () => (isFirst ? ask() : process.exit(${code})));`;

function openGround() {
  const stateDir = mkdtempSync(path.join(tmpdir(), 'agent-succession-'));
  onTestFinished(() => rmSync(stateDir, { recursive: true, force: true }));
  const make = (version: string, script: string): AgentVersion => {
    const entry = path.join(stateDir, `${version}.cjs`);
    writeFileSync(entry, script);
    return { version, entry };
  };
  /** The first process serves so often, and stops so. */
  const keep = async (...departures: Departure[]): Promise<number> => {
    const serve = async (): Promise<Departure> => departures.shift() ?? { kind: 'left', code: 99 };
    return keepServing({ stateDir, installed: INSTALLED, args: [], serve, log: createLog('json') });
  };
  return { stateDir, make, keep };
}

const LEFT = { kind: 'left', code: 130 } as const;

test('an agent without a wish is one process, and ends as it ends', async () => {
  expect(await openGround().keep(LEFT)).toBe(130);
});

test('a version that serves is chosen, and its end is the end', async () => {
  const { stateDir, make, keep } = openGround();
  const next = make('2.0.0', SERVES(5));
  expect(await keep({ kind: 'upgrade', to: next })).toBe(5);
  expect(chosenVersion(stateDir, INSTALLED)).toEqual(next);
  expect(takeOutcome(stateDir, next)).toEqual({ to: next, problem: '' });
});

test('a version that does not serve leaves the first process serving, and says why', async () => {
  const { stateDir, make, keep } = openGround();
  const broken = make('2.0.0', BREAKS);
  expect(await keep({ kind: 'upgrade', to: broken }, LEFT)).toBe(130);
  expect(chosenVersion(stateDir, INSTALLED)).toBeNull();
  expect(takeOutcome(stateDir, broken)?.problem).toContain('7');
});

test('a version that does not serve leaves the one before it serving', async () => {
  const { stateDir, make, keep } = openGround();
  const broken = make('3.0.0', BREAKS);
  const next = make('2.0.0', ASKS(broken, path.join(stateDir, 'asked'), 6));
  expect(await keep({ kind: 'upgrade', to: next })).toBe(6);
  expect(chosenVersion(stateDir, INSTALLED)).toEqual(next);
});

test('the version that was chosen is started again, and one that is broken by now is not', async () => {
  const { stateDir, make, keep } = openGround();
  chooseVersion(stateDir, INSTALLED, make('2.0.0', SERVES(5)));
  expect(await keep(LEFT)).toBe(5);
  chooseVersion(stateDir, INSTALLED, make('2.0.0', BREAKS));
  expect(await keep(LEFT)).toBe(130);
});
