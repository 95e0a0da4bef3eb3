import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findKnownHosts, formatKnownHost, judgeHostKey, parseKnownHosts, pinHostKey, readHostKey } from './known-host.ts';

/** Of OpenSSH, whose word on its own files is the one that counts. */
const SSH_KEYGEN = 'ssh-keygen';
const KEY = 'AAAAC3NzaC1lZDI1NTE5AAAAIAWgrVg0f7Z06Iv0PQYu/bJGpkJVYVa3zh8a2dUYIhkQ';
const OTHER = 'AAAAC3NzaC1lZDI1NTE5AAAAIBWgrVg0f7Z06Iv0PQYu/bJGpkJVYVa3zh8a2dUYIhkQ';
const key = readHostKey(Buffer.from(KEY, 'base64'));
const other = readHostKey(Buffer.from(OTHER, 'base64'));

function judge(text: string, address: string, port = 22): string {
  return judgeHostKey(findKnownHosts(parseKnownHosts(text), address, port), key);
}

describe('a pinned host key', () => {
  test.each([
    ['by name', `web-1 ssh-ed25519 ${KEY}`, { address: 'web-1', port: 22, state: 'pinned' }],
    ['whatever its case', `Web-1 ssh-ed25519 ${KEY}`, { address: 'wEB-1', port: 22, state: 'pinned' }],
    ['among several names', `a,web-1,10.0.0.1 ssh-ed25519 ${KEY} a comment`, { address: '10.0.0.1', port: 22, state: 'pinned' }],
    ['with a port of its own', `[web-1]:2222 ssh-ed25519 ${KEY}`, { address: 'web-1', port: 2222, state: 'pinned' }],
    ['not by another port', `[web-1]:2222 ssh-ed25519 ${KEY}`, { address: 'web-1', port: 22, state: 'unknown' }],
    ['not for another port', `web-1 ssh-ed25519 ${KEY}`, { address: 'web-1', port: 2222, state: 'unknown' }],
    ['by pattern', `*.example.org ssh-ed25519 ${KEY}`, { address: 'a.example.org', port: 22, state: 'pinned' }],
    [
      'not where a pattern takes it out',
      `*.example.org,!a.example.org ssh-ed25519 ${KEY}`,
      { address: 'a.example.org', port: 22, state: 'unknown' },
    ],
    ['not where a dot is no dot', `a.b ssh-ed25519 ${KEY}`, { address: 'axb', port: 22, state: 'unknown' }],
    ['when another is pinned', `web-1 ssh-ed25519 ${OTHER}`, { address: 'web-1', port: 22, state: 'changed' }],
    [
      'when one of another type is pinned',
      `web-1 ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ==`,
      { address: 'web-1', port: 22, state: 'changed' },
    ],
    ['when one of several is it', `web-1 ssh-ed25519 ${OTHER}\nweb-1 ssh-ed25519 ${KEY}`, { address: 'web-1', port: 22, state: 'pinned' }],
    [
      'when it is revoked everywhere',
      `@revoked * ssh-ed25519 ${KEY}\nweb-1 ssh-ed25519 ${KEY}`,
      { address: 'web-1', port: 22, state: 'revoked' },
    ],
    ['not by an authority', `@cert-authority * ssh-ed25519 ${KEY}`, { address: 'web-1', port: 22, state: 'unknown' }],
    ['not by a comment', `# web-1 ssh-ed25519 ${KEY}`, { address: 'web-1', port: 22, state: 'unknown' }],
    ['not by half a line', 'web-1 ssh-ed25519', { address: 'web-1', port: 22, state: 'unknown' }],
  ])('is found %s', (_name, text, { address, port, state }) => {
    expect(judge(`# a comment\n\n${text}\n`, address, port)).toBe(state);
  });

  test('is found in names that OpenSSH hashed, with the fingerprint that OpenSSH prints', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shard-run-known-'));
    try {
      const file = join(folder, 'known_hosts');
      writeFileSync(file, formatKnownHost('web-1', 2222, key) + formatKnownHost('web-2', 22, other));
      const { stdout } = spawnSync(SSH_KEYGEN, ['-l', '-f', file], { encoding: 'utf8' });
      expect(stdout).toContain(key.fingerprint);
      spawnSync(SSH_KEYGEN, ['-H', '-f', file]);
      const hashed = readFileSync(file, 'utf8');
      expect([hashed.includes('web'), judge(hashed, 'web-1', 2222), judge(hashed, 'web-2'), judge(hashed, 'web-3')]).toEqual([
        false,
        'pinned',
        'changed',
        'unknown',
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('pinning a key', () => {
  test('replaces what was pinned for that host and type alone, and leaves every other line as it is', () => {
    const before = `# mine\nweb-1 ssh-ed25519 ${OTHER}\nweb-1 ssh-rsa AAAA\nweb-1,web-2 ssh-ed25519 ${OTHER}\n@revoked web-1 ssh-ed25519 ${OTHER}`;
    const after = pinHostKey(before, { address: 'web-1', port: 22 }, key);
    expect(after).toBe(
      `# mine\nweb-1 ssh-rsa AAAA\nweb-1,web-2 ssh-ed25519 ${OTHER}\n@revoked web-1 ssh-ed25519 ${OTHER}\nweb-1 ssh-ed25519 ${KEY}\n`,
    );
    expect(judge(after, 'web-1')).toBe('pinned');
  });

  test('begins a file', () => {
    expect(pinHostKey('', { address: 'web-1', port: 2222 }, key)).toBe(`[web-1]:2222 ssh-ed25519 ${KEY}\n`);
  });
});
