import { expect, test } from 'vitest';
import { fileKey } from '../../core/test-file.ts';
import { asked, commit, failed, green, made, openExample, seen, stages, tried } from './example.ts';
import { REVERT_WINDOW_MS } from './limit.ts';
import { replayCommand } from './replay.ts';
import { describeCommit } from './view.ts';

const FILE = fileKey('unit', '', 'test/a b.test.ts', 'runtime');
const REVERTS = { preparesReverts: true, maxRevertsPerDay: 1 };

/** Three commits of which the second breaks a case; returns what was asked for when it was found out. */
function playCulprit(example: ReturnType<typeof openExample>, batch: number, of: { readonly reverts?: string } = {}) {
  const names = [1, 2, 3].map((number) => `${batch}c${number}00000`);
  example.tell(seen(...names.map((name, index) => commit(name, index === 1 ? (of.reverts ?? null) : null))));
  example.tell(made(batch, 1, names[2] ?? ''));
  let effects = example.tell(failed(batch, 1, FILE));
  const all = [...effects];
  while (asked(effects, 'start-trial').length > 0) all.push(...(effects = example.tell(...tried(effects, 1))));
  // Whatever is left of the batch goes on, and out of the way of the next one.
  example.tell(made(batch, 2, `${batch}rest`), green(batch, 2, `${batch}rest`));
  return { culprit: names[1] ?? '', effects: all };
}

test('a culprit is evicted by name, the rest goes on, and the command that shows its failure is in every answer', () => {
  const example = openExample({ deploys: false });
  const { culprit, effects } = playCulprit(example, 1);
  expect(stages(example.state)).toContain(`${culprit} evicted`);
  expect(asked(effects, 'make-candidate').at(-1)).toMatchObject({ evicted: [culprit] });
  const command = replayCommand(culprit, { file: FILE, titlePath: ['breaks'] });
  const notices = asked(effects, 'notify').map(({ notice }) => notice);
  expect(notices.find(({ kind }) => kind === 'culprit')).toMatchObject({ commits: [culprit], words: expect.stringContaining(command) });
  expect(notices.find(({ kind }) => kind === 'culprit')?.words).toContain('"breaks"');
  expect(describeCommit(example.state, culprit)).toMatchObject({ isLive: false, answer: expect.stringContaining(command) });
});

test.each([
  [['breaks'], ' --case=breaks'],
  [['-1', "isn't a number"], String.raw` --case='-1 > isn'\''t a number'`],
  [['a > b', 'c'], ''],
  [['two\nlines'], ''],
])('the command for the case %j runs it alone where an argument can name it', (titlePath, narrowed) => {
  expect(replayCommand('1c200000', { file: FILE, titlePath })).toBe(
    `git switch --detach 1c200000 && shard-run 'test/a b.test.ts'${narrowed}`,
  );
});

test('a revert is prepared of a culprit, of so many in a day, and of no revert', () => {
  const example = openExample({ deploys: false, ...REVERTS });
  const reverts = ({ effects }: ReturnType<typeof playCulprit>) => asked(effects, 'prepare-revert').map(({ commit: id }) => id);
  const first = playCulprit(example, 1);
  expect(reverts(first)).toEqual([first.culprit]);
  const second = playCulprit(example, 2);
  expect(reverts(second)).toEqual([]);
  expect(asked(second.effects, 'notify').some(({ notice }) => notice.kind === 'warning' && notice.commits[0] === second.culprit)).toBe(
    true,
  );
  example.waitMs(REVERT_WINDOW_MS);
  expect(reverts(playCulprit(example, 3, { reverts: 'elsewhere' }))).toEqual([]);
  const fourth = playCulprit(example, 4);
  expect(reverts(fourth)).toEqual([fourth.culprit]);
});

test('no revert is prepared where nobody asked for any', () => {
  expect(asked(playCulprit(openExample({ deploys: false }), 1).effects, 'prepare-revert')).toEqual([]);
});
