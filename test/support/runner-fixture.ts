/** Lays a copy of a fixture project for a runner, and drives that runner under the agent's own process layer. */
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startRunner } from '../../agent/process/runner-process.ts';
import type { RunnerEvent, SuiteRequest } from '../../agent/runner/contract.ts';
import { leaseId, unitId } from '../../core/id.ts';

const ROOT = join(import.meta.dirname, '../..');

export type LaidFixture = { readonly cwd: string; remove(): void };

/** Copies `test/fixture/<fixture>` to a directory with spaces and quotes in its path; `packages` of our own are linked into it. */
export function layFixture(fixture: string, packages: readonly string[] = []): LaidFixture {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'runner-')));
  const cwd = join(base, `prøjekt d'ïr ✓`);
  cpSync(join(ROOT, 'test/fixture', fixture), cwd, { recursive: true });
  for (const name of packages) {
    const link = join(cwd, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link, 'junction');
  }
  return { cwd, remove: () => rmSync(base, { recursive: true, force: true }) };
}

/** Runs one file of a suite to its end as an agent does: own process group, everything reaped. Resolves when nothing of the runner is left. */
export async function runUnderAgent(entry: string, suite: SuiteRequest, path: string): Promise<void> {
  const heard: RunnerEvent[] = [];
  let wake: () => void = () => undefined;
  const exited = Promise.withResolvers<string>();
  const { cwd, cacheDir, env } = suite;
  const onEvent = (event: RunnerEvent) => {
    heard.push(event);
    wake();
  };
  const runner = startRunner({ entry, cwd, cacheDir, env, onEvent, onExit: exited.resolve });
  const until = async <Type extends RunnerEvent['type']>(type: Type, isIt: (event: RunnerEvent) => boolean = () => true) => {
    for (;;) {
      const found = heard.find((event) => (event.type === type || event.type === 'failed') && isIt(event));
      if (found?.type === 'failed') throw new Error(found.message);
      if (found !== undefined) return found as Extract<RunnerEvent, { readonly type: Type }>;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  runner.send({ type: 'open', requestId: 1, suite });
  await until('opened');
  runner.send({ type: 'discover', requestId: 2, knownDigests: {} });
  const { files } = (await until('discovered')).discovery;
  runner.send({ type: 'prepare', requestId: 3, files });
  await until('ready');
  const unit = { id: unitId('unit'), files: files.filter((file) => file.path === path).map(({ key }) => key), slice: null };
  runner.send({ type: 'run-unit', slot: 0, lease: { id: leaseId('lease'), unit, attempt: 1, timeoutMs: 60_000 } });
  await until('unit', (event) => event.type === 'unit' && event.event.type === 'unit-ended');
  runner.send({ type: 'close', requestId: 4 });
  await until('closed');
  await exited.promise;
}
