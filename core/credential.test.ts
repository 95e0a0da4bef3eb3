import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAddress, hostOf, isLoopbackHost, portOf } from './address.ts';
import { agentOfAltName, agentUri, fingerprintOf, isFingerprint } from './credential.ts';

test('every name that an agent may have is read back from its certificate', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w.-]{1,128}$/), (name) => {
      expect(agentOfAltName(`URI:${agentUri(name)}`)).toBe(name);
    }),
  );
});

test.for([
  [undefined],
  [''],
  ['DNS:build-1'],
  ['URI:urn:shard-run:agent:'],
  ['URI:urn:shard-run:agent:a, URI:urn:shard-run:agent:b'],
  ['URI:urn:shard-run:agent:a, DNS:coordinator.shard-run.internal'],
  ['URI:urn:shard-run:agent:a b'],
  ['URI:urn:other:agent:a'],
])('%s names nobody', ([altName]) => {
  expect(agentOfAltName(altName)).toBeNull();
});

test('a fingerprint is one, and nothing else is', () => {
  expect(isFingerprint(fingerprintOf(new Uint8Array([1, 2, 3])))).toBe(true);
  for (const text of ['', 'sha256:', `sha1:${'0'.repeat(64)}`, `sha256:${'0'.repeat(63)}`, `sha256:${'G'.repeat(64)}`])
    expect(isFingerprint(text)).toBe(false);
});

test.for([
  ['127.0.0.1:7420', '127.0.0.1', 7420, true],
  ['[::1]:7420', '::1', 7420, true],
  ['localhost:1', 'localhost', 1, true],
  ['0.0.0.0:7420', '0.0.0.0', 7420, false],
  ['[2001:db8::1]:7420', '2001:db8::1', 7420, false],
  ['127.0.0.1.example.com:7420', '127.0.0.1.example.com', 7420, false],
] as const)('%s', ([address, host, port, isLoopback]) => {
  expect([hostOf(address), portOf(address), isLoopbackHost(host)]).toEqual([host, port, isLoopback]);
  expect(formatAddress(host, port)).toBe(address);
});
