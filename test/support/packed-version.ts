/** Packs shard-run as it is published, under another version, so that a test can install it as a stranger would. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** The sources are built for it. */
const PACK_MS = 300_000;

/** Returns a folder that holds the published package, unpacked. */
export function unpackPublished(folder: string): string {
  npm(['pack', '--pack-destination', folder], ROOT);
  const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  execFileSync('tar', ['-xzf', archive], { cwd: folder, timeout: PACK_MS });
  return path.join(folder, 'package');
}

/**
 * Packs the folder again under the version, with files replaced, and returns the packed file. It asks for no dependencies, so that no registry is needed:
 * `linkDependencies` puts them where it finds them.
 */
export function packVersion(unpacked: string, version: string, files: Readonly<Record<string, string>> = {}): string {
  const manifest = path.join(unpacked, 'package.json');
  const { scripts: _, dependencies: __, ...described } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
  writeFileSync(manifest, JSON.stringify({ ...described, version }));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(unpacked, name), text);
  const to = path.join(unpacked, '..', version);
  mkdirSync(to);
  npm(['pack', '--pack-destination', to], unpacked);
  return path.join(to, readdirSync(to)[0] ?? '');
}

/** Links what shard-run depends on below a folder that its copies are installed under. */
export function linkDependencies(folder: string): void {
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { readonly dependencies: object };
  for (const name of Object.keys(dependencies)) {
    const link = path.join(folder, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules', name), link, 'junction');
  }
}

/** The npm that runs the tests must not lend its settings. */
function npm(args: readonly string[], cwd: string): void {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/iu.test(name)));
  execFileSync('npm', args, { cwd, env, timeout: PACK_MS, stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' });
}
