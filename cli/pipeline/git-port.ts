/** What the pipeline asks of git, in the user's repository and without touching his work tree, index or branches. */
import type { Candidate, GitPort } from '../../pipeline/api.ts';
import { listCommits, listGone, makeCandidate, moveRef, prepareRevert, readRef, readTip, readTree } from '../../pipeline/main.ts';

export type GitPortOptions = {
  /** Any folder of the repository. */
  readonly repository: string;
  readonly branch: string;
  /** `null` watches the branch of the repository itself. */
  readonly remote: string | null;
  /** In full, such as `refs/heads/green`. */
  readonly greenRef: string;
};

/** Returns the port. */
export function openGitPort(options: GitPortOptions): GitPort {
  const { repository: folder, greenRef } = options;
  return {
    look: async (known, all, signal) => {
      const place = { folder, signal };
      const tip = await readTip(options, signal);
      const { commits, isRewritten } = await listCommits(place, { tip, after: known });
      const gone = isRewritten ? await listGone(place, all, tip) : [];
      return { tip, commits, isRewritten, gone };
    },
    makeCandidate: async ({ tip, base, commits, evicted }, signal) => {
      const place = { folder, signal };
      if (tip !== null) return { kind: 'made', candidate: await readCandidate(place, tip) };
      return await makeCandidate(place, { base, commits, evicted });
    },
    moveGreen: async ({ commit }, signal) => {
      const place = { folder, signal };
      await moveRef(place, { ref: greenRef, to: commit, expected: await readRef(place, greenRef), mayGoBack: false });
    },
    prepareRevert: async (commit, signal) => {
      const revert = await prepareRevert({ folder, signal }, { commit, onto: await readTip(options, signal) });
      // Whoever reads the ref's name hears what it takes back beside it.
      return revert.kind === 'prepared' ? { ref: revert.ref, words: 'nothing is pushed' } : { ref: null, words: revert.words };
    },
  };
}

/** Where a pipeline without a journal begins: at the green ref, else at `since`, else at the parent of the tip, so that the tip is its first batch. */
export async function beginAt(options: GitPortOptions, since: string | null, signal: AbortSignal): Promise<Candidate> {
  const place = { folder: options.repository, signal };
  const green = await readRef(place, options.greenRef);
  if (green !== null) return await readCandidate(place, green);
  if (since !== null) return await readCandidate(place, since);
  const tip = await readTip(options, signal);
  const { commits } = await listCommits(place, { tip, after: null });
  const parent = commits.at(-1)?.parent ?? '';
  return await readCandidate(place, parent === '' ? tip : parent);
}

/** Returns the commit with its tree. */
export async function readCandidate(place: { readonly folder: string; readonly signal: AbortSignal }, commit: string): Promise<Candidate> {
  return { commit, tree: await readTree(place, commit) };
}
