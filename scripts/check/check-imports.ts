/** Checks every import of the tree against the walls of `import-wall.ts`, and that pure folders have nothing asynchronous. */
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import type { Check, Problem } from './check.ts';
import { type ImportTarget, isTest, pureFolderOf, refuseImport, type ShippedPackages } from './import-wall.ts';
import { type ImportSyntax, parseModule } from './module-syntax.ts';
import { listSourceFiles, readSource } from './source-tree.ts';

type Packages = Readonly<Record<string, string>>;
type Manifest = { readonly dependencies: Packages; readonly peerDependencies: Packages };

export const importsCheck: Check = {
  name: 'imports',
  async run() {
    const paths = [...listSourceFiles(), 'vitest.config.ts'];
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
    // What a peer is needed for is only ever loaded where the project has it.
    const shipped = new Set([...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)]);
    const problems = paths.flatMap((path) => checkFile(path, readSource(path), shipped));
    if (paths.length < 2) return { problems: ['no source file was found'], note: '' };
    return { problems, note: `${paths.length} files` };
  },
};

function checkFile(path: string, text: string, shipped: ShippedPackages): Problem[] {
  const syntax = parseModule(path, text);
  const walls = syntax.imports.flatMap((each) => {
    const reason = refuseImport(path, targetOf(path, each), shipped);
    return reason === null ? [] : [`${path}:${each.line}  imports ${each.specifier}: ${reason}`];
  });
  const folder = isTest(path) ? null : pureFolderOf(path);
  const asynchronous = folder === null ? [] : syntax.asyncLines.map((line) => `${path}:${line}  ${folder} is pure: nothing in it waits`);
  const unpublished = isOutside(path) ? [] : findUnpublished(path, text);
  const broken = syntax.errors.map((message) => `${path}  does not parse: ${message}`);
  return [...broken, ...walls, ...asynchronous, ...unpublished];
}

/** The published package has no `.ts` file: an entry found by such a literal works here and nowhere else. */
function findUnpublished(path: string, text: string): Problem[] {
  const literals = text.matchAll(/new URL\(\s*(['"`])[^'"`]*\.ts\1/g);
  return [...literals].map((match) => {
    const line = text.slice(0, match.index).split('\n').length;
    return `${path}:${line}  names a .ts file that the package does not carry: use extname(import.meta.url)`;
  });
}

function isOutside(path: string): boolean {
  return /^(?:test|scripts)\//.test(path) || isTest(path) || !path.includes('/');
}

function targetOf(from: string, { specifier, isTypeOnly }: ImportSyntax): ImportTarget {
  if (specifier.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(from), specifier), isTypeOnly };
  if (isBuiltin(specifier)) return { kind: 'builtin', name: specifier };
  const [scope = '', name = ''] = specifier.split('/');
  return { kind: 'package', name: scope.startsWith('@') ? `${scope}/${name}` : scope, isTypeOnly };
}
