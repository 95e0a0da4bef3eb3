import { expect, test } from 'vitest';
import type { FileKey, RunId } from '../../core/id.ts';
import { type CompositeFacts, checkComposite, composeProofs, type TreeListing } from './composite.ts';

const file = (name: string): FileKey => name as FileKey;
/** `a=1 b=2`: path and content. */
const listing = (text: string): TreeListing => new Map(text.split(' ').map((part) => part.split('=') as [string, string]));
const INPUTS: Readonly<Record<string, readonly string[] | null>> = { a: ['a', 'lib', 'lock'], b: ['b', 'lock'], c: null };

const facts = (tree: string, runs: readonly (readonly [run: string, tree: string, files: string, green: string])[]): CompositeFacts => ({
  tree: 'X',
  listing: listing(tree),
  manifest: ['a', 'b', 'c'].map(file),
  runs: runs.map(([run, of, files, green]) => ({ run: run as RunId, tree: of, listing: listing(files), green: green.split('').map(file) })),
  inputsOf: (key) => INPUTS[key] ?? null,
});
const kinds = (of: CompositeFacts): string => {
  const { proofs, unproven } = composeProofs(of);
  return [...proofs.map((proof) => `${proof.file} ${proof.kind} ${proof.run}`), ...unproven.map((key) => `${key} unproven`)].join(', ');
};

const TREE = 'a=1 b=1 c=1 lib=1 lock=1';
test.each([
  ['everything ran here', facts(TREE, [['1', 'X', TREE, 'abc']]), 'a ran 1, b ran 1, c ran 1'],
  [
    'the culprit touched what one file reads',
    facts(TREE, [['1', 'Y', 'a=1 b=1 c=1 lib=2 lock=1', 'abc']]),
    'b same-inputs 1, a unproven, c unproven',
  ],
  [
    'what is not known to be read is not proven',
    facts(TREE, [['1', 'Y', `${TREE} z=1`, 'abc']]),
    'a same-inputs 1, b same-inputs 1, c unproven',
  ],
  [
    'a file that was missing there is another input',
    facts(TREE, [['1', 'Y', 'a=1 b=1 c=1 lib=1', 'abc']]),
    'a unproven, b unproven, c unproven',
  ],
  [
    'a run here is better than one elsewhere',
    facts(TREE, [
      ['1', 'Y', TREE, 'ab'],
      ['2', 'X', TREE, 'a'],
    ]),
    'a ran 2, b same-inputs 1, c unproven',
  ],
  ['red there proves nothing', facts(TREE, [['1', 'Y', TREE, 'b']]), 'b same-inputs 1, a unproven, c unproven'],
  ['no runs', facts(TREE, []), 'a unproven, b unproven, c unproven'],
])('%s', (_, of, expected) => {
  expect(kinds(of)).toBe(expected);
  const unproven = composeProofs(of).unproven.length;
  expect(checkComposite(composeProofs(of), of)).toHaveLength(unproven);
});

test('a proof that was made up, that speaks of another tree, or that compared too little is refused', () => {
  const of = facts(TREE, [['1', 'Y', 'a=1 b=1 c=1 lib=2 lock=1', 'abc']]);
  const [b] = composeProofs(of).proofs;
  const check = (proof: object, tree = 'X') =>
    checkComposite(
      {
        tree,
        proofs: [{ kind: 'same-inputs', file: file('a'), run: '1' as RunId, tree: 'Y', inputs: INPUTS['a'] ?? [], ...proof }],
        unproven: [],
      },
      of,
    ).length;
  // Two files have no proof at all; each case adds what is wrong with this one.
  expect(b?.kind).toBe('same-inputs');
  expect([
    check({}),
    check({ inputs: ['a'] }),
    check({ run: '2' }),
    check({ kind: 'ran' }),
    check({ file: 'b' }),
    check({ file: 'b' }, 'Z'),
  ]).toEqual([3, 3, 3, 3, 3, 4]);
});

test('a tree without test files is not proven', () => {
  const of = { ...facts(TREE, []), manifest: [] };
  expect(checkComposite(composeProofs(of), of)).toHaveLength(1);
});
