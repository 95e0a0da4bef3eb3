/** The earliest start there is: a Vitest runner's process that loads its framework while everything else of the agent is still being read. */
import { RUNNER_ENTRY } from './entry.ts';
import { forkSpare } from './runner-fork.ts';

/**
 * Starts a runner for the project in `cwd`, once; an agent whose prewarmed suite is another's ends it. `cacheDir` as in `AgentOptions`, which
 * exists already. Never throws; it is gone when this process is.
 */
export function warmVitestRunner(cwd: string, cacheDir: string): void {
  forkSpare({ entry: RUNNER_ENTRY.vitest, cwd, cacheDir, env: {} }, { type: 'warm', cwd, cacheDir });
}
