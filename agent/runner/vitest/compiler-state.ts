/**
 * Each project's type check keeps what its compiler learned of the last one.
 *
 * Vitest names one file for that, beside its own code, to the compilers of all projects: of a workspace with two, each check overwrites what the
 * other one would have read, and begins from nothing. `typecheck.checker` may be any command that answers as `tsc` does; so the project's own
 * compiler is started through one that names a file of this project. Of two equal options a compiler obeys the last. A command that the user
 * chose is left as it is.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { VitestProject } from './framework.ts';

/** The compilers that Vitest knows by name, and the package that brings each. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ['tsc', 'typescript'],
  ['vue-tsc', 'vue-tsc'],
]);
const NAME_LENGTH = 16;
const EXECUTABLE = 0o755;

/** Has each project's compiler keep its state below `cacheDir`. Where that cannot be, it is Vitest's own to keep. */
export function keepCompilerState(projects: readonly VitestProject[], cacheDir: string): void {
  for (const { name, config } of projects) {
    const { typecheck } = config;
    const compiler = typecheck?.checker ?? '';
    if (typecheck?.enabled !== true || typecheck.build === true || !isInstalled(compiler, config.root)) continue;
    try {
      const folder = join(cacheDir, 'compiler');
      mkdirSync(folder, { recursive: true });
      const place = createHash('sha256')
        .update(JSON.stringify([config.root, name, typecheck.tsconfig]))
        .digest('hex');
      typecheck.checker = writeCommand(join(folder, place.slice(0, NAME_LENGTH)), compiler);
    } catch {
      // A cache that cannot be written costs the time that it would have saved.
    }
  }
}

function isInstalled(compiler: string, root: string): boolean {
  const name = PACKAGES.get(compiler);
  if (name === undefined) return false;
  try {
    createRequire(join(root, 'package.json')).resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
}

/** Returns the path of a command that runs the compiler, which Vitest has put on the path. */
function writeCommand(base: string, compiler: string): string {
  const state = `${base}.tsbuildinfo`;
  const isWindows = process.platform === 'win32';
  const file = isWindows ? `${base}.cmd` : base;
  const text = isWindows
    ? `@${compiler} %* --tsBuildInfoFile "${state.replaceAll('%', '%%')}"\r\n`
    : `#!/bin/sh\nexec ${compiler} "$@" --tsBuildInfoFile '${state.replaceAll("'", `'\\''`)}'\n`;
  writeFileSync(file, text, { mode: EXECUTABLE });
  return file;
}
