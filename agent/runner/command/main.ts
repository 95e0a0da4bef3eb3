/** Entry of the command runner: a child process that speaks `agent/runner/contract.ts` over its IPC channel. */
import type { RunnerEvent, RunnerRequest, RunnerWarming } from '../contract.ts';
import { CommandRunner } from './command-runner.ts';

// Set for this process alone: what the project starts must not inherit it.
if (process.env['SHARD_RUN_COMPILE_CACHE'] !== undefined)
  for (const name of ['NODE_COMPILE_CACHE', 'SHARD_RUN_COMPILE_CACHE']) delete process.env[name];

const runner = new CommandRunner((event: RunnerEvent) => process.send?.(event));

process.on('message', (request: RunnerRequest | RunnerWarming) => {
  if (request.type !== 'warm') void runner.handle(request);
});
// The commands are in groups of their own: whoever ends this process by a signal does not reach them. At its exit they are killed.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
// The agent is gone: nobody is left to hear of results.
process.on('disconnect', () => process.exit(1));
