/** Parses what a configuration file exports; every refusal names the file, the key, the value and the expected form. */
import { ExpectedError } from '../../core/expected-error.ts';
import { REPORTER_NAMES } from '../option/verb-table.ts';
import type { Check, Where } from './check.ts';
import { checkKeys, durationCheck, integerCheck, isRecord, refuse, shapeCheck, stringCheck, stringsCheck, wordCheck } from './check.ts';
import { checkFleets } from './check-fleet.ts';
import { checkPipeline } from './check-pipeline.ts';
import { checkSuites } from './check-suite.ts';
import type { ShardConfig } from './define-config.ts';
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
  resources: checkResources,
  setup: checkSetup,
  traces: checkTraces,
  deploy: checkFleets,
  pipeline: checkPipeline,
};

function checkTraces(where: Where, value: unknown): void {
  const isAddress = typeof value === 'string' && URL.canParse(value) && /^https?:$/u.test(new URL(value).protocol);
  if (!isAddress) refuse(where, value, "an address such as 'http://127.0.0.1:4318'");
}

const SETUP = shapeCheck(
  {
    command: stringCheck('a line for the shell'),
    inputs: stringsCheck("a list of paths such as ['prisma/schema.prisma']"),
    outputs: stringsCheck("a list of paths such as ['generated']"),
  },
  ['command'],
);

function checkSetup(where: Where, value: unknown): void {
  if (typeof value === 'string') stringCheck("a command such as 'npm ci', or 'none'")(where, value);
  else SETUP(where, value);
}

/** Returns the value as a configuration. Throws `config-invalid`. */
export function validateConfig(file: string, value: unknown): ShardConfig {
  if (value === undefined || value === null) {
    throw new ExpectedError('config-invalid', `${file} has no default export`, { hint: 'write: export default defineConfig({ … })' });
  }
  if (!isRecord(value)) refuse({ file, key: 'the default export' }, value, 'an object');
  checkKeys({ file, key: '' }, value, CHECKS);
  checkUses(file, value as ShardConfig);
  return value as ShardConfig;
}

function checkResources(where: Where, value: unknown): void {
  if (!isRecord(value)) refuse(where, value, "an object such as { 'payment-sandbox': 3 }");
  for (const [name, units] of Object.entries(value)) integerCheck(1, 1_000_000)({ ...where, key: `${where.key}["${name}"]` }, units);
}

/** A name that is misspelt would guard nothing. */
function checkUses(file: string, { suites = [], resources = {} }: ShardConfig): void {
  const known = Object.keys(resources);
  for (const [index, { uses = [] }] of suites.entries()) {
    const unknown = uses.find((name) => !known.includes(name));
    if (unknown === undefined) continue;
    const expected =
      known.length === 0 ? "a name that stands under resources, as in resources: { 'payment-sandbox': 3 }" : `one of ${known.join(', ')}`;
    refuse({ file, key: `suites[${index}].uses` }, unknown, expected);
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
