/** Finds the repository's own files: fixtures, generated code and dependencies are nobody's style. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export const ROOMS = ['core', 'proto', 'coordinator', 'agent', 'deploy', 'pipeline', 'cli', 'dashboard', 'test', 'scripts'] as const;

const SKIPPED = [/(^|\/)node_modules\//, /^test\/fixture\//, /^proto\/gen\//, /^dashboard\/page\/gen\//, /(^|\/)dist\//, /(^|\/)\.[^/]+\//];

/** Returns the paths of hand-written TypeScript files, relative, with forward slashes, sorted. */
export function listSourceFiles(): string[] {
  return ROOMS.flatMap((room) => [...listFiles(room, '.ts'), ...listFiles(room, '.tsx')]);
}

/** Returns the paths of Markdown files at the root and under `docs`, sorted. */
export function listDocFiles(): string[] {
  const atRoot = readdirSync('.').filter((name) => name.endsWith('.md'));
  return [...atRoot, ...listFiles('docs', '.md')].sort();
}

function listFiles(folder: string, extension: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .filter((path) => !SKIPPED.some((pattern) => pattern.test(path)))
    .sort();
}

export function readSource(path: string): string {
  return readFileSync(path, 'utf8');
}
