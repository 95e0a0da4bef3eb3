/**
 * Says what a tree cannot carry, one line a notice.
 *
 * A developer has to hear it before a test fails of it on another machine, where nobody can look. So each line names the first paths and what will
 * be different there; a thousand paths are as well understood by the first ten of them and their number.
 */
import { SHOWN_PATHS, type WorkspaceNotice } from '../../core/workspace.ts';

const MEANING: Readonly<Record<WorkspaceNotice['kind'], string>> = {
  submodule: 'submodules are not sent along',
  'nested-repository': 'repositories inside of this one are not sent along',
  lfs: 'files kept in LFS are sent as git has them',
  sparse: 'files that a sparse checkout left out are sent as they were committed',
  'no-repository': 'this folder is no git repository: all of it but node_modules is sent',
};

/** Returns the line of a notice. */
export function renderWorkspaceNotice({ kind, paths, count }: WorkspaceNotice): string {
  if (paths.length === 0) return MEANING[kind];
  const more = count > SHOWN_PATHS ? ` and ${count - SHOWN_PATHS} more` : '';
  return `${MEANING[kind]}: ${paths.join(', ')}${more}`;
}
