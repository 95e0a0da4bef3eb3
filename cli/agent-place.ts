/** Where an agent keeps its identity and its caches on this machine. */
import { homedir, hostname, tmpdir } from 'node:os';
import path from 'node:path';

/** Returns the folder for what must not be lost: the identity. systemd names one for its services. */
export function agentStateDir(option: string | null, env: NodeJS.ProcessEnv): string {
  const given = option ?? env['STATE_DIRECTORY'];
  if (given !== undefined) return path.resolve(given);
  const root = stateRoot(env);
  return root === null ? path.join(tmpdir(), 'shard-run-agent-state') : path.join(root, 'shard-run', 'agent');
}

/** Returns the folder for what can be made again. */
export function agentCacheDir(option: string | null, env: NodeJS.ProcessEnv): string {
  const given = option ?? env['CACHE_DIRECTORY'];
  if (given !== undefined) return path.resolve(given);
  const home = homedir();
  return home === '' ? path.join(tmpdir(), 'shard-run-agent') : path.join(home, '.cache', 'shard-run');
}

/** Returns the folder for reports that wait while the coordinator is away: each name of an agent has its own. */
export function agentSpoolDir(stateDir: string, agentId: string): string {
  return path.join(stateDir, `spool-${agentId}`);
}

/** Returns this machine's name in the form that an agent's name has. */
export function machineName(): string {
  return hostname()
    .replaceAll(/[^\w.-]/gu, '-')
    .slice(0, 100);
}

function stateRoot(env: NodeJS.ProcessEnv): string | null {
  const home = homedir();
  if (process.platform === 'win32' && env['LOCALAPPDATA'] !== undefined) return env['LOCALAPPDATA'];
  if (env['XDG_STATE_HOME'] !== undefined) return env['XDG_STATE_HOME'];
  return home === '' ? null : path.join(home, '.local', 'state');
}
