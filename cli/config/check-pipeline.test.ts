import { expect, test } from 'vitest';
import { validateConfig } from './validate-config.ts';

const FILE = 'shard.config.ts';
const check = (pipeline: unknown) => validateConfig(FILE, { pipeline });

test('everything that the pipeline knows may be said', () => {
  const pipeline = {
    branch: 'release/2',
    remote: 'origin',
    green: 'refs/heads/green',
    on: '127.0.0.1:7420',
    localAgents: 0,
    fleet: false,
    proof: 'fast',
    interval: '5s',
    afterRollback: 'split',
    webhook: { listen: '127.0.0.1:7430', secret: 'env:HOOK_SECRET' },
    notices: [
      { type: 'github', project: 'team/shop', token: 'env:TOKEN', kinds: ['culprit'] },
      { type: 'gitlab', project: '17', token: 'env:TOKEN', api: 'https://git.example.org/api/v4' },
      { type: 'chat', url: 'env:CHAT' },
      { type: 'webhook', url: 'https://example.org/hook' },
      { type: 'mail', url: 'env:SMTP', from: 'ci@example.org', to: ['team@example.org'] },
    ],
  };
  expect(check(pipeline)).toEqual({ pipeline });
});

test.each([
  ['a branch that git would take as an option', { branch: '--force' }, 'pipeline.branch'],
  ['a ref that is not whole', { green: 'green' }, 'pipeline.green'],
  ['a key that is misspelt', { brunch: 'main' }, 'pipeline.brunch'],
  ['a receiver of an unknown kind', { notices: [{ type: 'pigeon' }] }, 'pipeline.notices[0].type'],
  ['a receiver without what it needs', { notices: [{ type: 'github', project: 'team/shop' }] }, 'pipeline.notices[0].token'],
  ['a project without an owner', { notices: [{ type: 'github', project: 'shop', token: 'env:T' }] }, 'pipeline.notices[0].project'],
  ['a kind of notice that there is not', { notices: [{ type: 'chat', url: 'env:C', kinds: ['gossip'] }] }, 'pipeline.notices[0].kinds[0]'],
])('%s is refused by file and key', (_, pipeline, key) => {
  expect(() => check(pipeline)).toThrow(expect.objectContaining({ code: 'config-invalid', message: expect.stringContaining(`${FILE}: `) }));
  expect(() => check(pipeline)).toThrow(key);
});

test.each([
  { webhook: { listen: '127.0.0.1:1', secret: 'hunter2' } },
  { notices: [{ type: 'github', project: 'a/b', token: 'hunter2' }] },
  { notices: [{ type: 'mail', url: 'smtp://bot:hunter2@example.org', from: 'a@b', to: ['c@d'] }] },
])('a secret that was written into the file is refused, and not repeated: %#', (pipeline) => {
  expect(() => check(pipeline)).toThrow('env:');
  expect(() => check(pipeline)).not.toThrow('hunter2');
});
