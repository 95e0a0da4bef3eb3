/** Entry of the resident Playwright runner: a child process that speaks `agent/runner/contract.ts` over its IPC channel. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { RunnerEvent, RunnerRequest, RunnerWarming } from '../contract.ts';
import type { ResidentRunner } from './resident-runner.ts';

// Set for this process alone: what the project starts must not inherit it.
if (process.env['SHARD_RUN_COMPILE_CACHE'] !== undefined)
  for (const name of ['NODE_COMPILE_CACHE', 'SHARD_RUN_COMPILE_CACHE']) delete process.env[name];

let loading: Promise<ResidentRunner> | null = null;

/** Everything but this file is loaded when it is known where compiled code may be kept. */
async function load(request: RunnerRequest | RunnerWarming): Promise<ResidentRunner> {
  const cacheDir = request.type === 'open' ? request.suite.cacheDir : request.type === 'warm' ? request.cacheDir : null;
  if (cacheDir !== null) enableCompileCache(join(cacheDir, 'compile'));
  if (request.type === 'warm') await warm(request.cwd);
  const { ResidentRunner } = await import('./resident-runner.ts');
  return new ResidentRunner((event: RunnerEvent) => process.send?.(event));
}

/** What is wrong with the framework is told when it is opened. */
async function warm(cwd: string): Promise<void> {
  const { loadFramework } = await import('./load-framework.ts');
  try {
    loadFramework(cwd);
  } catch {
    // It is tried again then.
  }
}

process.on('message', (request: RunnerRequest | RunnerWarming) => {
  loading ??= load(request);
  if (request.type !== 'warm') void loading.then((runner) => runner.handle(request));
});
// The agent is gone: nobody is left to hear of results, and its process group ends.
process.on('disconnect', () => process.exit(1));
