import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintLine, maskSample } from './signature.ts';

test.each([
  ['numbers', 'user 4711 took 12.5 ms', 'user 9 took 0.1 ms'],
  ['uuids', 'order 6f1c2c1e-0d3b-4a2a-9c53-1f2e3d4c5b6a failed', 'order 00000000-1111-2222-3333-444444444444 failed'],
  ['hexadecimal ids', 'object 9f86d081884c7d65 at 0xdeadbeef', 'object 2c26b46b68ffc68f at 0x1'],
  ['addresses', 'connect to 10.0.0.7:8080 refused', 'connect to 192.168.1.250:1 refused'],
  ['addresses of the sixth version', 'from [2001:db8::1:2:3] closed', 'from [fe80::aa:bb:cc] closed'],
  ['quoted text', 'Undefined index "foo" in cart', "Undefined index 'bar baz' in cart"],
  ['times', '2026-01-02T03:04:05.678Z error', '1999-12-31 23:59:59+01:00 error'],
  ['ids inside paths', 'GET /users/42/orders/7 500', 'GET /users/1/orders/99812 500'],
  ['space', 'a   b\tc', 'a b c'],
])('lines that differ in %s are one kind', (_, one, other) => {
  expect(fingerprintLine(one)).toBe(fingerprintLine(other));
});

test.each([
  ['the function', 'Undefined index in cart.php', 'Undefined offset in cart.php'],
  ['a word of hexadecimal letters', 'facade closed', 'decade closed'],
  ['the path', 'GET /users/1 failed', 'GET /carts/1 failed'],
])('lines that differ in %s are two kinds', (_, one, other) => {
  expect(fingerprintLine(one)).not.toBe(fingerprintLine(other));
});

test('a line of any content and length is fingerprinted, the same again', () => {
  const unit = fc.constantFrom(
    'a',
    'F',
    '0',
    '7',
    ' ',
    '"',
    "'",
    ':',
    '.',
    '/',
    '-',
    '=',
    '@',
    '[',
    '\u0000',
    'é',
    '\ud83d',
    '😀',
    'token',
    'eyJ',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 400 }), fc.integer({ min: 1, max: 20 }), (text, times) => {
      const line = text.repeat(times);
      expect(fingerprintLine(line)).toBe(fingerprintLine(line));
      expect(fingerprintLine(line).length).toBeLessThan(20_000);
      expect(maskSample(line).length).toBeLessThanOrEqual(200);
    }),
    { numRuns: 40 },
  );
});

test.each([
  ['a password', 'login failed password=hunter2 for bob'],
  ['a quoted secret', 'config {"secret": "hunter2", "port": 1}'],
  ['a header', 'Authorization: Bearer hunter2.abc.def'],
  ['a cookie', 'Cookie: session=hunter2; other=1'],
  ['credentials of a URL', 'cannot reach postgres://app:hunter2@db/main'],
  ['an api key', 'GET /v1?api_key=hunter2&limit=1'],
  ['a bearer token', 'sent bearer hunter2'],
])('a sample does not show %s', (_, line) => {
  expect(maskSample(line)).not.toContain('hunter2');
});

test('a sample is one printable line', () => {
  expect(maskSample('red \u001b[31malert\u0000\nnext')).toBe('red  [31malert next');
});
