/** The earliest start there is: a runner's process that loads its framework while everything else of the agent is still being read. */
import type { RunnerName } from '../../core/suite-spec.ts';
import { RUNNER_ENTRY } from './entry.ts';
import { forkSpare } from './runner-fork.ts';

/**
 * Starts a runner for the project in `cwd`, once; an agent whose prewarmed suite is another's ends it. `cacheDir` as in `AgentOptions`, which
 * exists already. Never throws; it is gone when this process is.
 */
export function warmRunner(runner: RunnerName, cwd: string, cacheDir: string): void {
  forkSpare({ entry: RUNNER_ENTRY[runner], cwd, cacheDir, env: {} }, { type: 'warm', cwd, cacheDir });
}
