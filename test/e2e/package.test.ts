/** Packs the package, installs it as a stranger would, and uses it in a stranger's project. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findReportErrors } from '../support/report-schema.ts';

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

const folder = mkdtempSync(join(tmpdir(), 'shard-run-package-'));
const prefix = join(folder, 'prefix');
const installed = join(prefix, process.platform === 'win32' ? 'node_modules' : 'lib/node_modules', 'shard-run');

/** A clean shell: the npm that runs these tests must not lend its settings to the one that is tested. */
function stranger(file: string, args: readonly string[], cwd: string): Promise<Ended> {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_OPTIONS$|VITEST|CI$|GITHUB_)/i.test(name));
  const path = [dirname(process.execPath), join(prefix, 'bin'), prefix, process.env['PATH'] ?? ''].join(delimiter);
  return new Promise((done) => {
    execFile(
      file,
      args,
      { cwd, env: { ...Object.fromEntries(own), PATH: path, NO_COLOR: '1' }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => done({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, stdout, stderr }),
    );
  });
}

async function succeed(file: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await stranger(file, args, cwd);
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} exits ${code}:\n${stdout}${stderr}`);
  return stdout;
}

function makeProject(name: string, files: Readonly<Record<string, string>>): string {
  const project = join(folder, name);
  mkdirSync(join(project, 'node_modules'), { recursive: true });
  symlinkSync(resolve('node_modules/vitest'), join(project, 'node_modules', 'vitest'), 'junction');
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name, private: true, type: 'module' }));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(project, path), text);
  return project;
}

beforeAll(async () => {
  await succeed('npm', ['pack', '--pack-destination', folder], resolve('.'));
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  await succeed(
    'npm',
    ['install', '--global', '--prefix', prefix, '--prefer-offline', '--no-audit', '--no-fund', join(folder, tarball ?? '')],
    folder,
  );
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the published package', () => {
  test('carries JavaScript only, without tests', () => {
    const files = readdirSync(join(installed), { recursive: true, encoding: 'utf8' }).filter((path) => !path.includes('node_modules'));
    expect(files.filter((path) => /\.test\.|(?<!\.d)\.ts$|^test|^scripts/.test(path))).toEqual([]);
    expect(files).toContain(join('dist', 'cli', 'main.js'));
    expect(files).toContain('LICENSE');
  });

  test('says its version when installed globally', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
    expect(await stranger('shard-run', ['--version'], folder)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('offers defineConfig and its types', async () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string }>>;
    };
    const config = manifest.exports['./config'];
    const module: unknown = await import(join(installed, config?.default ?? ''));
    expect(module).toHaveProperty('defineConfig');
    expect(readFileSync(join(installed, config?.types ?? ''), 'utf8')).toContain('ShardConfig');
  });

  test('carries every file that its exports name', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      readonly exports: Readonly<Record<string, unknown>>;
    };
    const named = Object.values(manifest.exports).flatMap((each) =>
      typeof each === 'object' ? Object.values(each as object) : [each],
    ) as string[];
    expect(named).toContain('./dist/agent/selenium/test.js');
    for (const path of named) expect(readFileSync(join(installed, path), 'utf8'), path).not.toBe('');
  });

  test("runs a stranger's green project, and its red one", async () => {
    const sum = "import { expect, test } from 'vitest';\ntest('adds', () => expect(1 + 1).toBe(2));\n";
    const green = makeProject('green', { 'sum.test.ts': sum });
    const red = makeProject('red', { 'sum.test.ts': sum.replace('toBe(2)', 'toBe(3)') });
    for (const [project, code, verdict] of [
      [green, 0, 'green'],
      [red, 1, 'red'],
    ] as const) {
      const ended = await stranger('shard-run', ['--reporter', 'default', '--reporter', 'json=report.json'], project);
      expect(ended, ended.stdout + ended.stderr).toMatchObject({ code });
      const report: unknown = JSON.parse(readFileSync(join(project, 'report.json'), 'utf8'));
      expect(findReportErrors(report)).toEqual([]);
      expect(report).toMatchObject({ verdict, exitCode: code, totals: { files: 1, cases: 1 } });
    }
  });
});
