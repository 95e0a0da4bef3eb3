/** Makes a tree of the project as it lies on the disk, and places its suites in it. */
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import type { SuiteSpec, SuiteWorkspace } from '../../core/suite-spec.ts';
import { isProjectFolder } from '../../core/workspace.ts';
import { LOCKFILE_NAMES } from '../../core/workspace-setup.ts';
import type { RunSetup } from '../run-setup.ts';
import { type Snapshot, takeSnapshot } from '../workspace/snapshot.ts';

/** A first snapshot reads every file; of the largest repositories that takes minutes. */
const SNAPSHOT_DEADLINE_MS = 600_000;
const SNAPSHOT_FOLDER = 'snapshot';

/** Returns the snapshot of the project's repository; the user's index, refs and files stay as they are. Throws as `takeSnapshot`. */
export function snapshotProject({ cwd, stateDir }: RunSetup): Promise<Snapshot> {
  return takeSnapshot({ folder: cwd, store: path.join(stateDir, SNAPSHOT_FOLDER), signal: AbortSignal.timeout(SNAPSHOT_DEADLINE_MS) });
}

/** Returns the suites as an agent with the tree finds them. Throws `usage` for one that stands outside of it. */
export function placeSuites({ cwd, setup, settings }: RunSetup, { ref }: Snapshot): SuiteSpec[] {
  const workspace: SuiteWorkspace = { ref, setup };
  const inTree = (place: string, what: string): string => {
    const relative = path.relative(realpathSync(cwd), realpathSync(place)).split(path.sep).join('/');
    const found = path.posix.normalize(path.posix.join(ref.project, relative));
    const folder = found === '.' ? '' : found;
    if (isProjectFolder(folder)) return folder;
    throw new ExpectedError('usage', `${what} is outside of the repository that is sent: ${place}`, {
      hint: 'move it into the repository, or leave the suite out with --suite',
    });
  };
  return settings.suites.map((suite) => ({
    ...suite,
    cwd: inTree(suite.cwd, `the directory of the suite "${suite.suite}"`),
    configFile: suite.configFile === null ? null : inTree(suite.configFile, `the configuration of the suite "${suite.suite}"`),
    workspace,
  }));
}

/** Returns what has to be known of a project that does not say how its dependencies come in: on the agents there will be none. */
export function setupNotices({ cwd, setup }: RunSetup, { ref }: Snapshot): readonly string[] {
  const depth = ref.project === '' ? 0 : ref.project.split('/').length;
  const folders = Array.from({ length: depth + 1 }, (_, up) => path.join(cwd, ...Array.from({ length: up }, () => '..')));
  const hasLockfile = folders.some((folder) => LOCKFILE_NAMES.some((name) => existsSync(path.join(folder, name))));
  if (setup !== 'auto' || hasLockfile) return [];
  return ["there is no lockfile, so nothing is installed on the agents: name what does it under setup in shard.config.ts, or 'none'"];
}
