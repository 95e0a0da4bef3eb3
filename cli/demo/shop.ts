/** Writes the small project that the demo deploys, a git repository with tests of its own, and commits its revisions. */
import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import { findVitest } from './project.ts';

const GIT_DEADLINE_MS = 20_000;
/** The demo's commits need nobody's name and nobody's signing key. */
const GIT_IDENTITY = ['-c', 'user.name=demo', '-c', 'user.email=demo@localhost', '-c', 'commit.gpgsign=false'];

/** What the local fleet's services read of a release; see its behaviour.ts. */
const BEHAVIOUR = 'behaviour.json';
const FIRST: Readonly<Record<string, string>> = {
  'package.json': `${JSON.stringify({ name: 'shop', private: true, type: 'module' }, null, 2)}\n`,
  'vitest.config.js': "export default { test: { include: ['test/*.test.js'] } };\n",
  '.gitignore': 'node_modules\n.shard-run\n',
  'src/price.js': 'export const gross = (net, rate = 0.19) => Math.round(net * (1 + rate) * 100) / 100;\n',
  'src/cart.js': 'export const total = (lines) => lines.reduce((sum, { price, count }) => sum + price * count, 0);\n',
  'test/price.test.js': `import { expect, test } from 'vitest';
import { gross } from '../src/price.js';
test('tax is added', () => expect(gross(100)).toBe(119));
test('cents are rounded', () => expect(gross(9.99)).toBe(11.89));
`,
  'test/cart.test.js': `import { expect, test } from 'vitest';
import { total } from '../src/cart.js';
test('an empty cart costs nothing', () => expect(total([])).toBe(0));
test('lines add up', () => expect(total([{ price: 2, count: 3 }, { price: 5, count: 1 }])).toBe(11));
`,
  [BEHAVIOUR]: '{}\n',
};

/** A revision of the shop: what it changes, and its commit message. */
export type ShopChange = { readonly message: string; readonly files: Readonly<Record<string, string>> };

export const GOOD_CHANGE: ShopChange = {
  message: 'cart: an order of ten is cheaper',
  files: {
    'src/cart.js':
      'export const total = (lines) => lines.reduce((sum, { price, count }) => sum + price * count * (count < 10 ? 1 : 0.9), 0);\n',
  },
};
/** Its tests are green: what is wrong shows only under load. */
export const BAD_CHANGE: ShopChange = {
  message: 'cart: prices come from a cache',
  files: { [BEHAVIOUR]: `${JSON.stringify({ errorRatio: 0.02 })}\n` },
};

/** Makes the repository with its first revision; `config` is its shard.config.js. The directory is empty or missing. */
export async function writeShop(dir: string, config: unknown): Promise<void> {
  await mkdir(path.join(dir, 'node_modules'), { recursive: true });
  await symlink(findVitest(), path.join(dir, 'node_modules', 'vitest'), 'junction');
  await git(dir, ['init', '--quiet']);
  await commitChange(dir, {
    message: 'shop: begins',
    files: { ...FIRST, 'shard.config.js': `export default ${JSON.stringify(config, null, 2)};\n` },
  });
}

/** Commits a change on top of what is there. */
export async function commitChange(dir: string, change: ShopChange): Promise<void> {
  for (const [name, text] of Object.entries(change.files)) {
    await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
    await writeFile(path.join(dir, name), text);
  }
  await git(dir, ['add', '--all']);
  await git(dir, ['commit', '--quiet', '--no-verify', '--message', change.message]);
}

/** What git calls the newest revision. */
export async function headOf(dir: string): Promise<{ readonly commit: string; readonly tree: string }> {
  const [commit = '', tree = ''] = (await git(dir, ['rev-parse', 'HEAD^{commit}', 'HEAD^{tree}'])).split('\n');
  return { commit, tree };
}

/** Returns whether there is a git to make releases with. */
export async function hasGit(): Promise<boolean> {
  return git('.', ['--version']).then(
    () => true,
    () => false,
  );
}

function git(dir: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('git', [...GIT_IDENTITY, '-C', dir, ...args], { timeout: GIT_DEADLINE_MS, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout.trim());
      else
        reject(
          new ExpectedError('release-not-made', `git ${args[0]} failed: ${stderr.trim() || error.message}`, {
            hint: 'git --version',
            cause: error,
          }),
        );
    });
  });
}
