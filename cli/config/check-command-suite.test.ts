import { expect, test } from 'vitest';
import { ExpectedError } from '../../core/expected-error.ts';
import { checkSuites } from './check-suite.ts';

const SOUND = { name: 'py', runner: 'command', files: ['t/*.py'], run: 'pytest {file} --junitxml={report}', results: 'junit' };
const SELECT = { list: 'pytest {file} --collect-only -q', run: 'pytest {cases} --junitxml={report}', form: 'pytest' };

function refusedKey(suite: object): string | null {
  try {
    checkSuites({ file: 'shard.config.ts', key: 'suites' }, [suite]);
    return null;
  } catch (error) {
    if (error instanceof ExpectedError && error.code === 'config-invalid') return /suites\[0\]\.?([\w.]*)/u.exec(error.message)?.[1] ?? '?';
    throw error;
  }
}

test.for<[string, object]>([
  ['files and a report', SOUND],
  ['a list', { ...SOUND, files: undefined, list: 'ls t/*.py' }],
  ['selection and a timeout', { ...SOUND, select: SELECT, timeout: '5m' }],
  ['a report of its own', { ...SOUND, run: 'mvn test -Dtest={file}', report: 'target/*.xml' }],
  ['an exit code', { ...SOUND, run: './check {file}', results: 'exit-code' }],
  ['the variable instead of the placeholder', { ...SOUND, run: `sh -c 'tool "$SHARD_RUN_FILE"'`, results: 'tap' }],
])('a suite of commands with %s is sound', ([, suite]) => {
  expect(refusedKey(suite)).toBeNull();
});

test.for<[string, object]>([
  ['files', { ...SOUND, files: undefined }],
  ['list', { ...SOUND, list: 'ls' }],
  ['run', { ...SOUND, run: undefined }],
  ['run', { ...SOUND, run: 'pytest --junitxml={report}' }],
  ['run', { ...SOUND, run: 'pytest {file}' }],
  ['run', { ...SOUND, run: 'pytest "{file}" --junitxml={report}' }],
  ['results', { ...SOUND, results: undefined }],
  ['results', { ...SOUND, results: 'xunit' }],
  ['report', { ...SOUND, results: 'tap', report: '*.xml' }],
  ['select', { ...SOUND, results: 'exit-code', select: SELECT }],
  ['select.form', { ...SOUND, select: { ...SELECT, form: undefined } }],
  ['select.list', { ...SOUND, select: { ...SELECT, list: 'pytest --collect-only' } }],
  ['select.run', { ...SOUND, select: { ...SELECT, run: 'pytest --junitxml={report}' } }],
  ['select.run', { ...SOUND, select: { ...SELECT, run: 'pytest {cases}' } }],
  ['timeout', { ...SOUND, timeout: 'soon' }],
  ['projects', { ...SOUND, projects: ['a'] }],
])('the key %s is named where it is wrong', ([key, suite]) => {
  expect(refusedKey(suite)).toBe(key);
});
