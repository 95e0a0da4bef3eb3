/** Which paths of a tree are not shipped: globs against the whole path from the root of the tree; a folder that matches takes all that is in it along. */
import { matchesGlob } from 'node:path/posix';

/** Stands for the dot that begins a name, which Node's globs hide from `*`: whoever excludes `test/**` means its `.cache`, too. */
const LEADING_DOT = '\u{e000}';

/** True when a glob matches the path or a folder that it lies in. `*` stays within one name, `**` crosses folders; a trailing slash is ignored. */
export function isExcluded(path: string, globs: readonly string[]): boolean {
  if (globs.length === 0) return false;
  const parts = path.split('/').map((part) => part.replace(/^\./, LEADING_DOT));
  const plain = globs.map((glob) =>
    glob
      .replace(/^\.\//, '')
      .replace(/\/+$/, '')
      .replace(/(^|[/{,(|])\./g, `$1${LEADING_DOT}`),
  );
  return parts.some((_, index) => {
    const prefix = parts.slice(0, index + 1).join('/');
    return plain.some((glob) => matchesGlob(prefix, glob));
  });
}
