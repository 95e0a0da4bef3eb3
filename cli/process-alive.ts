/** Whether a process of this machine lives. */

/** Returns true also for a process of somebody else, which may be seen but not signalled. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
