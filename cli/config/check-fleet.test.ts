import { expect, test } from 'vitest';
import type { FleetOptions } from './fleet-option.ts';
import { validateConfig } from './validate-config.ts';

const FLEET: FleetOptions = { hosts: ['web-1', { name: 'web-2', rack: 'b' }], root: '/srv/app' };

function refusal(options: unknown): string {
  try {
    validateConfig('shard.config.ts', { deploy: { production: options } });
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

test('a fleet may say everything there is to say', () => {
  expect(
    refusal({
      ...FLEET,
      user: 'deploy',
      jump: ['ops@gate.example.org:2222'],
      ssh: { identities: ['~/.ssh/id_ed25519'], agent: false, passphraseVariable: 'DEPLOY_PASSPHRASE', forwardAgent: false },
      shared: { files: ['.env'], directories: ['public/upload'] },
      reload: 'systemctl reload php-fpm',
      servingPid: 'cat run/pid',
      proof: { url: 'http://{address}/', header: 'x-release' },
      health: { command: 'curl -fsS localhost/health', tries: 3 },
      metrics: [
        { name: 'cpu', source: { type: 'proc', field: 'cpu' }, smallestEffect: 0.08 },
        { name: 'errors', source: { type: 'log', path: '/var/log/app.log', pattern: 'ERROR', signatures: true } },
      ],
      rollout: { canary: { ratio: 0.2, watch: '90s' }, full: { holdBackRatio: 0.05 }, inconclusive: 'promote' },
      hooks: [{ name: 'warm', at: 'before-switch', on: 'host', stages: ['canary'], roles: ['cache'], command: 'bin/warm' }],
      migrations: [{ name: '0007', command: 'bin/migrate 7', isReversible: true }],
      webhooks: ['env:CHAT_URL'],
    } satisfies FleetOptions),
  ).toBe('accepted');
});

test.each<[string, object]>([
  ['deploy.production.root', { root: undefined }],
  ['deploy.production.root', { root: 'srv/app' }],
  ['deploy.production.root', { root: '/srv\n/app' }],
  ['deploy.production.hosts', { hosts: [] }],
  ['deploy.production.hosts[1].name', { hosts: ['a', 'a'] }],
  ['deploy.production.hosts[0]', { hosts: ['$(reboot)'] }],
  ['deploy.production.hosts[0].port', { hosts: [{ name: 'a', port: 0 }] }],
  ['unknown key "deploy.production.hosts[0].adress"', { hosts: [{ name: 'a', adress: 'b' }] }],
  ['deploy.production.shared.files[0]', { shared: { files: ['../x'] } }],
  ['deploy.production.shared.directories[0]', { shared: { directories: ['/etc'] } }],
  ['deploy.production.metrics[0].source.type', { metrics: [{ name: 'a', source: { type: 'oracle' } }] }],
  ['deploy.production.metrics[0].source.path', { metrics: [{ name: 'a', source: { type: 'http', url: 'http://a/', field: 'json' } }] }],
  ['deploy.production.metrics[1].name', { metrics: [1, 2].map(() => ({ name: 'a', source: { type: 'proc', field: 'cpu' } })) }],
  ['deploy.production.rollout.canary.watch', { rollout: { canary: { watch: 'soon' } } }],
  ['deploy.production.rollout.alpha.full', { rollout: { alpha: { full: 0.5 } } }],
  ['deploy.production.migrations[0].isReversible', { migrations: [{ name: 'a', command: 'b' }] }],
  ['deploy.production.hooks[0].at', { hooks: [{ name: 'a', at: 'later', command: 'b' }] }],
  ['deploy.production.webhooks[0]', { webhooks: ['chat'] }],
])('%s is refused by its name: %j', (key, change) => {
  expect(refusal({ ...FLEET, ...change })).toContain(`shard.config.ts: ${key}`);
});
