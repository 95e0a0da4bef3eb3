import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ExpectedError } from '../../core/expected-error.ts';
import { runId } from '../../core/id.ts';
import { PLAIN_SUITE, type SuiteSpec } from '../../core/suite-spec.ts';
import { createLateStore } from '../workspace/late-store.ts';
import { repositoryPackSource } from '../workspace/repository-pack-source.ts';
import { makeSampleTree } from '../workspace/sample-trees.ts';
import { openWorkspaceStore } from '../workspace/workspace-store.ts';
import type { GroundLayer, GroundRequest } from './ground.ts';
import { layGround } from './lay-ground.ts';
import { layTreeFirst, type TreeSource } from './lay-tree.ts';

// Real git: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000 });

const SERVICE = { name: 'db', command: 'x', env: {}, ports: [], ready: null, readyTimeoutMs: 1, per: 'agent' } as const;

let base = '';
let trees: TreeSource & AsyncDisposable;
let spec: SuiteSpec;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'shard-run-lay-tree-'));
  const repository = join(base, 'repository');
  const tree = makeSampleTree(repository, { 'web/vitest.config.ts': 'configured', 'web/a.test.ts': 'tested' });
  trees = createLateStore(async (scope) =>
    scope.use(await openWorkspaceStore({ folder: join(base, 'agent'), source: repositoryPackSource(join(repository, '.git')) })),
  );
  const workspace = { ref: { tree, project: 'web', lineage: 'sample' }, setup: 'none' } as const;
  spec = { ...PLAIN_SUITE, suite: 'web', cwd: 'web', configFile: 'web/vitest.config.ts', filters: [], projects: [], workspace };
});

afterEach(async () => {
  await trees[Symbol.asyncDispose]();
  rmSync(base, { recursive: true, force: true });
});

const ask = (wanted: SuiteSpec): GroundRequest => ({
  runId: runId('run'),
  spec: wanted,
  slots: 1,
  preferredRoot: null,
  signal: new AbortController().signal,
  onShaken: () => undefined,
  onLaid: () => undefined,
  onBroken: () => undefined,
});
/** Services never come. */
const refuse: GroundLayer = (request) => {
  if (request.spec.services.length === 0) return layGround(request);
  throw new ExpectedError('usage', `no service in ${request.spec.cwd}`, { hint: '' });
};

test('a suite stands in its tree, which is another suite’s afterwards', async () => {
  const lay = layTreeFirst(trees, refuse);
  const first = await lay(ask(spec));
  expect(readFileSync(join(first.laid.cwd, 'a.test.ts'), 'utf8')).toBe('tested');
  expect(readFileSync(first.laid.configFile ?? '', 'utf8')).toBe('configured');
  const second = await lay(ask(spec));
  expect(second.laid.cwd).not.toBe(first.laid.cwd);
  await first[Symbol.asyncDispose]();
  const third = await lay(ask(spec));
  expect(third.laid.cwd).toBe(first.laid.cwd);
});

test('services are laid in the tree, and a tree whose services do not come is given back', async () => {
  const lay = layTreeFirst(trees, refuse);
  const laid = (await lay(ask(spec))).laid.cwd;
  const failed = await lay(ask({ ...spec, services: [SERVICE] })).catch((error: unknown) => error);
  const message = (failed as ExpectedError).message;
  expect(message.startsWith('no service in /')).toBe(true);
  const again = await lay(ask(spec));
  expect(message).toBe(`no service in ${again.laid.cwd}`);
  expect(again.laid.cwd).not.toBe(laid);
});

test('a suite without a tree never opens the store', async () => {
  const lay = layTreeFirst(trees, layGround);
  expect((await lay(ask({ ...spec, cwd: '/here', workspace: null }))).laid.cwd).toBe('/here');
  expect(existsSync(join(base, 'agent'))).toBe(false);
});

test('an agent that keeps no trees refuses the suite', async () => {
  await expect(layTreeFirst(null, refuse)(ask(spec))).rejects.toMatchObject({ code: 'usage' });
});
