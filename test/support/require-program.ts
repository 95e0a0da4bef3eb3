/** Runs before the tests: the programs of the machine that they drive are there, or are installed, or are named. */
import { requirePrograms } from '../../deploy/local-fleet/require.ts';

/** Vitest's global set-up. */
export async function setup(): Promise<void> {
  if (process.platform !== 'win32') await requirePrograms(['sshd', 'ssh-keygen', 'rsync', 'busybox']);
}
