/** Parses what a configuration file exports; every refusal names the file, the key, the value and the expected form. */
import { ExpectedError } from '../../core/expected-error.ts';
import { REPORTER_NAMES } from '../option/verb-table.ts';
import type { Check, Where } from './check.ts';
import { checkKeys, durationCheck, integerCheck, isRecord, refuse, stringCheck, stringsCheck, wordCheck } from './check.ts';
import { checkFleets } from './check-fleet.ts';
import type { ShardConfig, SuiteConfig } from './define-config.ts';
import { globSource } from './glob.ts';

const CHECKS: Readonly<Record<keyof ShardConfig, Check>> = {
  suites: checkSuites,
  slots: integerCheck(1, 1024),
  retries: integerCheck(0, 10),
  bail: integerCheck(1, 1_000_000),
  flaky: wordCheck(['allow', 'fail']),
  history: stringCheck('a path of an SQLite file'),
  target: durationCheck('9m'),
  reporters: checkReporters,
  labels: checkLabels,
  deploy: checkFleets,
};

const SUITE_CHECKS: Readonly<Record<keyof SuiteConfig, Check>> = {
  name: (where, value) =>
    typeof value === 'string' && /^[\w.-]{1,64}$/u.test(value)
      ? undefined
      : refuse(where, value, 'a name of letters, digits, ".", "_", "-", at most 64'),
  cwd: stringCheck('a directory'),
  configFile: stringCheck('a path of a file'),
  projects: stringsCheck('a list of project names'),
};

/** Returns the value as a configuration. Throws `config-invalid`. */
export function validateConfig(file: string, value: unknown): ShardConfig {
  if (value === undefined || value === null) {
    throw new ExpectedError('config-invalid', `${file} has no default export`, { hint: 'write: export default defineConfig({ … })' });
  }
  if (!isRecord(value)) refuse({ file, key: 'the default export' }, value, 'an object');
  checkKeys({ file, key: '' }, value, CHECKS);
  return value as ShardConfig;
}

function checkSuites(where: Where, value: unknown): void {
  if (!Array.isArray(value) || value.length === 0) refuse(where, value, 'a list with at least one suite such as { name: "unit" }');
  const names = new Set<string>();
  for (const [index, suite] of value.entries()) {
    const at = { file: where.file, key: `${where.key}[${index}]` };
    if (!isRecord(suite)) refuse(at, suite, 'a suite such as { name: "unit" }');
    checkKeys(at, suite, SUITE_CHECKS);
    const name = suite['name'];
    if (typeof name !== 'string') refuse({ ...at, key: `${at.key}.name` }, name, 'a name');
    if (names.has(name)) refuse({ ...at, key: `${at.key}.name` }, name, 'a name that no other suite has');
    names.add(name);
  }
}

function checkReporters(where: Where, value: unknown): void {
  stringsCheck('a list such as ["default", "junit=report.xml"]')(where, value);
  for (const [index, reporter] of (value as readonly string[]).entries()) {
    const name = reporter.split('=', 1)[0] ?? '';
    if (!(REPORTER_NAMES as readonly string[]).includes(name))
      refuse({ ...where, key: `${where.key}[${index}]` }, reporter, `NAME or NAME=FILE with NAME one of ${REPORTER_NAMES.join(', ')}`);
  }
}

function checkLabels(where: Where, value: unknown): void {
  if (!isRecord(value)) refuse(where, value, "an object such as { 'e2e/**': ['browser:chrome'] }");
  for (const [glob, labels] of Object.entries(value)) {
    const at = { ...where, key: `${where.key}["${glob}"]` };
    if (globSource(glob) === null) refuse({ ...where, key: where.key }, glob, 'a glob such as e2e/**');
    stringsCheck("a list of labels such as ['browser:chrome']")(at, labels);
  }
}
