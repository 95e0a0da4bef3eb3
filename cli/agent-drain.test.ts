import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { drainAgent } from './agent-drain.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'shard-run-drain-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('an agent of another process hears the wish, and who wished waits until it has left', async () => {
  const module = path.join(import.meta.dirname, 'agent-drain.ts');
  const script = `
    import { watchForWish } from ${JSON.stringify(module)};
    const onDrain = () => { watch[Symbol.dispose](); process.exitCode = 130; clearInterval(alive); };
    const watch = watchForWish(${JSON.stringify(folder)}, { onDrain, onUpgrade: () => undefined });
    const alive = setInterval(() => undefined, 1_000);
    console.log('here');`;
  // An old wish is not for this agent.
  writeFileSync(path.join(folder, 'drain'), '');
  const agent = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const left = once(agent, 'exit');
  await once(agent.stdout, 'data');
  expect(existsSync(path.join(folder, 'drain'))).toBe(false);
  expect(await drainAgent(folder)).toBe(0);
  expect(await left).toEqual([130, null]);
  expect(readdirSync(folder)).toEqual([]);
});

test.for([
  ['none was ever there', null],
  ['the one that was there died', '4194304'],
  ['nonsense is there', 'x'],
] as const)('nobody is waited for when %s', async ([, pid]) => {
  if (pid !== null) writeFileSync(path.join(folder, 'running'), pid);
  await expect(drainAgent(folder)).rejects.toMatchObject({ code: 'usage' });
  expect(existsSync(path.join(folder, 'drain'))).toBe(false);
});
