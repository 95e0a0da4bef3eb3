import { expect, test } from 'vitest';
import { CASE_FORMS } from './case-form.ts';
import type { CaseFormName } from './setting.ts';

test.for<[CaseFormName, string, readonly string[] | null]>([
  ['title', 'a > b c > d', ['a', 'b c', 'd']],
  ['pytest', 'tests/test_a.py::test_x', ['test_x']],
  ['pytest', 'tests/a b/test_a.py::TestX::TestY::test_x[a::b-[c]]', ['TestX', 'TestY', 'test_x[a::b-[c]]']],
  ['pytest', '3 tests collected in 0.01s', null],
  ['pytest', 'ERROR tests/test_a.py', null],
  ['go', 'TestÄ_1', ['TestÄ_1']],
  ['go', 'BenchmarkX', null],
  ['go', 'ok  \texample.com/a\t0.01s', null],
])('%s: the line %s names %j', ([form, line, expected]) => {
  expect(CASE_FORMS[form].parse(line)).toEqual(expected);
});

test('Go is asked for its tests by one anchored pattern, others by name', () => {
  expect(CASE_FORMS.go.select(['TestA', 'TestB'])).toEqual(['^(?:TestA|TestB)$']);
  expect(CASE_FORMS.pytest.select(['a::b', 'a::c'])).toEqual(['a::b', 'a::c']);
});
