import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ExpectedError } from '../../core/expected-error.ts';
import { RUNNER_NAMES } from '../../core/suite-spec.ts';
import { loadConfig } from './load-config.ts';

const FOLDER = mkdtempSync(path.join(tmpdir(), 'shard-run-config-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));
const RUNNERS = RUNNER_NAMES.map((name) => `'${name}'`).join(' or ');

async function load(source: string): Promise<unknown> {
  const file = path.join(FOLDER, 'shard.config.ts');
  writeFileSync(file, source);
  try {
    return (await loadConfig(file, FOLDER)).config;
  } catch (error) {
    if (error instanceof ExpectedError && error.code === 'config-invalid') return `${error.message.split('\n', 1)[0]} | ${error.hint}`;
    throw error;
  }
}

describe('a configuration is loaded in a process of its own', () => {
  test.each<[string, string, unknown]>([
    [
      'with defineConfig, where nothing is installed',
      `import { defineConfig } from 'shard-run/config'; export default defineConfig({ retries: 1 });`,
      { retries: 1 },
    ],
    ['from an async function', 'export default async () => ({ slots: 2 });', { slots: 2 }],
    ['with suites', `export default { suites: [{ name: 'unit', projects: ['a'] }] };`, { suites: [{ name: 'unit', projects: ['a'] }] }],
    ['with labels', `export default { labels: { 'e2e/**': ['browser:chrome'] } };`, { labels: { 'e2e/**': ['browser:chrome'] } }],
    ['that prints', 'console.log("noise"); export default {};', {}],
  ])('%s', async (_name, source, expected) => {
    expect(await load(source)).toEqual(expected);
  });
});

describe('a bad configuration names file, key, value and the expected form', () => {
  test.each([
    ['export default { slot: 2 };', 'shard.config.ts: unknown key "slot" | did you mean slots?'],
    [
      `export default { suites: [{ name: 'a', runner: 'jest' }] };`,
      `shard.config.ts: suites[0].runner cannot be "jest": expected ${RUNNERS} | correct suites[0].runner in shard.config.ts`,
    ],
    [
      `export default { suites: [{ name: 'a', env: { PORT: 80 } }] };`,
      'shard.config.ts: suites[0].env.PORT cannot be 80: expected a text without NUL | correct suites[0].env.PORT in shard.config.ts',
    ],
    [
      `export default { suites: [{ name: 'a', services: [{ name: 'web', command: 'x', ready: { port: 'mian' } }] }] };`,
      'shard.config.ts: suites[0].services[0].ready.port cannot be "mian": expected one of its ports: main | correct suites[0].services[0].ready.port in shard.config.ts',
    ],
    [
      `export default { resources: { sandbox: 3 }, suites: [{ name: 'a', uses: ['sandbx'] }] };`,
      'shard.config.ts: suites[0].uses cannot be "sandbx": expected one of sandbox | correct suites[0].uses in shard.config.ts',
    ],
    [
      `export default { suites: [{ name: 'unit' }, { name: 'web', whileGreen: ['unti'] }] };`,
      'shard.config.ts: suites[1].whileGreen cannot be "unti": expected the name of another suite: unit | correct suites[1].whileGreen in shard.config.ts',
    ],
    [
      `export default { suites: [{ name: 'web', whileGreen: ['web'] }] };`,
      'shard.config.ts: suites[0].whileGreen cannot be "web": expected the name of another suite: there is none | correct suites[0].whileGreen in shard.config.ts',
    ],
    [
      'export default { resources: { sandbox: 0 } };',
      'shard.config.ts: resources["sandbox"] cannot be 0: expected a whole number from 1 to 1000000 | correct resources["sandbox"] in shard.config.ts',
    ],
    [
      `export default { suites: [{ name: 'web', weight: { cpu: 0 } }] };`,
      'shard.config.ts: suites[0].weight.cpu cannot be 0: expected a number from 0.01 to 1000 | correct suites[0].weight.cpu in shard.config.ts',
    ],
    [
      `export default { suites: [{ name: 'web', weight: { memoryMb: '2GB' } }] };`,
      'shard.config.ts: suites[0].weight.memoryMb cannot be "2GB": expected a whole number from 1 to 100000000 | correct suites[0].weight.memoryMb in shard.config.ts',
    ],
    [
      `export default { suites: [{ name: 'web', weight: {} }] };`,
      'shard.config.ts: suites[0].weight cannot be {}: expected cpu, memoryMb or both, such as { cpu: 2, memoryMb: 1500 } | correct suites[0].weight in shard.config.ts',
    ],
    [
      `export default { suites: [{ name: 'web', weight: { memory: 1500 } }] };`,
      'shard.config.ts: unknown key "suites[0].weight.memory" | did you mean memoryMb?',
    ],
    [`export default { suites: [{ nam: 'a' }] };`, 'shard.config.ts: unknown key "suites[0].nam" | did you mean name?'],
    [
      'export default { zzz: 2 };',
      'shard.config.ts: unknown key "zzz" | the keys here are suites, slots, retries, bail, flaky, history, target, reporters, labels, resources, setup, traces, deploy, pipeline',
    ],
    [
      'export default { slots: "4" };',
      'shard.config.ts: slots cannot be "4": expected a whole number from 1 to 1024 | correct slots in shard.config.ts',
    ],
    [
      'export default { slots: () => 4 };',
      'shard.config.ts: slots cannot be a function: expected a whole number from 1 to 1024 | correct slots in shard.config.ts',
    ],
    [
      'export default { flaky: "maybe" };',
      `shard.config.ts: flaky cannot be "maybe": expected 'allow' or 'fail' | correct flaky in shard.config.ts`,
    ],
    [
      'export default { target: "soon" };',
      `shard.config.ts: target cannot be "soon": expected a duration such as '9m' | correct target in shard.config.ts`,
    ],
    [
      'export default { suites: [] };',
      'shard.config.ts: suites cannot be []: expected a list with at least one suite such as { name: "unit" } | correct suites in shard.config.ts',
    ],
    [
      `export default { suites: [{ name: 'a' }, { name: 'a' }] };`,
      'shard.config.ts: suites[1].name cannot be "a": expected a name that no other has | correct suites[1].name in shard.config.ts',
    ],
    [
      `export default { reporters: ['jsn'] };`,
      'shard.config.ts: reporters[0] cannot be "jsn": expected NAME or NAME=FILE with NAME one of default, dot, json, junit, github, blob, html | correct reporters[0] in shard.config.ts',
    ],
    [
      'export default { setup: { command: "" } };',
      'shard.config.ts: setup.command cannot be "": expected a line for the shell | correct setup.command in shard.config.ts',
    ],
    [
      'export default new Map();',
      'shard.config.ts: the default export cannot be a Map: expected an object | correct the default export in shard.config.ts',
    ],
    ['export const a = 1;', 'shard.config.ts has no default export | write: export default defineConfig({ … })'],
    ['export default { slots: 2', 'shard.config.ts cannot be loaded: | node shard.config.ts shows the error alone'],
    ['throw new Error("boom")', 'shard.config.ts cannot be loaded: Error: boom | node shard.config.ts shows the error alone'],
    ['process.exit(0)', 'shard.config.ts cannot be loaded: it ended the process with code 0 | node shard.config.ts shows the error alone'],
  ])('%s', async (source, expected) => {
    const answer = String(await load(source));
    expect(answer.replace(/cannot be loaded: (?:.*shard\.config\.ts:\d+|.*SyntaxError.*?) \|/u, 'cannot be loaded: |')).toBe(expected);
  });
});
