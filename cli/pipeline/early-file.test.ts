import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openEarlyFiles } from './early-file.ts';

// Real git: on a busy machine each of its processes waits for a core.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const FILES: Readonly<Record<string, string>> = {
  'src/cart.ts': "import { tax } from './tax.js';\nexport const total = tax; // über\n",
  'src/tax.ts': "import './loop.ts';\nexport const tax = 1;\n",
  'src/loop.ts': "export * from './loop.ts';\n",
  'test/cart.test.ts': "import { total } from '../src/cart';\n",
  'test/far.test.ts': "import { shop } from './shop.ts';\n",
  'test/shop.ts': "import { total } from '../src/cart.ts';\nexport const shop = total;\n",
  'test/other.test.ts': "import '../src/gone.ts';\n",
  'test/cart_test.py': 'import cart\n',
  'README.md': "import x from './src/tax.ts'\n",
};

let folder = '';
let trees: readonly string[] = [];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'shard-run-early-file-'));
  const git = (...args: readonly string[]): string => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
    git('add', '--all');
  };
  git('init', '--quiet');
  for (const [name, text] of Object.entries(FILES)) write(name, text);
  const first = git('write-tree');
  write('test/other.test.ts', "import '../src/tax.ts';\n");
  trees = [first, git('write-tree')];
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const find = openEarlyFiles();
const ask = (tree: string | undefined, paths: readonly string[] | null): Promise<readonly string[]> =>
  find({ place: { folder, variables: {}, signal: AbortSignal.timeout(50_000) }, tree: tree ?? '', paths });

test.each<[string, readonly string[] | null, readonly string[]]>([
  ['a test', ['test/cart.test.ts'], ['test/cart.test.ts']],
  ['what tests import, the nearest first', ['src/tax.ts'], ['test/cart.test.ts', 'test/far.test.ts']],
  ['a file that imports itself', ['src/loop.ts'], ['test/cart.test.ts', 'test/far.test.ts']],
  ['a file that is gone', ['src/gone.ts'], ['test/other.test.ts']],
  ['what no test imports', ['README.md', 'test/cart_test.py'], []],
  ['what every test stands on', ['src/tax.ts', 'package.json'], []],
  ['too much to name', null, []],
])('a batch that changed %s', async (_, paths, expected) => {
  expect(await ask(trees[0], paths)).toEqual(expected);
});

test('the next tree is read anew where it differs', async () => {
  expect(await ask(trees[0], ['src/tax.ts'])).not.toContain('test/other.test.ts');
  expect(await ask(trees[1], ['src/tax.ts'])).toContain('test/other.test.ts');
});
