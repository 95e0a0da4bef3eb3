import { expect, test } from 'vitest';
import { type PipelineFlags, pipelineConfig } from './pipeline-config.ts';
import type { PipelineOptions } from './pipeline-option.ts';

const NOTHING: PipelineFlags = {
  'branch': null,
  'remote': null,
  'on': null,
  'local': null,
  'fleet': null,
  'no-deploy': false,
  'interval': null,
  'proof': null,
  'webhook': null,
};
const ENV = { TOKEN: 't0ken', HOOK: 'a secret of some length', EMPTY: '' };

const plan = (options: PipelineOptions, flags: Partial<PipelineFlags> = {}, hasFleet = true) =>
  pipelineConfig(options, { ...NOTHING, ...flags }, { hasFleet, env: ENV });

test('without a word it watches main, strictly, with agents of this machine', () => {
  const { settings, remote, greenRef, on, localAgents } = plan({});
  expect({ ...settings, remote, greenRef, on }).toMatchObject({
    branch: 'main',
    proof: 'strict',
    deploys: true,
    remote: null,
    greenRef: 'refs/heads/green',
    on: null,
  });
  expect([localAgents > 0, settings.agents]).toEqual([true, localAgents]);
});

test('the command line goes before the configuration', () => {
  const options: PipelineOptions = { branch: 'trunk', remote: 'origin', on: '127.0.0.1:1', interval: '5s', proof: 'fast', localAgents: 2 };
  const typed = plan(options, { branch: 'main', interval: 1_000, proof: 'strict', local: 0 });
  expect([typed.settings.branch, typed.intervalMs, typed.settings.proof, typed.localAgents]).toEqual(['main', 1_000, 'strict', 0]);
  const untyped = plan(options);
  expect([untyped.settings.branch, untyped.intervalMs, untyped.settings.proof, untyped.localAgents]).toEqual(['trunk', 5_000, 'fast', 2]);
  expect(untyped.remote).toBe('origin');
});

test.each([
  ['a fleet', {}, {}, true, true],
  ['no fleet', {}, {}, false, false],
  ['a fleet, but nothing is to be shipped', { fleet: false }, {}, true, false],
  ['a fleet that the command line does not want', {}, { 'no-deploy': true }, true, false],
  ['a fleet that only the command line wants', { fleet: false }, { fleet: 'staging' }, true, true],
] as const)('with %s', (...[, options, flags, hasFleet, expected]) => {
  expect(plan(options, flags, hasFleet).settings.deploys).toBe(expected);
});

test.each([
  ['nothing is said', {}, null],
  ['it is off', { idle: false }, null],
  ['it is on', { idle: {} }, { agents: 4, perDayMs: 28_800_000 }],
  ['it is bounded', { idle: { agents: 2, perDay: '30m' } }, { agents: 2, perDayMs: 1_800_000 }],
] as const)('idle agents work when %s', (...[, options, expected]) => {
  expect(plan(options).idle).toEqual(expected);
});

test('a coordinator of the team brings its own agents', () => {
  const { localAgents, settings } = plan({}, { on: '127.0.0.1:7420' });
  expect([localAgents, settings.agents > 0]).toEqual([0, true]);
});

test('secrets come from the environment, and everything else has its default', () => {
  const { receivers, webhook } = plan({
    webhook: { listen: '127.0.0.1:0', secret: 'env:HOOK' },
    notices: [
      { type: 'github', project: 'a/b', token: 'env:TOKEN' },
      { type: 'gitlab', project: '7', token: 'env:TOKEN', api: 'https://git.example.org/api/v4/' },
    ],
  });
  expect(webhook?.secret).toBe(ENV.HOOK);
  expect(receivers).toMatchObject([
    { api: 'https://api.github.com', token: 't0ken', context: 'shard-run', targetUrl: null },
    { api: 'https://git.example.org/api/v4', token: 't0ken' },
  ]);
});

test.each([
  ['a variable that is not set', () => plan({ notices: [{ type: 'chat', url: 'env:GONE' }] }), 'config-invalid'],
  ['a variable that is empty', () => plan({ notices: [{ type: 'chat', url: 'env:EMPTY' }] }), 'config-invalid'],
  ['a webhook without a secret', () => plan({}, { webhook: '127.0.0.1:1' }), 'usage'],
  ['a kind of proof that there is not', () => plan({}, { proof: 'lazy' }), 'usage'],
])('%s is refused', (_, ask, code) => {
  expect(ask).toThrow(expect.objectContaining({ code }));
});
