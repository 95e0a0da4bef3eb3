import { expect, test } from 'vitest';
import { planChange } from './change.ts';
import type { ReleaseEntry } from './manifest.ts';

/** `a:x` a file with the content x, `a!x` an executable one, `a>x` a link to x, `a/` a folder. */
function read(text: string): ReleaseEntry[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word): ReleaseEntry => {
      if (word.endsWith('/')) return { path: word.slice(0, -1), kind: 'folder' };
      const [, path = '', mark, value = ''] = /^([^:!>]+)([:!>])(.*)$/u.exec(word) ?? [];
      if (mark === '>') return { path, kind: 'link', target: value };
      return { path, kind: 'file', mode: mark === '!' ? '755' : '644', sha256: value };
    });
}

test.each<[string, { before: string; after: string; leftOut?: string[]; changed: string[]; gone: string[] }]>([
  ['nothing', { before: 'a:1 b/ b/c:2', after: 'a:1 b/ b/c:2', changed: [], gone: [] }],
  ['everything', { before: '', after: 'a:1 b/ b/c:2', changed: ['a', 'b', 'b/c'], gone: [] }],
  ['another content', { before: 'a:1 b:2', after: 'a:3 b:2', changed: ['a'], gone: [] }],
  ['another mode', { before: 'a:1', after: 'a!1', changed: ['a'], gone: [] }],
  ['another target', { before: 'a>1', after: 'a>2', changed: ['a'], gone: [] }],
  ['a file that is gone', { before: 'a:1 b:2', after: 'a:1', changed: [], gone: ['b'] }],
  ['a folder that is gone, by its own name alone', { before: 'b/ b/c:1 b/d/ b/d/e:2 bc:1', after: 'bc:1', changed: [], gone: ['b'] }],
  ['a folder that became a file', { before: 'b/ b/c:1', after: 'b:1', changed: ['b'], gone: ['b'] }],
  ['a file that became a folder', { before: 'b:1', after: 'b/ b/c:1', changed: ['b', 'b/c'], gone: ['b'] }],
  ['a link that became a file', { before: 'b>c', after: 'b:1', changed: ['b'], gone: ['b'] }],
  ['nothing where hosts have links', { before: 's/ s/a:1 s/b:1 sa:1', after: 's/ s/a:2 sa:2', leftOut: ['s'], changed: ['sa'], gone: [] }],
])('%s', (_name, { before, after, leftOut = [], changed, gone }) => {
  const change = planChange(read(before), read(after), leftOut);
  expect({ changed: change.changed.map(({ path }) => path), gone: change.gone }).toEqual({ changed, gone });
});
