/** Checks the `suites` part of a configuration: the keys that every suite has, and those of its runner. */
import { RUNNER_NAMES, type RunnerName } from '../../core/suite-spec.ts';
import { BROWSER_NAMES, isRemoteEndUrl } from '../../core/webdriver.ts';
import { MAX_WEIGHT } from '../../core/weight.ts';
import type { Check, Where } from './check.ts';
import {
  booleanCheck,
  checkEnvironment,
  checkKeys,
  durationCheck,
  integerCheck,
  isRecord,
  listCheck,
  numberCheck,
  refuse,
  shapeCheck,
  stringCheck,
  stringsCheck,
  uniqueCheck,
  wordCheck,
} from './check.ts';
import { COMMAND_CHECKS, checkCommandSuite } from './check-command-suite.ts';
import { checkServices } from './check-service.ts';
import type { BrowserOption, CommandSuite, PlaywrightSuite, SuiteConfig, VitestSuite, WebDriverOption } from './suite-option.ts';

type Checks<Key extends string> = Readonly<Record<Key, Check>>;

const WEIGHT = shapeCheck({
  cpu: numberCheck(0.01, MAX_WEIGHT.cpuMilli / 1_000),
  memoryMb: integerCheck(1, MAX_WEIGHT.memoryMb),
});

function checkWeight(where: Where, value: unknown): void {
  WEIGHT(where, value);
  if (isRecord(value) && Object.keys(value).length === 0) refuse(where, value, 'cpu, memoryMb or both, such as { cpu: 2, memoryMb: 1500 }');
}

const COMMON: Checks<'name' | 'runner' | 'cwd' | 'env' | 'labels' | 'uses' | 'weight' | 'whileGreen' | 'services'> = {
  name: (where, value) =>
    typeof value === 'string' && /^[\w.-]{1,64}$/u.test(value)
      ? undefined
      : refuse(where, value, 'a name of letters, digits, ".", "_", "-", at most 64'),
  runner: wordCheck(RUNNER_NAMES),
  cwd: stringCheck('a directory'),
  env: checkEnvironment,
  labels: stringsCheck("a list of labels such as ['browser:chrome']"),
  uses: stringsCheck("a list of names of resources such as ['payment-sandbox']"),
  weight: checkWeight,
  whileGreen: stringsCheck("a list of names of suites such as ['unit']"),
  services: checkServices,
};

const SUFFIX = /^[\w.-]{1,32}$/u;

const WEBDRIVER_CHECKS: Checks<keyof WebDriverOption> = {
  url: (where, value) =>
    typeof value === 'string' && isRemoteEndUrl(value)
      ? undefined
      : refuse(where, value, "a URL such as 'http://grid:4444', without credentials"),
  sessions: wordCheck(['pooled', 'fresh']),
  capabilities: (where, value) => (isRecord(value) ? undefined : refuse(where, value, 'an object of WebDriver capabilities')),
  headless: booleanCheck,
  driver: stringCheck('a path of a file, or a name in PATH'),
  binary: stringCheck('a path of a file, or a name in PATH'),
  commandDeadline: durationCheck('45s'),
  sessionDeadline: durationCheck('60s'),
};

const browserName = wordCheck(BROWSER_NAMES);
const BROWSER_CHECKS: Checks<keyof BrowserOption> = {
  ...WEBDRIVER_CHECKS,
  browser: browserName,
  name: (where, value) =>
    typeof value === 'string' && SUFFIX.test(value) ? undefined : refuse(where, value, 'letters, digits, ".", "_", "-", at most 32'),
};

/** What each runner reads beside them. */
const RUNNER_CHECKS: Readonly<Record<RunnerName, Readonly<Record<string, Check>>>> = {
  vitest: {
    configFile: stringCheck('a path of a file'),
    projects: stringsCheck('a list of project names'),
    browsers: checkBrowsers,
    webdriver: shapeCheck(WEBDRIVER_CHECKS),
  } satisfies Checks<Exclude<keyof VitestSuite, keyof typeof COMMON>>,
  playwright: {
    configFile: stringCheck('a path of a file'),
    projects: stringsCheck('a list of project names'),
  } satisfies Checks<Exclude<keyof PlaywrightSuite, keyof typeof COMMON>>,
  command: COMMAND_CHECKS satisfies Checks<Exclude<keyof CommandSuite, keyof typeof COMMON>>,
};

function checkBrowsers(where: Where, value: unknown): void {
  const check = shapeCheck(BROWSER_CHECKS, ['browser']);
  const each: Check = (at, browser) => (isRecord(browser) ? check(at, browser) : browserName(at, browser));
  if (Array.isArray(value) && value.length === 0) refuse(where, value, "a list with at least one browser such as ['chrome']");
  listCheck(each, "a list of browsers such as ['chrome']")(where, value);
}

/** Checks a list of suites. Throws `config-invalid`. */
export function checkSuites(where: Where, value: unknown): void {
  if (!Array.isArray(value) || value.length === 0) refuse(where, value, 'a list with at least one suite such as { name: "unit" }');
  for (const [index, suite] of value.entries()) {
    const at = { file: where.file, key: `${where.key}[${index}]` };
    if (!isRecord(suite)) refuse(at, suite, 'a suite such as { name: "unit" }');
    const runner = suite['runner'] ?? 'vitest';
    COMMON.runner({ ...at, key: `${at.key}.runner` }, runner);
    checkKeys(at, suite, { ...COMMON, ...RUNNER_CHECKS[runner as RunnerName] });
    if (runner === 'command') checkCommandSuite(at, suite);
    if (typeof suite['name'] !== 'string') refuse({ ...at, key: `${at.key}.name` }, suite['name'], 'a name');
  }
  uniqueCheck('name', where, value);
  checkGreenNames(where, value);
}

/** A name that is no other suite's would never be red, and nobody would know. */
function checkGreenNames(where: Where, suites: readonly SuiteConfig[]): void {
  const names = suites.map(({ name }) => name);
  for (const [index, { name, whileGreen = [] }] of suites.entries()) {
    const others = names.filter((other) => other !== name);
    const stranger = whileGreen.find((wanted) => !others.includes(wanted));
    if (stranger === undefined) continue;
    refuse(
      { ...where, key: `${where.key}[${index}].whileGreen` },
      stranger,
      `the name of another suite: ${others.join(', ') || 'there is none'}`,
    );
  }
}
