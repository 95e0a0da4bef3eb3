import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isTouched } from './touched.ts';

// Real git: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{}',
  'src/cart.ts': "import { tax } from './tax.js';\nexport const total = tax;\n",
  'src/tax.ts': 'export const tax = 1;\n',
  'src/lonely.ts': 'export {};\n',
  'src/loop.ts': "export * from './loop.ts';\n",
  'test/cart.test.ts': "import { total } from '../src/cart';\nvi.mock('../src/mock.ts');\n",
  'test/lazy.test.ts': "const { tax } = await import('../src/tax.ts');\nimport '../src/loop.ts';\n",
  'test/cart_test.py': 'import cart\n',
};

let folder = '';
let tree = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'shard-run-touched-'));
  const git = (...args: readonly string[]): string => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
  git('init', '--quiet');
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  git('add', '--all');
  tree = git('write-tree');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['itself', 'test/cart.test.ts', ['test/cart.test.ts'], true],
  ['what it imports', 'test/cart.test.ts', ['src/cart.ts'], true],
  ['what that imports, by the name of its JavaScript', 'test/cart.test.ts', ['src/tax.ts'], true],
  ['a file that it imported and that is gone', 'test/cart.test.ts', ['src/cart.js'], true],
  ['what it imports later, beside a loop of imports', 'test/lazy.test.ts', ['src/tax.ts'], true],
  ['something else', 'test/cart.test.ts', ['src/lonely.ts', 'README.md'], false],
  ['what every test stands on', 'test/cart.test.ts', ['package.json'], true],
  ['too much to name', 'test/cart.test.ts', null, true],
  ['something, and the test is in a language that nobody here reads', 'test/cart_test.py', ['src/lonely.ts'], true],
])('a batch that changed %s', async (_, file, paths, expected) => {
  const place = { folder, variables: {}, signal: AbortSignal.timeout(50_000) };
  expect(await isTouched({ place, tree, file, paths })).toBe(expected);
});
