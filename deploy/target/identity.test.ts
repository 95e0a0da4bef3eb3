import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccessConfig } from '../api.ts';
import { type Credential, loadCredentials } from './identity.ts';

/** Of OpenSSH, whose keys these are. */
const SSH_KEYGEN = 'ssh-keygen';
const PASSPHRASE = 'open sesame';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shard-run-key-'));
  makeKey('ed25519', '-t', 'ed25519');
  makeKey('ecdsa', '-t', 'ecdsa', '-b', '384');
  makeKey('rsa', '-t', 'rsa', '-b', '2048');
  makeKey('pem', '-t', 'rsa', '-b', '2048', '-m', 'PEM');
  makeKey('encrypted', '-t', 'ed25519', '-N', PASSPHRASE);
  makeKey('encrypted-pem', '-t', 'rsa', '-b', '2048', '-m', 'PEM', '-N', PASSPHRASE);
  writeFileSync(join(folder, 'rubbish'), 'not a key\n');
  writeFileSync(join(folder, 'empty'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

function makeKey(name: string, ...args: readonly string[]): void {
  const passphrase = args.includes('-N') ? [] : ['-N', ''];
  spawnSync(SSH_KEYGEN, ['-q', '-f', join(folder, name), ...args, ...passphrase]);
}

function load(name: string, overrides: Partial<AccessConfig> = {}, environment: NodeJS.ProcessEnv = {}): Promise<Credential[]> {
  const access: AccessConfig = {
    identities: [join(folder, name)],
    useAgent: false,
    passphraseVariable: null,
    knownHosts: '',
    forwardAgent: false,
    ...overrides,
  };
  return loadCredentials(access, environment);
}

describe('a private key', () => {
  test.each(['ed25519', 'ecdsa', 'rsa', 'pem'])('of the kind %s is taken', async (name) => {
    expect(await load(name)).toMatchObject([{ type: 'publickey' }]);
  });

  test.each(['encrypted', 'encrypted-pem'])('that is %s opens with the passphrase of the named variable', async (name) => {
    expect(await load(name, { passphraseVariable: 'KEY_WORD' }, { KEY_WORD: PASSPHRASE })).toMatchObject([{ type: 'publickey' }]);
  });

  test.each<[string, string, Partial<AccessConfig>, NodeJS.ProcessEnv]>([
    ['is not there', 'nowhere', {}, {}],
    ['is no key', 'rubbish', {}, {}],
    ['is empty', 'empty', {}, {}],
    ['is the public half', 'ed25519.pub', {}, {}],
    ['is encrypted and no variable is named', 'encrypted', {}, {}],
    ['is encrypted and the variable is not set', 'encrypted', { passphraseVariable: 'KEY_WORD' }, {}],
    ['is encrypted with another passphrase', 'encrypted', { passphraseVariable: 'KEY_WORD' }, { KEY_WORD: 'wrong-word' }],
    ['is encrypted in PEM with another passphrase', 'encrypted-pem', { passphraseVariable: 'KEY_WORD' }, { KEY_WORD: 'wrong-word' }],
  ])('that %s is refused, by its name and without a secret', async (_name, file, overrides, environment) => {
    const loading = load(file, overrides, environment);
    await expect(loading).rejects.toMatchObject({ code: 'identity-unusable', message: expect.stringContaining(file) });
    const error: unknown = await loading.catch((thrown: unknown) => thrown);
    expect(JSON.stringify([String(error), error])).not.toContain('wrong-word');
  });

  test('is not needed beside an agent', async () => {
    const credentials = await load('', { identities: [], useAgent: true }, { SSH_AUTH_SOCK: '/run/agent' });
    expect(credentials[0]).toMatchObject({ type: 'agent', socket: '/run/agent' });
  });
});
