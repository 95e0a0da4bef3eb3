/**
 * Whether a runner that was kept from an earlier run may serve the next one, and what of it has to be forgotten first.
 *
 * A kept runner must give the outcomes that a new one would give. Of a file that is a module that is simple: its transform is forgotten, and with it
 * those of the modules that import it. Everything else that decides an outcome was read when the framework was opened, and nobody can say who read
 * it: the configuration and what it imports, manifests, what is installed, what a compiler or a plugin looks for beside the files. A change there is
 * not repaired but answered with a new runner. The same is true of a data file that no module imports, for the configuration of a compiler may
 * extend it. The rules ask for names and not for contents, and where they are wrong they cost a start.
 *
 * A name that came or went can change what an import elsewhere means, or which files a pattern finds. Then all transforms are forgotten, and what is
 * kept is the process with its framework.
 *
 * docs/design/0020-kept-runner.md
 */
import type { TreeChange } from '../../core/workspace.ts';
import type { RunnerStay } from '../runner/contract.ts';

export type ReopenPlan =
  | { readonly kind: 'reopen'; readonly edited: readonly string[]; readonly forgetsAll: boolean }
  /** `because` is a sentence without its period. */
  | { readonly kind: 'give-up'; readonly because: string };

/** More than this is another revision: little of what is kept would be of use. */
const MAX_CHANGES = 10_000;

const MANIFESTS: ReadonlySet<string> = new Set([
  'package.json',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
  'deno.json',
  'deno.lock',
  'lerna.json',
]);
/** Of compilers, of the environment, of tools that a transform asks, of the framework. */
const SETTINGS = [/^[tj]sconfig.*\.json$/, /^\.env/, /\.config\./, /^\.[\w-]+rc(\..+)?$/, /^vitest\.(workspace|projects)\./];
/** What frameworks leave for their own next start. A new one would not find it either: it is gone from the tree. */
const CACHE = /(^|\/)node_modules\/\.(vite|vite-temp|vitest|vitest-cache|cache)(\/|$)/;
const INSTALLED = /(^|\/)node_modules(\/|$)/;
const DATA = /\.json[c5]?$/;
/** A style may import another, and a module's source map stands beside it: neither is in the graph of modules. */
const BESIDE_MODULES = /\.(css|scss|sass|less|styl|stylus|pcss|postcss|sss|map)$/;

/** Decides for what changed in the tree since the runner was opened last. */
export function planReopen(changes: readonly TreeChange[], stay: RunnerStay): ReopenPlan {
  if (changes.length > MAX_CHANGES) return { kind: 'give-up', because: `${changes.length} files changed` };
  const counted = changes.filter(({ path }) => !CACHE.test(path));
  for (const change of counted) {
    const because = decides(change, stay);
    if (because !== null) return { kind: 'give-up', because };
  }
  const forgetsAll = counted.some(({ path, kind }) => kind !== 'edited' || BESIDE_MODULES.test(path));
  return { kind: 'reopen', edited: counted.map(({ path }) => path), forgetsAll };
}

/** Why the change decides more than a module, `null` when it does not. */
function decides({ path, kind }: TreeChange, { decisive, imported, projectRoots }: RunnerStay): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (INSTALLED.test(path)) return `what is installed changed: ${path}`;
  if (MANIFESTS.has(name)) return `a manifest changed: ${path}`;
  if (SETTINGS.some((setting) => setting.test(name))) return `a setting changed: ${path}`;
  if (decisive.some((one) => one === path || one.startsWith(`${path}/`) || path.startsWith(`${one}/`)))
    return `the configuration reads what changed: ${path}`;
  if (DATA.test(name) && !imported.includes(path)) return `a setting may extend what changed: ${path}`;
  if (kind === 'edited' || projectRoots === null) return null;
  return projectRoots.some((root) => path.startsWith(`${root}/`)) ? null : `it may be a project that came or went: ${path}`;
}
