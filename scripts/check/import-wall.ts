/**
 * The walls between rooms: who may import whom.
 *
 * Arrows run one way. `core` is imported by all and imports itself; a pure folder sees `core` and the pure folders of its own room; a room
 * never sees another room, but for `proto/`, where generated types stop; `cli` alone wires rooms, through their front doors; nobody imports
 * `test` or `scripts`. The rules are a function of two paths, so that they stand in a table of tests; finding the imports is another's work.
 */

export const PURE_FOLDERS = [
  'core',
  'coordinator/scheduling',
  'coordinator/run',
  'coordinator/pool',
  'coordinator/certificate',
  'coordinator/access',
  'coordinator/telemetry',
  'agent/lifecycle',
  'deploy/rollout',
  'deploy/analysis',
  'deploy/command',
  'pipeline/flow',
  'pipeline/trial',
  'pipeline/flake',
  'pipeline/simulation',
  'dashboard/view',
  'cli/render',
] as const;

/** What an import names: a file of the repository, a package, or a module built into Node. */
export type ImportTarget =
  | { readonly kind: 'file'; readonly path: string; readonly isTypeOnly: boolean }
  | { readonly kind: 'package'; readonly name: string; readonly isTypeOnly: boolean }
  | { readonly kind: 'builtin'; readonly name: string };

/** Packages that ship with shard-run: the only ones its own code may load. */
export type ShippedPackages = ReadonlySet<string>;

const FRONT_DOORS = /^(coordinator|agent|deploy|pipeline|dashboard)\/(api|main)\.ts$/;
const WIRING_ROOM = 'cli';
const GENERATED = 'proto/gen/';
/** The web page runs in a browser: it is bundled with its packages, so these are no dependencies of what ships. */
const PAGE = 'dashboard/page/';
const PAGE_PACKAGES: ShippedPackages = new Set(['preact', '@preact/signals']);
const MAY_SEE_GENERATED = /^proto\/((suite-)?(to|from)-proto|(join-)?service)\.ts$|^proto\/[^/]+\.test\.ts$|\/rpc\/|^proto\/gen\//;
/** Two rooms outside the product: they look at everything and nothing looks back. */
const OUTSIDE = new Set(['test', 'scripts']);
/** Files of types that say what an edge offers: pure folders name these types, and nothing remains of the import at run time. */
const EDGE_CONTRACTS = new Set(['agent/runner/contract.ts', 'coordinator/history/store.ts']);
/** Digests are pure functions of their input that only Node offers. */
const BUILTIN_EXCEPTIONS: Readonly<Record<string, string>> = { 'core/digest.ts': 'node:crypto' };

/** Returns why `from` may not import `target`, or null. Paths are relative to the repository, with forward slashes. */
export function refuseImport(from: string, target: ImportTarget, shipped: ShippedPackages): string | null {
  if (from.startsWith(PAGE) && !isTest(from)) return refuseFromPage(target);
  switch (target.kind) {
    case 'builtin':
      return refuseBuiltin(from, target.name);
    case 'package':
      return refusePackage(from, target, shipped);
    case 'file':
      return refuseFile(from, target.path, target.isTypeOnly);
  }
}

/** Returns the pure folder that a path lies in, or null. */
export function pureFolderOf(path: string): string | null {
  return PURE_FOLDERS.find((folder) => path.startsWith(`${folder}/`)) ?? null;
}

function refuseFromPage(target: ImportTarget): string | null {
  if (target.kind === 'builtin') return 'the page runs in a browser: it has nothing of Node';
  if (target.kind === 'package')
    return PAGE_PACKAGES.has(target.name) ? null : 'the package is not among those that the page is bundled with';
  if (isTest(target.path)) return 'only tests import a test';
  const isOwn = [PAGE, 'dashboard/view/', 'core/'].some((folder) => target.path.startsWith(folder));
  return isOwn ? null : 'the page imports core and dashboard/view';
}

function refuseBuiltin(from: string, name: string): string | null {
  const folder = pureFolderOf(from);
  if (folder === null || isTest(from) || BUILTIN_EXCEPTIONS[from] === name) return null;
  return `${folder} is pure: it imports nothing of Node`;
}

function refusePackage(
  from: string,
  { name, isTypeOnly }: Extract<ImportTarget, { kind: 'package' }>,
  shipped: ShippedPackages,
): string | null {
  if (isTest(from) || OUTSIDE.has(roomOf(from)) || !from.includes('/')) return null;
  const folder = pureFolderOf(from);
  if (folder !== null) return `${folder} is pure: it imports no package`;
  if (isTypeOnly || shipped.has(name)) return null;
  return 'the package is not among the dependencies that shard-run ships with';
}

function refuseFile(from: string, to: string, isTypeOnly: boolean): string | null {
  const [fromRoom, toRoom] = [roomOf(from), roomOf(to)];
  if (to.startsWith(GENERATED) && !MAY_SEE_GENERATED.test(from)) return 'generated types stop at the files of proto/ that translate';
  if (OUTSIDE.has(toRoom)) return refuseOutside(from, to);
  if (OUTSIDE.has(fromRoom)) return null;
  if (isTest(to) && !isTest(from)) return 'only tests import a test';
  if (to.startsWith(PAGE) && !from.startsWith(PAGE)) return 'the page is served as it was built: nothing imports its sources';
  if (fromRoom === 'core') return toRoom === 'core' ? null : 'core imports only itself';
  if (toRoom === 'core') return null;
  const folder = pureFolderOf(from);
  const isContract = isTypeOnly && EDGE_CONTRACTS.has(to) && fromRoom === toRoom;
  if (folder !== null && !isTest(from) && !isContract) return refuseFromPure(folder, fromRoom, to);
  if (fromRoom === toRoom) return null;
  if (fromRoom === 'proto') return 'proto imports only core';
  if (toRoom === 'proto') return null;
  if (fromRoom === WIRING_ROOM && FRONT_DOORS.test(to)) return null;
  if (fromRoom === WIRING_ROOM) return `cli enters ${toRoom} through ${toRoom}/api.ts or ${toRoom}/main.ts`;
  return `${fromRoom} and ${toRoom} meet only in proto`;
}

function refuseOutside(from: string, to: string): string | null {
  const [fromRoom, toRoom] = [roomOf(from), roomOf(to)];
  if (fromRoom === toRoom || (fromRoom === 'scripts' && toRoom === 'test')) return null;
  if (isTest(from) && /^test\/(?:support|fixture)\//.test(to)) return null;
  return `nobody imports ${toRoom}`;
}

function refuseFromPure(folder: string, room: string, to: string): string | null {
  const target = pureFolderOf(to);
  return target !== null && roomOf(target) === room ? null : `${folder} is pure: it imports core and the pure folders of ${room}`;
}

function roomOf(path: string): string {
  return path.split('/', 1)[0] ?? '';
}

/** A contract suite (`store-contract.ts`) is a test too: one that several implementations share. */
export function isTest(path: string): boolean {
  return /\.test\.ts$|-contract\.ts$/.test(path);
}
