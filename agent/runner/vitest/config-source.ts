/**
 * What a configuration's text says it reads.
 *
 * A configuration is a program: it may list folders, read files, or ask a package that does, and a plugin of the project remembers what it likes.
 * Nobody could say of such a project what a change decides. So its imports are read, and only what is known to read nothing else passes: the
 * framework's own helpers, paths and URLs, and files of the project that are looked into the same way.
 */

/** They read manifests and files of the environment, whose changes count anyway. */
const HARMLESS: ReadonlySet<string> = new Set(['vite', 'vitest/config', 'path', 'node:path', 'url', 'node:url']);

const IMPORT =
  /\b(?:import|export)\s+(?!type\b)(?:[\w$\s{},*]*?\bfrom\s*)?(['"])(.+?)\1|\b(?:import|require)\s*\(\s*(?:(['"])([^'"]+)\3\s*\)|(.))/g;
/** Ways to what is built into Node that need no import, and to the variables that are new for each run; others are the same as long as it stays. */
const OTHER_WAY =
  /\bgetBuiltinModule\b|\bcreateRequire\b|\bimport\.meta\.glob\b|\bprocess\.binding\b|\bloadEnv\b|SHARD_RUN_|\benv\b(?!\s*(\?\.|\.)\s*\w|\s*:)|\bprocess\s*\[/;

export type ConfigImports = {
  /** Specifiers of files of the project, as written. */
  readonly local: readonly string[];
  /** What else may read something: a specifier, or a few characters of the text; `null` when there is nothing. */
  readonly foreign: string | null;
};

/** Errs on the side of finding too much: text in a comment counts. */
export function readConfigImports(text: string): ConfigImports {
  const local: string[] = [];
  const other = OTHER_WAY.exec(text)?.[0] ?? null;
  for (const [all, , first, , second, computed] of text.matchAll(IMPORT)) {
    const specifier = first ?? second;
    if (specifier === undefined || computed !== undefined) return { local, foreign: all };
    if (specifier.startsWith('./') || specifier.startsWith('../')) local.push(specifier);
    else if (!HARMLESS.has(specifier)) return { local, foreign: specifier };
  }
  return { local, foreign: other };
}
