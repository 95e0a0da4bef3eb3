import { expect, test } from 'vitest';
import { parseTreeId, WORKSPACE_LIMIT } from './workspace.ts';
import { measureTree, refuseTooLarge } from './workspace-size.ts';

const tree = parseTreeId('a'.repeat(40)) ?? expect.fail('no tree');

test('a tree is as large as its files', () => {
  const records = [
    `100644 blob ${'1'.repeat(40)}      12\ta`,
    `120000 blob ${'2'.repeat(40)}       3\tname with 99\ttab`,
    `160000 commit ${'3'.repeat(40)}       -\tsub`,
  ];
  expect(measureTree(records)).toEqual({ files: 3, bytes: 15 });
});

test.for([
  [WORKSPACE_LIMIT.files, WORKSPACE_LIMIT.treeBytes, false],
  [WORKSPACE_LIMIT.files + 1, 0, true],
  [1, WORKSPACE_LIMIT.treeBytes + 1, true],
] as const)('%i files of %i bytes are refused: %s', ([files, bytes, isRefused]) => {
  const refuse = (): void => refuseTooLarge(tree, { files, bytes });
  if (isRefused) expect(refuse).toThrow(expect.objectContaining({ code: 'workspace-too-large' }) as Error);
  else expect(refuse).not.toThrow();
});
