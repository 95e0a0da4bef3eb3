import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../core/expected-error.ts';
import type { FleetConfig } from '../api.ts';
import { resolveInventory } from './inventory.ts';
import { parseInventory } from './parse-inventory.ts';

const DEFAULTS = { name: 'web', root: '/srv/app', user: 'deploy', port: 22, jump: [] };

function refusal(hosts: unknown): string {
  try {
    parseInventory(hosts, DEFAULTS);
    return 'accepted';
  } catch (error) {
    if (error instanceof ExpectedError) return error.code;
    throw error;
  }
}

function resolve(command: string): ReturnType<typeof resolveInventory> {
  return resolveInventory({ ...DEFAULTS, hosts: { command } } as unknown as FleetConfig, '/');
}

describe('an inventory', () => {
  test('takes from the fleet what a host does not say', () => {
    expect(parseInventory(['web-1'], { ...DEFAULTS, jump: ['gate'] })).toEqual([
      {
        id: 'web-1',
        address: 'web-1',
        port: 22,
        user: 'deploy',
        group: '',
        rack: '',
        roles: [],
        root: '/srv/app',
        jump: [{ address: 'gate', port: 22, user: 'deploy' }],
      },
    ]);
  });

  test.each([
    ['gate', { address: 'gate', port: 22, user: 'deploy' }],
    ['me@gate:2222', { address: 'gate', port: 2222, user: 'me' }],
    ['[fe80::1%eth0]:2222', { address: 'fe80::1%eth0', port: 2222, user: 'deploy' }],
    ['me@[::1]', { address: '::1', port: 22, user: 'me' }],
  ])('goes through %s', (text, hop) => {
    expect(parseInventory([{ name: 'web-1', jump: [text] }], DEFAULTS)[0]?.jump).toEqual([hop]);
  });

  test('keeps a root with blanks and quotes, without a slash at its end', () => {
    expect(parseInventory([{ name: 'web-1', root: `/srv/it's "mine"/` }], DEFAULTS)[0]?.root).toBe(`/srv/it's "mine"`);
  });

  test.each<[string, unknown]>([
    ['no hosts', []],
    ['no array', { name: 'web-1' }],
    ['nothing', null],
    ['a host that is a number', [1]],
    ['a host without a name', [{ address: '10.0.0.1' }]],
    ['two hosts of one name', ['web-1', { name: 'web-1', address: '10.0.0.2' }]],
    [
      'two hosts of one address',
      [
        { name: 'web-1', address: 'a.example' },
        { name: 'web-2', address: 'A.example' },
      ],
    ],
    ['a name that is a command', [{ name: '$(id)', address: 'a' }]],
    ['a name with a line break', [{ name: 'a\nb', address: 'a' }]],
    ['an address that is an option', [{ name: 'web-1', address: '-oProxyCommand=id' }]],
    ['a user that is an option', [{ name: 'web-1', user: '-l' }]],
    ['a user with a blank', [{ name: 'web-1', user: 'a b' }]],
    ['a port that is no port', [{ name: 'web-1', port: 70_000 }]],
    ['a port in words', [{ name: 'web-1', port: '22' }]],
    ['a root that is not absolute', [{ name: 'web-1', root: 'srv/app' }]],
    ['the root of everything', [{ name: 'web-1', root: '/' }]],
    ['a root that climbs', [{ name: 'web-1', root: '/srv/../etc' }]],
    ['a rack of two lines', [{ name: 'web-1', rack: 'a\nb' }]],
    ['a jump host that is an option', [{ name: 'web-1', jump: ['-oProxyCommand=id'] }]],
    ['roles that are no array', [{ name: 'web-1', roles: 'db' }]],
  ])('with %s is refused', (_name, hosts) => {
    expect(refusal(hosts)).toBe('inventory-invalid');
  });

  test('may have hosts behind different jump hosts with one address', () => {
    const hosts = [
      { name: 'a', address: '10.0.0.1', jump: ['gate-a'] },
      { name: 'b', address: '10.0.0.1', jump: ['gate-b'] },
    ];
    expect(parseInventory(hosts, DEFAULTS)).toHaveLength(2);
  });
});

describe('an inventory from a command', () => {
  test('is what the command prints', async () => {
    const hosts = await resolve(`echo '["web-1", {"name": "web-2", "port": 2222}]'`);
    expect(hosts.map(({ id, port }) => [id, port])).toEqual([
      ['web-1', 22],
      ['web-2', 2222],
    ]);
  });

  test.each(['echo web-1', 'exit 3', 'true', 'echo null', 'echo "[]"', 'no-such-program'])('of %j is refused', async (command) => {
    await expect(resolve(command)).rejects.toMatchObject({ code: 'inventory-invalid' });
  });
});
