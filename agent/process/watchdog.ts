/**
 * Ends a runner whose agent was killed outright.
 *
 * An agent that gets SIGKILL can do nothing any more, and a runner in an endless loop, or a child of it that ignores SIGTERM, notices nothing.
 * So somebody waits beside them: a shell blocked on a pipe that only the agent holds. The kernel closes the pipe whatever the agent dies of,
 * and the shell kills the group. It costs a megabyte, no time, and no polling; a thread in the runner would cost 33 ms of the core that the
 * framework starts on, and would die with the runner while its children live. Where there is no `/bin/sh` a small Node process waits.
 */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { GROUP_VARIABLE } from './survivor.ts';

/** A line means that all is well. $1 is the group's leader, $2 its mark as it stands in an environment. Three looks: strays may fork meanwhile. */
const SHELL = `read -r _ && exit 0
kill -s KILL -- "-$1" 2>/dev/null
for look in 1 2 3; do
  found=$(grep -lzsxF -- "$2" /proc/[0-9]*/environ)
  [ -n "$found" ] || exit 0
  for file in $found; do pid=\${file#/proc/}; kill -s KILL "\${pid%/environ}" 2>/dev/null; done
done`;

const NODE = `let isWell = false;
process.stdin.on('data', () => { isWell = true; });
process.stdin.on('end', () => isWell || require('node:child_process').spawnSync('taskkill', ['/PID', process.argv[1], '/T', '/F'], { windowsHide: true }));`;

/** Posts a watchdog over a process group. Returns how to dismiss it, once the group is gone. */
export function postWatchdog(pid: number, mark: string): () => void {
  const dog = start(pid, `${GROUP_VARIABLE}=${mark}`);
  dog.on('error', () => undefined);
  dog.stdin?.on('error', () => undefined);
  dog.unref();
  // The agent may end while the watchdog waits; that is what it waits for.
  if (dog.stdin !== null && 'unref' in dog.stdin && typeof dog.stdin.unref === 'function') dog.stdin.unref();
  return () => void dog.stdin?.end('\n');
}

/** In a session of its own: a signal to the agent's group, or to the runner's, must not reach it. */
function start(pid: number, mark: string): ChildProcess {
  const options: SpawnOptions = { detached: true, stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true, cwd: '/' };
  if (process.platform === 'win32') return spawn(process.execPath, ['-e', NODE, String(pid)], options);
  return spawn('/bin/sh', ['-c', SHELL, 'shard-run-watchdog', String(pid), mark], { ...options, env: { PATH: '/usr/bin:/bin' } });
}
