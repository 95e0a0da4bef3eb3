/**
 * Which page is shown: a value, and the fragment of the address that stands for it.
 *
 * The whole page is one document, so the address is in the fragment: one file serves every page, and the same file works when it is opened from
 * a disk. A fragment that nobody knows shows the first page, for links grow old.
 */

/** One page; `run` of a case is the run from which somebody came. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'run'; readonly run: string }
  | { readonly page: 'case'; readonly id: string; readonly run: string }
  | { readonly page: 'compare'; readonly left: string; readonly right: string }
  | { readonly page: 'pipeline' }
  | { readonly page: 'deploy'; readonly fleet: string }
  | { readonly page: 'flakes' }
  | { readonly page: 'fleet' };

/** Returns the route of a fragment, with or without its `#`. */
export function parseRoute(fragment: string): Route {
  const [page = '', first = '', second = ''] = fragment
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode);
  switch (page) {
    case 'run':
      return first === '' ? { page: 'home' } : { page: 'run', run: first };
    case 'case':
      return first === '' ? { page: 'home' } : { page: 'case', id: first, run: second };
    case 'compare':
      return first === '' || second === '' ? { page: 'home' } : { page: 'compare', left: first, right: second };
    case 'deploy':
      return { page: 'deploy', fleet: first };
    case 'pipeline':
    case 'flakes':
    case 'fleet':
      return { page };
    default:
      return { page: 'home' };
  }
}

/** Returns the fragment of a route, to be used as a link. */
export function formatRoute(route: Route): string {
  return `#/${partsOf(route)
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/')}`;
}

function partsOf(route: Route): readonly string[] {
  switch (route.page) {
    case 'home':
      return [];
    case 'run':
      return ['run', route.run];
    case 'case':
      return ['case', route.id, route.run];
    case 'compare':
      return ['compare', route.left, route.right];
    case 'deploy':
      return ['deploy', route.fleet];
    case 'pipeline':
    case 'flakes':
    case 'fleet':
      return [route.page];
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
