import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../core/expected-error.ts';
import { checkServices } from './check-service.ts';

function refused(services: unknown): string | null {
  try {
    checkServices({ file: 'shard.config.ts', key: 'services' }, services);
    return null;
  } catch (error) {
    if (error instanceof ExpectedError && error.code === 'config-invalid') return error.message;
    throw error;
  }
}

const WEB = { name: 'web', command: 'node server.js' };

describe('services of a suite', () => {
  test.each<[string, unknown]>([
    ['of two lines', [WEB]],
    [
      'with everything',
      [
        {
          ...WEB,
          ports: ['main', 'admin'],
          ready: { url: 'http://localhost:{port:admin}/up' },
          env: { A: '{port:main}' },
          per: 'slot',
          timeout: '4m',
        },
        { name: 'db', command: 'db', ports: [], ready: { log: 'ready to accept (connections|queries)' } },
      ],
    ],
  ])('%s pass', (_name, services) => {
    expect(refused(services)).toBeNull();
  });

  test.each<[string, unknown, string]>([
    ['no list', WEB, 'services cannot be'],
    ['no service', ['web'], 'services[0] cannot be "web"'],
    ['no name', [{ command: 'x' }], 'services[0].name cannot be undefined'],
    ['no command', [{ name: 'x' }], 'services[0].command cannot be undefined'],
    ['a name that no variable can be made of', [{ ...WEB, name: 'Web Server' }], 'services[0].name cannot be "Web Server"'],
    ['a name twice', [WEB, WEB], 'services[1].name cannot be "web"'],
    ['an unknown key', [{ ...WEB, port: 80 }], 'unknown key "services[0].port"'],
    ['two ways to be ready', [{ ...WEB, ready: { port: 'main', log: 'x' } }], 'services[0].ready cannot be'],
    ['no way to be ready', [{ ...WEB, ready: {} }], 'services[0].ready cannot be {}'],
    ['a port number', [{ ...WEB, ready: { port: 8080 } }], 'services[0].ready.port cannot be 8080'],
    ['an address without its protocol', [{ ...WEB, ready: { url: 'localhost:{port:main}' } }], 'services[0].ready.url cannot be'],
    ['an address on a port that is not its own', [{ ...WEB, ready: { url: 'http://a:{port:x}/' } }], 'services[0].ready.url cannot be "x"'],
    ['a variable with a port that is not its own', [{ ...WEB, env: { A: '{port:x}' } }], 'services[0].env.A cannot be "x"'],
    ['a pattern that is none', [{ ...WEB, ready: { log: '(' } }], 'services[0].ready.log cannot be "("'],
    ['more patience than a run has', [{ ...WEB, timeout: '5m' }], `services[0].timeout cannot be "5m": expected at most '4m'`],
    [
      'two ports of one variable',
      [
        { ...WEB, ports: ['a-b'] },
        { name: 'web-a', command: 'x', ports: ['b'] },
      ],
      'SHARD_RUN_PORT_WEB_A_B',
    ],
    ['more ports than a service can want', [{ ...WEB, ports: Array.from({ length: 9 }, (_, n) => `p${n}`) }], 'at most 8 ports'],
  ])('with %s are refused', (_name, services, said) => {
    expect(refused(services)).toContain(said);
  });
});
