import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type AgentVersion, chooseVersion, chosenVersion, takeOutcome, tellOutcome } from './agent-version.ts';

function makeFolder(): { readonly folder: string; readonly next: AgentVersion } {
  const folder = mkdtempSync(path.join(tmpdir(), 'agent-version-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const entry = path.join(folder, 'bin.js');
  writeFileSync(entry, '');
  return { folder, next: { version: '2.0.0', entry } };
}

test('a choice stays until it is taken back', () => {
  const { folder, next } = makeFolder();
  expect(chosenVersion(folder, '1.0.0')).toBeNull();
  chooseVersion(folder, '1.0.0', next);
  expect(chosenVersion(folder, '1.0.0')).toEqual(next);
  chooseVersion(folder, '1.0.0', null);
  expect(chosenVersion(folder, '1.0.0')).toBeNull();
});

test.for<[string, (at: ReturnType<typeof makeFolder>) => void]>([
  ['when another version was installed by hand since', ({ folder, next }) => chooseVersion(folder, '0.9.0', next)],
  ['when its files are gone', ({ folder, next }) => chooseVersion(folder, '1.0.0', { ...next, entry: path.join(folder, 'gone') })],
  ['when it is damaged', ({ folder }) => writeFileSync(path.join(folder, 'version.json'), '{"version":')],
  ['when it names no whole path', ({ folder, next }) => chooseVersion(folder, '1.0.0', { ...next, entry: 'bin.js' })],
])('a choice does not count %s', ([, act]) => {
  const at = makeFolder();
  act(at);
  expect(chosenVersion(at.folder, '1.0.0')).toBeNull();
});

test('what became of an upgrade is heard once, by whoever asked for that copy', () => {
  const { folder, next } = makeFolder();
  tellOutcome(folder, { to: next, problem: 'it ended' });
  expect(takeOutcome(folder, { ...next, entry: path.join(folder, 'other') })).toBeNull();
  expect(takeOutcome(folder, next)).toEqual({ to: next, problem: 'it ended' });
  expect(takeOutcome(folder, next)).toBeNull();
});
