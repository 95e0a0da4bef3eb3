/** Searches with idle agents for the commits that made cases flaky: asks where to look next, and says what was found. */
import type { FlakeLedger } from '../../coordinator/main.ts';
import type { CaseId } from '../../core/id.ts';
import type { CaseTally, SoakRow } from '../../core/ledger-row.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import {
  type Candidate,
  describeOrigin,
  gatherOriginSeen,
  type IdleWant,
  originCases,
  originContext,
  planOrigin,
} from '../../pipeline/api.ts';
import { git } from '../workspace/git.ts';
import { pathOf } from './fresh-commit.ts';
import type { RunGround } from './tree-run.ts';

/** Cases at once: each wants every slot, and one answer after the other is there sooner than all together. */
const MOST_CASES = 2;
/** What nobody noticed for so many commits is not found by its author any more. */
const MOST_COMMITS = 1_000;
/** An agent that was lost looks like a tree that cannot run the case. */
const TRIES = 2;
const KEPT_LINES = 64;

export type OriginQuestion = {
  readonly tallies: readonly CaseTally[];
  readonly soak: readonly SoakRow[];
  readonly green: Candidate;
  readonly suites: readonly SuiteSpec[];
  readonly slots: number;
  readonly secondsPerRun: (id: CaseId) => number;
  readonly nowMs: number;
  readonly signal: AbortSignal;
};

/** How a search ended, as the ledger has it. */
export type OriginFound = { readonly tally: CaseTally; readonly words: string; readonly commit: string; readonly isFound: boolean };

/** Commits that may have brought the fault of a case, oldest first; `isCut` when the case is older. */
type Line = { readonly commits: readonly string[]; readonly isCut: boolean };

export class OriginSearches {
  readonly #ground: Pick<RunGround, 'project'>;
  readonly #ledger: Pick<FlakeLedger, 'listOrigins' | 'recordOrigin'>;
  readonly #tell: (found: OriginFound) => void;
  readonly #lines = new Map<string, Line>();
  /** By case: commits whose tree could not run it, and how often that was so. */
  readonly #silent = new Map<CaseId, Map<string, number>>();

  constructor(
    ground: Pick<RunGround, 'project'>,
    ledger: Pick<FlakeLedger, 'listOrigins' | 'recordOrigin'>,
    tell: (found: OriginFound) => void,
  ) {
    this.#ground = ground;
    this.#ledger = ledger;
    this.#tell = tell;
  }

  /** Returns the next looks of every search. What is decided meanwhile is in the ledger when it returns. Throws what git and the ledger throw. */
  async wants(question: OriginQuestion): Promise<readonly IdleWant[]> {
    const cases = originCases(question.tallies, await this.#ledger.listOrigins(), question.nowMs);
    const wants: IdleWant[] = [];
    for (const tally of cases) {
      if (wants.length > 0 && new Set(wants.map(({ id }) => id)).size >= MOST_CASES) break;
      wants.push(...(await this.#wantsOf(tally, question)));
    }
    return wants;
  }

  /** The case did not run on the tree of the commit, though nobody else wanted the agent. */
  noteSilent(id: CaseId, commit: string): void {
    const known = this.#silent.get(id) ?? new Map<string, number>();
    this.#silent.set(id, known.set(commit, (known.get(commit) ?? 0) + 1));
  }

  async #wantsOf(tally: CaseTally, question: OriginQuestion): Promise<readonly IdleWant[]> {
    const { commits, isCut } = await this.#lineOf(tally, question);
    const silent = this.#silent.get(tally.id);
    const absent = commits.flatMap((commit, index) => ((silent?.get(commit) ?? 0) >= TRIES ? [index] : []));
    // What does not run where it fails is asked again with the next green tree.
    if (commits.length === 0 || absent.includes(commits.length - 1)) return [];
    const seen = gatherOriginSeen(question.soak, tally.id, commits);
    const step = planOrigin({ commits: commits.length, isCut, seen, absent, slots: question.slots });
    if (step.kind === 'look') {
      return step.looks.flatMap(({ index, runs }): IdleWant[] => {
        const at = commits[index] ?? '';
        return [{ kind: 'origin', id: tally.id, context: originContext(at), at, runs, secondsPerRun: question.secondsPerRun(tally.id) }];
      });
    }
    const { kind, last, probability } = step;
    const [commit, words] = [commits[last] ?? '', describeOrigin(step, seen, commits)];
    await this.#ledger.recordOrigin({ case: tally.id, atMs: question.nowMs, kind, commit, probability, words });
    this.#silent.delete(tally.id);
    this.#tell({ tally, words, commit, isFound: kind === 'found' });
    return [];
  }

  async #lineOf({ file }: CaseTally, { green, suites, signal }: OriginQuestion): Promise<Line> {
    const path = pathOf(file, suites);
    const name = `${green.commit} ${path}`;
    const known = this.#lines.get(name);
    if (known !== undefined || path === '') return known ?? { commits: [], isCut: false };
    const place = { folder: this.#ground.project, variables: {}, signal };
    const list = async (args: readonly string[]): Promise<readonly string[]> =>
      (
        await git(place, `the commits before ${green.commit} cannot be listed`, [
          'log',
          '--first-parent',
          '--no-show-signature',
          '--format=%H',
          ...args,
        ])
      )
        .toString()
        .split('\n')
        .filter(Boolean);
    // A merge brings what its own side has: against its first parent it is one change.
    const [born] = await list([
      '--max-count=1',
      '--diff-merges=first-parent',
      '--diff-filter=A',
      '--no-renames',
      green.commit,
      '--',
      `:(top,literal)${path}`,
    ]);
    const newest = await list([`--max-count=${MOST_COMMITS}`, green.commit, '--']);
    const since = born === undefined ? -1 : newest.indexOf(born);
    const line = { commits: (since < 0 ? newest : newest.slice(0, since + 1)).toReversed(), isCut: since < 0 };
    if (this.#lines.size >= KEPT_LINES) this.#lines.clear();
    this.#lines.set(name, line);
    return line;
  }
}
