import { execFile } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const LAUNCHER = resolve('cli/bin.js');

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

function launch(args: readonly string[]): Promise<Ended> {
  return new Promise((done) => {
    execFile(process.execPath, args, (error, stdout, stderr) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

/** Makes this Node.js say that it is another. */
function pretend(version: string): string[] {
  const code = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

test.each(['8.17.0', '20.20.2', '22.18.0', '24.11.1'])(
  'Node.js %s is told which one is needed, in a sentence and with exit code 2',
  async (version) => {
    const { code, stdout, stderr } = await launch([...pretend(version), LAUNCHER, '--version']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`shard-run needs Node.js >= 24.12, found ${version}\n`);
  },
);

test.each(['24.12.0', '26.0.0'])('Node.js %s is new enough', async (version) => {
  expect((await launch([...pretend(version), LAUNCHER, '--version'])).code).toBe(0);
});

test('it has no syntax that an old Node.js cannot parse', () => {
  const code = readFileSync(LAUNCHER, 'utf8')
    .replace(/^#!.*/, '')
    .replace(/'[^'\n]*'/g, "''")
    .replace(/^\s*\/\/.*$/gm, '');
  expect(code).not.toMatch(/\b(?:const|let|class|async|await|import|export|require|of)\b|=>|`|\.\.\.|\?\.|\?\?|\*\*|,\s*\)/);
});

test('it finds its package when started through a link, as npm installs it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shard-run-launcher-'));
  try {
    symlinkSync(LAUNCHER, join(folder, 'shard-run'));
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
    expect(await launch([join(folder, 'shard-run'), '--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
