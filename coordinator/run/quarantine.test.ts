import { expect, test } from 'vitest';
import { caseId } from '../../core/test-case.ts';
import { type FleetOptions, runFleet } from './fleet-model.ts';
import { modelKey } from './model-project.ts';
import type { RunSettings } from './types.ts';

const FOREVER = Number.MAX_SAFE_INTEGER;

/** `a: p f` is a file with a case that passes and one that fails; `l` fails once and then passes, `m` ends without a word. */
function play(files: string, quarantined: readonly string[], change: Partial<RunSettings> = {}, untilMs = FOREVER) {
  const does = {
    p: 'passed',
    f: 'failed',
    m: 'mute',
    l: ({ nth }: { readonly nth: number }) => (nth === 1 ? 'failed' : 'passed'),
  } as const;
  const quarantine = quarantined.map((name) => {
    const [path = '', title = ''] = name.split(' ');
    return { case: caseId(modelKey(path), [title], 0), owner: 'ann', reason: 'a port', untilMs };
  });
  const options: FleetOptions = {
    files: files.split(', ').map((file) => {
      const [path = '', letters = ''] = file.split(': ');
      return {
        path,
        cases: letters.split(' ').map((letter, index) => ({ title: `${letter}${index}`, does: does[letter as keyof typeof does] })),
      };
    }),
    agents: [{ id: 'x' }, { id: 'y' }],
    settings: { quarantine, flakyPolicy: 'fail', ...change },
  };
  return runFleet(options);
}

test.each([
  ['a failure in quarantine alone', 'a: p f', ['a f1'], 'green', 1],
  ['a failure beside it', 'a: f f', ['a f1'], 'red', 1],
  ['a failure that is not in it', 'a: p f', ['a p0'], 'red', undefined],
  ['nothing that fails', 'a: p p', ['a p0'], 'green', undefined],
  ['a case that never ends its sentence', 'a: p m', ['a m1'], 'incomplete', undefined],
])('%s: the verdict of %s with %j is %s', (...[, files, quarantined, verdict, counted]) => {
  const { summary } = play(files, quarantined);
  expect(summary).toMatchObject({ verdict });
  expect(summary?.totals.quarantined).toBe(counted);
});

test('a case in quarantine runs, fails by name, and says who answers for it', () => {
  const records = play('a: p f', ['a f1'])
    .of('file-settled')
    .flatMap(({ cases }) => cases);
  expect(records.map(({ outcome, quarantine }) => [outcome, quarantine?.owner])).toEqual([
    ['passed', undefined],
    ['failed', 'ann'],
  ]);
});

test('a quarantine that ended before the run began blocks again', () => {
  expect(play('a: p f', ['a f1'], {}, 0).summary).toMatchObject({ verdict: 'red' });
});

test('a flaky case in quarantine does not make a run red under the strict policy', () => {
  expect(play('a: p l', [], { retries: 1 }).summary).toMatchObject({ verdict: 'red' });
  expect(play('a: p l', ['a l1'], { retries: 1 }).summary).toMatchObject({ verdict: 'green', totals: { flaky: 1 } });
});

test('a failure in quarantine is none that --bail counts', () => {
  const files = `a: f p, ${Array.from({ length: 20 }, (_, index) => `b${index}: p p p`).join(', ')}`;
  expect(play(files, [], { bail: 1 }).summary?.totals.missing).toBeGreaterThan(0);
  expect(play(files, ['a f0'], { bail: 1 }).summary).toMatchObject({ verdict: 'green', totals: { missing: 0, quarantined: 1 } });
});
