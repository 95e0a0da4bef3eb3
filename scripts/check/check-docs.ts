/** Checks the pages: one title each, links that lead somewhere, and a fate for every command. */
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import type { Check, Problem } from './check.ts';
import { type Page, parsePage } from './markdown.ts';
import { listDocFiles, readSource } from './source-tree.ts';

/** Generated pages show usage, not commands to type. */
const GENERATED = /^docs\/reference\//;

export const docsCheck: Check = {
  name: 'docs',
  async run() {
    const pages = new Map(listDocFiles().map((path) => [path, parsePage(readSource(path))]));
    const problems = [...pages].flatMap(([path, page]) => [
      ...checkTitle(path, page),
      ...page.links.flatMap(({ target, line }) => checkLink(`${path}:${line}`, resolveLink(path, target), pages)),
      ...checkBlocks(path, page),
    ]);
    return { problems: pages.size === 0 ? ['no page was found'] : problems, note: `${pages.size} pages` };
  },
};

function checkTitle(path: string, page: Page): Problem[] {
  return page.titles.length === 1 ? [] : [`${path}  has ${page.titles.length} first-level headings instead of one`];
}

function checkBlocks(path: string, page: Page): Problem[] {
  if (GENERATED.test(path)) return [];
  return page.blocks
    .filter((block) => block.fate === null)
    .map((block) => `${path}:${block.line}  commands without a fate: put <!-- run --> or <!-- norun: reason --> above`);
}

type Link = { readonly target: string; readonly path: string; readonly anchor: string | null };

/** Returns null for an address: only the pages' own links are checked, so that the gate works offline. */
function resolveLink(from: string, target: string): Link | null {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return null;
  const [path = '', anchor = null] = target.split('#');
  return { target, path: path === '' ? from : posix.join(posix.dirname(from), path), anchor };
}

function checkLink(where: string, link: Link | null, pages: ReadonlyMap<string, Page>): Problem[] {
  if (link === null) return [];
  if (link.path.startsWith('..') || !existsSync(link.path)) return [`${where}  links to ${link.target}, which does not exist`];
  const page = pages.get(link.path);
  if (link.anchor === null || page === undefined || page.anchors.has(link.anchor)) return [];
  return [`${where}  links to ${link.target}, and there is no such heading`];
}
