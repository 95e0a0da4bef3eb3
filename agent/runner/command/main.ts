/** Entry of the command runner. */
import { serveRunner } from '../serve-runner.ts';

serveRunner({ load: async () => new (await import('./command-runner.ts')).CommandRunner() });
// The commands are in groups of their own: whoever ends this process by a signal does not reach them. At its exit they are killed.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
