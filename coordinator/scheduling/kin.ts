/**
 * Which new files are alike: those of one folder.
 *
 * Nothing is known of a new file but its bytes, and a browser test is slower for its bytes than a unit test by a factor of ten. Teams put them
 * into different folders. So what the first files of a folder take corrects the guesses for the others of it, while the run goes on. Folders are
 * taken as deep as leaves a handful, so that each has enough files to learn from.
 */
import type { TestFile } from '../../core/test-file.ts';
import type { KinLearning } from './pool-state.ts';

/** More folders than this are merged into those above: each is a heap that every choice looks at. */
const MAX_KINS = 16;
const MAX_DEPTH = 6;

/** Returns what has been learned of nothing yet. */
export function createKin(): KinLearning {
  return { cases: 0, ms: 0, guessedMs: 0, guessedTookMs: 0 };
}

/** Returns for each file the learning that it shares with its like; files outside the list share the nearest. */
export function groupByFolder(files: readonly TestFile[]): (file: TestFile) => KinLearning {
  let depth = 0;
  while (depth < MAX_DEPTH && countFolders(files, depth + 1) <= MAX_KINS) depth += 1;
  const kins = new Map<string, KinLearning>();
  for (const file of files) kins.set(folderOf(file, depth), createKin());
  const others = createKin();
  return (file) => kins.get(folderOf(file, depth)) ?? others;
}

function countFolders(files: readonly TestFile[], depth: number): number {
  return new Set(files.map((file) => folderOf(file, depth))).size;
}

function folderOf({ suite, project, path }: TestFile, depth: number): string {
  return JSON.stringify([suite, project, path.split('/').slice(0, -1).slice(0, depth)]);
}
