/** Runs before the tests: the programs of the machine that they drive are there, or are installed, or are named. */
import { findProgram, installPrograms, requirePrograms } from '../../deploy/local-fleet/require.ts';

/** Vitest's global set-up. */
export async function setup(): Promise<void> {
  if (process.platform === 'win32') return;
  await requirePrograms(['sshd', 'ssh-keygen', 'rsync', 'busybox']);
  // Without them the tests that drive a browser say NOT TESTED and what to type: the others do not wait for it.
  await installPrograms(['chromium', 'chromedriver']);
  // No package of Debian has geckodriver: without it Firefox is of no use, and whoever put it there wants Firefox tested.
  if (findProgram('geckodriver') !== null) await installPrograms(['firefox-esr']);
}
