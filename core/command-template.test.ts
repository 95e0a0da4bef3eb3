import { expect, test } from 'vitest';
import { quotedPlaceholder, shellText, usesPlaceholder } from './command-template.ts';

test.for([
  ['pytest {file} --junitxml={report}', 'pytest "$SHARD_RUN_FILE" --junitxml="$SHARD_RUN_REPORT"'],
  ['pytest {cases} -n{slot}', 'pytest "$@" -n"$SHARD_RUN_SLOT"'],
  [`awk '{print}' \${file} {a,b} {files}`, `awk '{print}' \${file} {a,b} {files}`],
])('%s becomes %s', ([template = '', text]) => {
  expect(shellText(template)).toBe(text);
});

test.for<[string, string | null]>([
  ['a {file}', null],
  ['a "{file}"', '{file}'],
  [`a '{report}'`, '{report}'],
  [`a "it's" {file}`, null],
  [String.raw`a \" {file}`, null],
  [String.raw`a "\"" {file}`, null],
  [String.raw`a '\' {file}`, null],
  [`a '$x' "y" 'z {slot}`, '{slot}'],
])('of %s the placeholder in quotes is %s', ([template, found]) => {
  expect(quotedPlaceholder(template)).toBe(found);
});

test('a value is used by its placeholder or by its variable', () => {
  expect(['a {file}', 'a "$SHARD_RUN_FILE"', `sh -c 'a "\${SHARD_RUN_FILE}"'`, 'a'].map((text) => usesPlaceholder(text, 'file'))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(usesPlaceholder('go test "$@"', 'cases')).toBe(true);
});
