/** Reads what the checks need from a TypeScript file: its imports, exports, comments and asynchronous places. TypeScript 7 has no API of its own. */
import { type Comment, parseSync } from 'oxc-parser';

export type ImportSyntax = { readonly specifier: string; readonly isTypeOnly: boolean; readonly line: number };
export type ExportSyntax = { readonly name: string; readonly line: number; readonly hasDoc: boolean };
export type CommentSyntax = { readonly text: string; readonly line: number };

export type ModuleSyntax = {
  readonly imports: readonly ImportSyntax[];
  /** Declarations only: a re-export is documented where it is declared. */
  readonly exports: readonly ExportSyntax[];
  readonly comments: readonly CommentSyntax[];
  /** Lines with `async`, `await` or `import()`. */
  readonly asyncLines: readonly number[];
  /** Empty when the file parses. */
  readonly errors: readonly string[];
};

type SyntaxNode = { readonly type: string; readonly start: number; readonly [key: string]: unknown };

export function parseModule(path: string, text: string): ModuleSyntax {
  const parsed = parseSync(path, text);
  const lineOf = lineFinder(text);
  const body = parsed.program.body as unknown as readonly SyntaxNode[];
  const docEnds = parsed.comments
    .filter((comment) => comment.type === 'Block' && comment.value.startsWith('*'))
    .map((comment) => comment.end);
  return {
    imports: importsOf(parsed.module, lineOf),
    exports: body.flatMap((node) => exportsOf(node, text, docEnds)).map((each) => ({ ...each, line: lineOf(each.line) })),
    comments: parsed.comments.map((comment: Comment) => ({ text: comment.value, line: lineOf(comment.start) })),
    asyncLines: asyncStartsOf(body).map(lineOf),
    errors: parsed.errors.map((error) => error.message),
  };
}

function importsOf(module: ReturnType<typeof parseSync>['module'], lineOf: (at: number) => number): ImportSyntax[] {
  const imported = module.staticImports.map((each) => ({
    specifier: each.moduleRequest.value,
    isTypeOnly: each.entries.length > 0 && each.entries.every((entry) => entry.isType),
    line: lineOf(each.start),
  }));
  const exportedFrom = module.staticExports.flatMap((each) =>
    each.entries.flatMap((entry) =>
      entry.moduleRequest === null ? [] : [{ specifier: entry.moduleRequest.value, isTypeOnly: entry.isType, line: lineOf(entry.start) }],
    ),
  );
  return [...imported, ...exportedFrom];
}

/** `line` is still an offset here. */
function exportsOf(node: SyntaxNode, text: string, docEnds: readonly number[]): ExportSyntax[] {
  if (node.type !== 'ExportNamedDeclaration' || node['declaration'] === null) return [];
  const hasDoc = docEnds.some((end) => end <= node.start && text.slice(end, node.start).trim() === '');
  return namesOf(node['declaration'] as SyntaxNode).map((name) => ({ name, line: node.start, hasDoc }));
}

function namesOf(declaration: SyntaxNode): string[] {
  if (declaration.type === 'VariableDeclaration') {
    const declarators = declaration['declarations'] as readonly { readonly id: { readonly name?: string } }[];
    return declarators.flatMap((each) => each.id.name ?? []);
  }
  const id = declaration['id'] as { readonly name: string } | null | undefined;
  return id ? [id.name] : [];
}

function asyncStartsOf(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(asyncStartsOf);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as SyntaxNode;
  const isAsync = node['async'] === true || node['await'] === true || node.type === 'AwaitExpression' || node.type === 'ImportExpression';
  const inside = Object.values(node).flatMap(asyncStartsOf);
  return isAsync ? [node.start, ...inside] : inside;
}

function lineFinder(text: string): (at: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  return (at) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
