import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signBody } from './signature.ts';
import { openWebhookReceiver, type WebhookReceiver } from './webhook-receiver.ts';

const SECRET = 'a secret of some length';
/** GitHub's documentation of its webhooks gives this example. */
const DOCUMENTED = {
  secret: "It's a Secret to Everybody",
  body: 'Hello, World!',
  signature: 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
};

let receiver: WebhookReceiver;
let looks = 0;

beforeEach(async () => {
  looks = 0;
  receiver = await openWebhookReceiver({ listen: '127.0.0.1:0', secret: SECRET, onPush: () => looks++ });
});

afterEach(() => receiver[Symbol.asyncDispose]());

async function deliver(body: string, headers: Readonly<Record<string, string>>, method = 'POST'): Promise<number> {
  const answer = await fetch(`http://${receiver.address}/hook`, { method, headers, ...(method === 'POST' ? { body } : {}) });
  await answer.body?.cancel();
  return answer.status;
}

const signed = (body: string) => ({ 'x-hub-signature-256': signBody(SECRET, Buffer.from(body)) });

test('a signature is the one that GitHub documents', () => {
  expect(signBody(DOCUMENTED.secret, Buffer.from(DOCUMENTED.body))).toBe(DOCUMENTED.signature);
});

test('a signed delivery makes the pipeline look, and the same one again does not', async () => {
  expect(await deliver('{"ref":"refs/heads/main"}', signed('{"ref":"refs/heads/main"}'))).toBe(202);
  expect(await deliver('{"ref":"refs/heads/main"}', signed('{"ref":"refs/heads/main"}'))).toBe(200);
  expect(await deliver('{"ref":"refs/heads/other"}', signed('{"ref":"refs/heads/other"}'))).toBe(202);
  expect(looks).toBe(2);
});

describe('a delivery is refused', () => {
  test.each([
    ['without a signature', {}, 401],
    ['with the signature of other bytes', signed('{"a":1 }'), 401],
    ["with somebody else's secret", { 'x-hub-signature-256': signBody('another secret of length', Buffer.from('{"a":1}')) }, 401],
    ['with the old kind of signature', { 'x-hub-signature': 'sha1=00' }, 401],
    ['with a signature that is cut off', { 'x-hub-signature-256': signed('{"a":1}')['x-hub-signature-256'].slice(0, -1) }, 401],
  ])('%s', async (_, headers, status) => {
    expect(await deliver('{"a":1}', headers as Record<string, string>)).toBe(status);
    expect(looks).toBe(0);
  });

  test('when it only asks', async () => {
    expect(await deliver('', {}, 'GET')).toBe(405);
  });

  test('before it is read when it says that it is larger than any', async () => {
    const { hostname, port } = new URL(`http://${receiver.address}`);
    const status = await new Promise((resolve, reject) => {
      const headers = { 'content-length': 26 * 1024 * 1024 };
      const asking = request({ hostname, port, method: 'POST', headers }, (answer) => resolve(answer.statusCode));
      asking.on('error', reject);
      asking.write('a');
    });
    expect(status).toBe(413);
    expect(looks).toBe(0);
  });
});

test.each([
  ['where other machines reach it', '0.0.0.0:0', SECRET, 'not-loopback'],
  ['with a secret that can be guessed', '127.0.0.1:0', 'short', 'usage'],
])('nobody listens %s', async (_, listen, secret, code) => {
  await expect(openWebhookReceiver({ listen, secret, onPush: () => undefined })).rejects.toMatchObject({ code });
});

test('a port that is taken is named as such', async () => {
  await expect(openWebhookReceiver({ listen: receiver.address, secret: SECRET, onPush: () => undefined })).rejects.toMatchObject({
    code: 'port-in-use',
  });
});
