/**
 * Whether a symbolic link of a tree stays in it.
 *
 * A link that leaves its release shows whatever a host has there, so what was tested is not what is served; one to `../r123` even leads into another
 * release. Reading the text alone is not enough: `a/up/../..` is inside or outside by where the link `a/up` leads. So a target is followed as
 * a kernel would, through the other links of the tree; what dangles inside is allowed, because shared files are there on hosts only.
 */

/** As Linux: more links than this on one way are a loop. */
const LINKS_ON_THE_WAY = 40;

/** True when the link at `path` leads out of the tree, is absolute, or runs in circles. `links` has the target of every link of the tree by its path. */
export function leavesTree(path: string, links: ReadonlyMap<string, string>): boolean {
  const here = path.split('/').slice(0, -1);
  const todo = [path.split('/').at(-1) ?? ''];
  for (let followed = 0; todo.length > 0; ) {
    const part = todo.shift();
    if (part === undefined || part === '' || part === '.') continue;
    if (part === '..') {
      if (here.pop() === undefined) return true;
      continue;
    }
    const target = links.get([...here, part].join('/'));
    if (target === undefined) {
      here.push(part);
      continue;
    }
    followed++;
    if (target.startsWith('/') || followed > LINKS_ON_THE_WAY) return true;
    todo.unshift(...target.split('/'));
  }
  return false;
}
