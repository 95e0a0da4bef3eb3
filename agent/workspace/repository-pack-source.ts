/** Packs out of a repository on this machine, made anew for each request: where no coordinator is in between, and for tests. */
import { createHash } from 'node:crypto';
import { ExpectedError } from '../../core/expected-error.ts';
import { parseTreeId, type TreeId, WORKSPACE_LIMIT } from '../../core/workspace.ts';
import { damaged, PACK_OPTIONS, packRevisions, unusable, wrapTree } from '../../core/workspace-git.ts';
import { type GitPlace, git } from './git.ts';
import type { PackRequest, PackSource, PackStream } from './pack-source.ts';

/** Returns a source over a bare repository or the `.git` of another; some small objects are written into it. */
export function repositoryPackSource(repository: string): PackSource {
  return { fetch: (request) => fetchFrom({ repository, signal: request.signal }, request) };
}

async function fetchFrom(place: GitPlace, { tree, held, resume }: PackRequest): Promise<PackStream> {
  const [found, ...known] = await keepKnown(place, [tree, ...held]);
  if (found !== tree)
    throw new ExpectedError('workspace-unknown', `${place.repository} does not have the tree ${tree}`, { hint: 'send it again' });
  const bases: string[] = [];
  for (const base of known.filter((each) => each !== tree).slice(0, WORKSPACE_LIMIT.heldTrees)) bases.push(await wrap(place, base, []));
  const revisions = packRevisions(await wrap(place, tree, bases), bases);
  // One thread, so that the same request gives the same bytes and can be resumed.
  const pack = await git(place, damaged(`the tree ${tree} cannot be packed`), [...PACK_OPTIONS, '--threads=1'], revisions);
  const packId = createHash('sha256').update(pack).digest('hex');
  const offset = resume?.packId === packId && resume.offset <= pack.length ? resume.offset : 0;
  return { packId, bytes: pack.length, offset, chunks: cut(pack, offset) };
}

async function keepKnown(place: GitPlace, trees: readonly TreeId[]): Promise<readonly TreeId[]> {
  const answer = await git(
    place,
    unusable('the trees cannot be looked up'),
    ['cat-file', '--batch-check'],
    trees.map((tree) => `${tree}\n`).join(''),
  );
  return answer
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [object = '', type] = line.split(' ');
      return type === 'tree' ? (parseTreeId(object) ?? []) : [];
    });
}

async function wrap(place: GitPlace, tree: TreeId, parents: readonly string[]): Promise<string> {
  const output = await git(
    place,
    damaged(`the tree ${tree} cannot be wrapped`),
    ['hash-object', '-t', 'commit', '-w', '--stdin'],
    wrapTree(tree, parents),
  );
  return output.toString().trim();
}

async function* cut(pack: Buffer, offset: number): AsyncGenerator<Buffer> {
  for (let at = offset; at < pack.length; at += WORKSPACE_LIMIT.chunkBytes) yield pack.subarray(at, at + WORKSPACE_LIMIT.chunkBytes);
}
