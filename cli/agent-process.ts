/** One agent of this machine as a process: it loads the project's framework at once when it is told which, and leaves when its parent does. */
import type { AgentOptions } from '../agent/api.ts';
import { startAgent } from '../agent/main.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as AgentOptions & { readonly coordinator: string };

// A terminal's Ctrl-C reaches the whole group; the parent decides what it means.
process.on('SIGINT', () => undefined);

const agent = startAgent(options);
const leave = () => {
  void Promise.resolve(agent[Symbol.asyncDispose]()).finally(() => process.exit());
};
process.on('SIGTERM', leave);
process.on('disconnect', leave);
try {
  await agent.done;
} catch (error) {
  process.stderr.write(`${options.agentId}: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
process.disconnect?.();
