import { expect, test } from 'vitest';
import type { ReleaseEntry } from './manifest.ts';
import { planSharedLinks } from './shared-link.ts';

const file = (path: string): ReleaseEntry => ({ path, kind: 'file', mode: '644', sha256: 'a'.repeat(64) });
const folder = (path: string): ReleaseEntry => ({ path, kind: 'folder' });
const TREE = [file('index'), folder('storage'), folder('storage/logs'), file('storage/logs/.gitkeep'), folder('storage/logs-old')];

test('a link takes the place of all that lies at its path and below, and of nothing beside it', () => {
  const plan = planSharedLinks(TREE, { files: [], directories: ['storage/logs/'] });
  expect(plan.replaced).toEqual([folder('storage/logs'), file('storage/logs/.gitkeep')]);
  expect(plan.added).toEqual([{ path: 'storage/logs', kind: 'link', target: '../../../shared/storage/logs' }]);
});

test('folders that the tree does not have are made for the link', () => {
  const plan = planSharedLinks(TREE, { files: ['./config/secret/key'], directories: [] });
  expect(plan.added).toEqual([
    folder('config'),
    folder('config/secret'),
    { path: 'config/secret/key', kind: 'link', target: '../../../../shared/config/secret/key' },
  ]);
  expect(plan.replaced).toEqual([]);
});

const PROBLEMS: readonly [string, readonly string[], readonly string[]][] = [
  ['a path out of the release', ['../x'], []],
  ['an absolute path', ['/etc/passwd'], []],
  ['nothing', [''], []],
  ['a line break', ['a\nb'], []],
  ['one path twice', ['a'], ['a/']],
  ['one path in another', ['a/b/c'], ['a/b']],
  ['a way through a file', ['index/x'], []],
];

test.each(PROBLEMS)('%s is refused', (_, files, directories) => {
  const plan = planSharedLinks(TREE, { files, directories });
  expect(plan.problem).not.toBeNull();
  expect(plan.links).toEqual([]);
});

test('without shared paths nothing changes', () => {
  expect(planSharedLinks(TREE, { files: [], directories: [] })).toEqual({ links: [], added: [], replaced: [], problem: null });
});
