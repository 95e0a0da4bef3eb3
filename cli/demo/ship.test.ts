import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { EXIT } from '../../core/expected-error.ts';
import { shipRevisions } from './ship.ts';

afterEach(() => vi.unstubAllEnvs());

test('a machine that cannot make releases is told so in one line, and the demo stays green', async () => {
  const empty = mkdtempSync(path.join(tmpdir(), 'shard-run-empty-'));
  const said: string[] = [];
  vi.stubEnv('PATH', empty);
  const code = await shipRevisions({
    hosts: 18,
    watchMs: null,
    keepDir: null,
    isPlain: true,
    signal: new AbortController().signal,
    say: (text) => said.push(text),
  });
  rmSync(empty, { recursive: true });
  expect(code).toBe(EXIT.green);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('git');
});
