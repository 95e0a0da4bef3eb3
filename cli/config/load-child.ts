/** Runs in a process of its own: imports the user's configuration, makes it plain, and sends it to the parent. */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { NOT_PLAIN } from './not-plain.ts';

export type ConfigAnswer =
  | { readonly kind: 'loaded'; readonly json: string | null }
  | { readonly kind: 'failed'; readonly message: string };

/** With a global installation the project cannot resolve the package: the import means this one. */
function resolveOwnConfig(): void {
  const own = new URL(`./define-config${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) => (specifier === 'shard-run/config' ? { url: own, shortCircuit: true } : next(specifier, context)),
  });
}

async function answer(file: string): Promise<ConfigAnswer> {
  try {
    const module = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
    const exported = typeof module.default === 'function' ? await (module.default as () => unknown)() : module.default;
    return { kind: 'loaded', json: JSON.stringify(exported, markNotPlain) ?? null };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function markNotPlain(_key: string, value: unknown): unknown {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return { [NOT_PLAIN]: typeof value };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === null || prototype === Object.prototype;
  return isPlain ? value : { [NOT_PLAIN]: value.constructor.name };
}

resolveOwnConfig();
const file = process.argv[2] ?? '';
process.send?.(await answer(file), () => process.disconnect());
