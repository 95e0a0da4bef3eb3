/** Has every case of a suite run several times in the process of its file, for a soak: by a set-up file, which every version of Vitest loads before the file. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VitestInstance } from './framework.ts';

const NAME = 'repeat.ts';
/** Vitest loads a TypeScript file through itself, so that `vitest` in it is the project's own, wherever the file stands. */
const SETUP = (repeats: number): string => `import { beforeAll } from 'vitest';
const repeat = (task) => (task.type === 'suite' ? task.tasks.forEach(repeat) : (task.repeats = ${repeats - 1}));
// The suite is the last argument, in some versions behind fixtures; a hook that names its arguments asks for some.
beforeAll(function () {
  arguments[arguments.length - 1].tasks.forEach(repeat);
});
`;

/** Makes each case run `runs` times; a case that failed once has failed, with an error for each failure. */
export function repeatCases(vitest: VitestInstance, runs: number, cacheDir: string): void {
  const folder = join(cacheDir, 'repeat', String(process.pid));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, NAME);
  writeFileSync(file, SETUP(runs));
  for (const { config } of [vitest, ...vitest.projects]) {
    if (config.setupFiles?.includes(file) === true) continue;
    config.setupFiles = [...(config.setupFiles ?? []), file];
  }
}
