import { describe, expect, test } from 'vitest';
import type { FileHistory } from '../../core/file-history.ts';
import type { SelectedCase, Selection } from '../../core/selection.ts';
import { caseId } from '../../core/test-case.ts';
import { type Fleet, type FleetOptions, runFleet } from './fleet-model.ts';
import { type ModelFile, modelKey } from './model-project.ts';

const FILES: readonly ModelFile[] = ['a', 'b', 'c', 'd'].map((path) => ({
  path,
  cases: ['one', 'two', 'three'].map((title) => ({ title, ms: 100 })),
}));
const AGENTS = [
  { id: 'x', slots: 2 },
  { id: 'y', slots: 2 },
];

const byTitle = (title: string): SelectedCase => ({ id: null, titlePath: [title] });
const byId = (path: string, title: string): SelectedCase => ({ id: caseId(modelKey(path), [title], 0), titlePath: null });

function play(selection: Selection, options: Partial<FleetOptions> = {}): Fleet {
  return runFleet({ files: FILES, agents: AGENTS, ...options, settings: { selection, ...options.settings } });
}

function select(files: Readonly<Record<string, readonly SelectedCase[]>>): Selection {
  return { files: Object.entries(files).map(([file, cases]) => ({ file, cases })), isSequence: false };
}

/** `a one`: the cases that have an outcome, in the order in which they ended. */
function ranOf(fleet: Fleet): string[] {
  return fleet.of('case-ended').map(({ file, titlePath }) => `${file.split('|')[2]} ${titlePath.join()}`);
}

/** A history that knows these cases of a file. */
function historyOf(path: string, titles: readonly string[]): FileHistory {
  const stat = { n: 3, meanLog: Math.log(100), varLog: 0.01 };
  const cases = titles.map((title) => ({
    id: caseId(modelKey(path), [title], 0),
    titlePath: [title],
    ordinal: 0,
    durationMs: stat,
    lastOutcome: 'passed' as const,
  }));
  return { key: modelKey(path), contentDigest: path, loadMs: stat, setupMs: stat, hookMs: stat, cases, slicedRuns: 0, brokenSlices: 0 };
}

describe('a selection', () => {
  test.each([
    ['files by path', select({ a: [], c: [] }), ['a one', 'a two', 'a three', 'c one', 'c two', 'c three']],
    ['files by key', select({ [modelKey('b')]: [] }), ['b one', 'b two', 'b three']],
    ['cases by title path, without any history', select({ a: [byTitle('two')], b: [] }), ['a two', 'b one', 'b two', 'b three']],
    ['cases by id and title path', select({ a: [{ ...byId('a', 'two'), titlePath: ['two'] }] }), ['a two']],
  ])('of %s runs them and nothing else, once', (_, selection, expected) => {
    const fleet = play(selection);
    expect(ranOf(fleet).toSorted()).toEqual(expected.toSorted());
    expect(fleet.summary).toMatchObject({ verdict: 'green', totals: { files: selection.files.length, cases: expected.length } });
  });

  test('of a case by id runs it where history knows its name, and the whole file where it does not', () => {
    const selection = select({ a: [byId('a', 'two')] });
    expect(ranOf(play(selection, { histories: [historyOf('a', ['one', 'two', 'three'])] }))).toEqual(['a two']);
    expect(ranOf(play(selection))).toHaveLength(3);
  });

  test.each([
    ['a file', select({ a: [], gone: [] }), 'gone: '],
    ['a case by title path', select({ a: [byTitle('two'), byTitle('gone')] }), 'a: 1 cases'],
    ['a case by id', select({ a: [byId('a', 'gone')] }), 'a: 1 cases'],
    ['everything', select({ gone: [] }), 'none of the files that were asked for is there'],
    ['every case', select({ a: [byTitle('gone')] }), 'a: 1 cases'],
  ])('of which %s is not there is incomplete and says so', (_, selection, words) => {
    const { summary } = play(selection);
    expect(summary?.verdict).toBe('incomplete');
    expect(summary?.reasons.join()).toContain(words);
  });

  test('is red when what it names fails, and green when what it leaves out does', () => {
    const files = [{ path: 'a', cases: [{ title: 'good' }, { title: 'bad', does: 'failed' as const }] }];
    expect(play(select({ a: [byTitle('bad')] }), { files }).summary?.verdict).toBe('red');
    expect(play(select({ a: [byTitle('good')] }), { files }).summary?.verdict).toBe('green');
  });
});

test('what the change touches is run first where nothing ends later by it, and a file that is not there is none', () => {
  const histories = FILES.map(({ path }) => historyOf(path, ['one', 'two', 'three']));
  const playTouched = (touched: readonly string[]): Fleet =>
    runFleet({ files: FILES, agents: [{ id: 'x', slots: 1 }], histories, settings: { touched } });
  expect(ranOf(playTouched([]))[0]).toBe('a one');
  const fleet = playTouched(['d', 'gone']);
  expect(ranOf(fleet)[0]).toBe('d one');
  expect(fleet.summary).toMatchObject({ verdict: 'green', totals: { files: FILES.length } });
});

describe('a sequence', () => {
  const sequence = (...paths: readonly string[]): Selection => ({ files: paths.map((file) => ({ file, cases: [] })), isSequence: true });
  const begun = (fleet: Fleet): readonly { readonly path: string; readonly slot: string }[] =>
    fleet
      .of('unit-started')
      .map(({ files, agent, slot }) => ({ path: files.map((key) => key.split('|')[2]).join(), slot: `${agent}/${slot}` }));

  test('runs its files as listed, each after the end of the one before, on one slot', () => {
    const fleet = play(sequence('c', 'a', 'd', 'b'));
    expect(begun(fleet).map(({ path }) => path)).toEqual(['c', 'a', 'd', 'b']);
    expect(new Set(begun(fleet).map(({ slot }) => slot)).size).toBe(1);
    expect(fleet.summary).toMatchObject({ verdict: 'green', totals: { cases: 12 } });
    expect(ranOf(fleet).map((name) => name[0])).toEqual('cccaaadddbbb'.split(''));
  });

  test('runs the selected cases of its files, and what fails again before the next file', () => {
    const files = FILES.map((file) => ({
      ...file,
      cases: [
        { title: 'one', does: ({ nth }: { readonly nth: number }) => (nth === 1 ? ('failed' as const) : ('passed' as const)) },
        { title: 'two' },
      ],
    }));
    const selection = { files: ['b', 'a'].map((file) => ({ file, cases: [byTitle('one')] })), isSequence: true };
    expect(ranOf(play(selection, { files, settings: { retries: 1 } }))).toEqual(['b one', 'b one', 'a one', 'a one']);
  });

  test('whose agent is lost is given up: nothing on another slot would be the same order', () => {
    const fleet = play(sequence('a', 'b', 'c', 'd'), { incidents: [{ atMs: 500, act: (one) => one.kill('x') }] });
    expect(fleet.summary).toMatchObject({ verdict: 'incomplete', exitCode: 3 });
    expect(fleet.summary?.reasons.join()).toContain('in the middle of a sequence');
    expect(new Set(begun(fleet).map(({ slot }) => slot)).size).toBe(1);
  });

  test('is forecast and bound by its one slot', () => {
    const histories = FILES.map(({ path }) => historyOf(path, ['one', 'two', 'three']));
    const boundOf = (selection: Selection): number => play(selection, { histories }).of('run-planned')[0]?.boundMs ?? 0;
    expect(boundOf(sequence('a', 'b', 'c', 'd'))).toBeGreaterThan(2 * boundOf(select({ a: [], b: [], c: [], d: [] })));
  });
});
