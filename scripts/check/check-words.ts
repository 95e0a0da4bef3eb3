/** Checks names and comments for words that mean too much here, and for work left undone. */
import { basename } from 'node:path';
import type { Check, Problem } from './check.ts';
import { parseModule } from './module-syntax.ts';
import { listDocFiles, listSourceFiles, readSource } from './source-tree.ts';

/** Each means three things in this project; the glossary has the word for the one that is meant. */
const AVOIDED = ['worker', 'node', 'job', 'task', 'item', 'data', 'info', 'manager', 'helper', 'util', 'utils'];
/** At a framework's edge its own words are the right ones. */
const FRAMEWORK_EDGE = /^agent\/runner\//;
/** Node.js itself has no other name. */
const PROPER_NAMES = /[Nn]ode(?=Js|Version|TooOld)|NODE_(?=VERSION)/g;
const UNDONE = /\b(?:TODO|FIXME|XXX|HACK)\b/;

export const wordsCheck: Check = {
  name: 'words',
  async run() {
    const sources = listSourceFiles();
    const docs = listDocFiles();
    const problems = [
      ...sources.flatMap((path) => checkSource(path, readSource(path))),
      ...docs.flatMap((path) => checkLines(path, readSource(path).split('\n'))),
    ];
    return { problems, note: `${sources.length + docs.length} files` };
  },
};

function checkSource(path: string, text: string): Problem[] {
  const syntax = parseModule(path, text);
  const undone = syntax.comments.filter((comment) => UNDONE.test(comment.text)).map(({ line }) => `${path}:${line}  leaves work undone`);
  if (FRAMEWORK_EDGE.test(path)) return undone;
  const names = syntax.exports.flatMap(({ name, line }) => complain(name, `${path}:${line}  export ${name}`));
  return [...undone, ...names, ...complain(basename(path, '.ts'), `${path}  the file's name`)];
}

function checkLines(path: string, lines: readonly string[]): Problem[] {
  return lines.flatMap((line, index) => (UNDONE.test(line) ? [`${path}:${index + 1}  leaves work undone`] : []));
}

function complain(name: string, what: string): Problem[] {
  return findAvoidedWords(name).map((word) => `${what} has the avoided word "${word}"`);
}

/** Returns the avoided words among the parts of a name in camel, Pascal, kebab or constant case. */
export function findAvoidedWords(name: string): string[] {
  const parts = name
    .replace(PROPER_NAMES, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return AVOIDED.filter((word) => parts.includes(word));
}
