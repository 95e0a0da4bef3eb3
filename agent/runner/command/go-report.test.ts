import { expect, test } from 'vitest';
import { createGoReader } from './go-report.ts';
import type { ReportedCase } from './report.ts';

function read(events: readonly object[], isFolded = false): { readonly cases: readonly ReportedCase[]; readonly shown: string } {
  let shown = '';
  const onText = (text: string) => {
    shown += text;
  };
  const reader = createGoReader({ path: 'pkg', cwd: '/' }, { isFolded, onText });
  const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  for (let at = 0; at < text.length; at += 11) reader.write(text.slice(at, at + 11));
  return { cases: reader.end(), shown };
}

const FAILING = [
  { Action: 'start' },
  { Action: 'run', Test: 'TestA' },
  { Action: 'output', Test: 'TestA', Output: '=== RUN   TestA\n' },
  { Action: 'run', Test: 'TestA/x' },
  { Action: 'output', Test: 'TestA/x', Output: '    a_test.go:7: got 1\n' },
  { Action: 'fail', Test: 'TestA/x', Elapsed: 0.5 },
  { Action: 'fail', Test: 'TestA', Elapsed: 0.5 },
  { Action: 'skip', Test: 'TestB', Elapsed: 0 },
  { Action: 'output', Output: 'FAIL\n' },
  { Action: 'fail', Elapsed: 0.6 },
];

test('subtests are cases beside their parents, and a parent tells what failed in it', () => {
  const { cases, shown } = read(FAILING);
  expect(cases.map(({ titlePath, outcome, durationMs }) => [titlePath, outcome, durationMs])).toEqual([
    [['TestA'], 'failed', 500],
    [['TestA', 'x'], 'failed', 500],
    [['TestB'], 'skipped', 0],
  ]);
  expect(cases.slice(0, 2).map(({ errors }) => errors[0]?.message)).toEqual(['TestA/x', 'a_test.go:7: got 1']);
  expect(shown).toBe('FAIL\n');
});

test('where cases are selected, those of the top level are all there are', () => {
  expect(read(FAILING, true).cases.map(({ titlePath }) => titlePath)).toEqual([['TestA'], ['TestB']]);
});

test('a test that a panic took with it has failed', () => {
  const [found] = read([
    { Action: 'run', Test: 'TestA' },
    { Action: 'output', Test: 'TestA', Output: 'panic: x\n' },
    { Action: 'fail' },
  ]).cases;
  expect(found).toMatchObject({ outcome: 'failed', errors: [{ message: 'panic: x' }] });
});

test.for<[string, readonly object[], string]>([
  ['without the end of the package', [{ Action: 'pass', Test: 'TestA' }], 'how the package ended'],
  ['without the end of a test', [{ Action: 'run', Test: 'TestA' }, { Action: 'pass' }], 'how TestA ended'],
])('output %s is refused', ([, events, problem]) => {
  expect(() => read(events)).toThrow(problem);
});

test('a line that is cut off is refused', () => {
  const reader = createGoReader({ path: 'pkg', cwd: '/' }, { isFolded: false, onText: () => undefined });
  reader.write('{"Action":"pa');
  expect(() => reader.end()).toThrow('not the output of go test -json');
});
