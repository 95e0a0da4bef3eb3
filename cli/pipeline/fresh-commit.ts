/** Finds the cases that fresh commits may have changed, for burn-in: each commit is looked at once, and the tests that it touches most plainly come first. */
import path from 'node:path';
import type { CaseId, FileKey } from '../../core/id.ts';
import type { CaseTally } from '../../core/ledger-row.ts';
import type { CommitStatus } from '../../core/pipeline-status.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import type { FreshCommit } from '../../pipeline/api.ts';
import { git } from '../workspace/git.ts';
import { isTouched } from './touched.ts';
import type { RunGround } from './tree-run.ts';

/** Who wrote it still knows. */
const FRESH_MS = 86_400_000;
/** Commits, cases of one, and files that are looked into for them: burn-in of fifty cases is what a whole run costs, and each file some processes of git. */
const MOST_COMMITS = 20;
const MOST_CASES = 50;
const MOST_FILES = 100;
/** A commit that changes more is no small change whose tests could be named. */
const MOST_PATHS = 500;
const STAGES: ReadonlySet<string> = new Set(['green', 'deploying', 'live']);

export type FreshQuestion = {
  readonly commits: readonly CommitStatus[];
  readonly tallies: readonly CaseTally[];
  readonly tree: string;
  readonly suites: readonly SuiteSpec[];
  readonly signal: AbortSignal;
};

export class FreshCommits {
  readonly #ground: Pick<RunGround, 'project'>;
  readonly #known = new Map<string, readonly CaseId[]>();

  constructor(ground: Pick<RunGround, 'project'>) {
    this.#ground = ground;
  }

  /** Newest first. Throws what git does. */
  async find(question: FreshQuestion): Promise<readonly FreshCommit[]> {
    const freshMs = Date.now() - FRESH_MS;
    const fresh = question.commits.filter(({ stage, sinceMs }) => STAGES.has(stage) && sinceMs > freshMs).toReversed();
    const found: FreshCommit[] = [];
    for (const { id } of fresh.slice(0, MOST_COMMITS)) {
      const cases = this.#known.get(id) ?? (await this.#casesOf(id, question));
      this.#known.set(id, cases);
      found.push({ commit: id, cases });
    }
    for (const id of this.#known.keys()) if (!fresh.some((commit) => commit.id === id)) this.#known.delete(id);
    return found;
  }

  async #casesOf(commit: string, { tallies, tree, suites, signal }: FreshQuestion): Promise<readonly CaseId[]> {
    const place = { folder: this.#ground.project, variables: {}, signal };
    const args = ['diff-tree', '--no-commit-id', '--name-only', '-r', '-z', '-m', '--first-parent', '--root', commit];
    const listing = await git(place, `the commit ${commit} cannot be read`, args);
    const paths = listing.toString().split('\0').filter(Boolean);
    if (paths.length > MOST_PATHS) return [];
    const files = [...Map.groupBy(tallies, ({ file }) => file)]
      .map(([key, cases]) => ({ cases, path: pathOf(key, suites) }))
      .toSorted((a, b) => Number(paths.includes(b.path)) - Number(paths.includes(a.path)));
    const touched: CaseId[] = [];
    for (const { cases, path: file } of files.slice(0, MOST_FILES)) {
      if (touched.length >= MOST_CASES) break;
      if (file !== '' && (await isTouched({ place, tree, file, paths }))) touched.push(...cases.map(({ id }) => id));
    }
    return touched.slice(0, MOST_CASES);
  }
}

/** From the top of the tree; empty for a file of a suite that the tree does not have. */
export function pathOf(key: FileKey, suites: readonly SuiteSpec[]): string {
  const [name = '', , file = ''] = key.split('|');
  const suite = suites.find((each) => each.suite === name);
  return suite === undefined ? '' : path.posix.join(suite.cwd, file);
}
