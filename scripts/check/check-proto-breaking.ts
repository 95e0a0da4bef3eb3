/** Checks that the contract still speaks with the one committed before it. */
import { runCommand, toolPath } from '../command.ts';
import type { Check } from './check.ts';

export const protoBreakingCheck: Check = {
  name: 'proto-breaking',
  async run() {
    const base = await findBase();
    if (base === null) return { problems: [], note: 'no earlier contract to compare with' };
    const result = await runCommand(toolPath('buf'), ['breaking', '--against', `.git#ref=${base}`]);
    const note = `against ${base.slice(0, 10)}`;
    if (result.code === 0) return { problems: [], note };
    return { problems: [...result.output.trim().split('\n'), `the contract breaks ${note}`], note };
  },
};

/** Returns the commit of main that this tree follows: where the branch left it, or the one before when this tree is that commit itself. */
async function findBase(): Promise<string | null> {
  const head = await git(['rev-parse', '--verify', '--quiet', 'HEAD']);
  if (head === null) return null;
  const main =
    (await git(['rev-parse', '--verify', '--quiet', 'origin/main'])) ?? (await git(['rev-parse', '--verify', '--quiet', 'main'])) ?? head;
  const left = (await git(['merge-base', 'HEAD', main])) ?? head;
  const isUnchanged = (await git(['diff', '--quiet', left, '--', 'proto'])) !== null;
  const base = left === head && isUnchanged ? await git(['rev-parse', '--verify', '--quiet', `${head}~1`]) : left;
  if (base === null) return null;
  const contract = await git(['ls-tree', '--name-only', base, 'proto/']);
  return contract?.includes('.proto') === true ? base : null;
}

/** Returns what git printed, or null when it failed. */
async function git(args: readonly string[]): Promise<string | null> {
  const result = await runCommand('git', args).catch(() => null);
  return result?.code === 0 ? result.stdout.trim() : null;
}
