import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hostId, releaseId, rolloutId } from '../../core/id.ts';
import type { NoticeBody } from './webhook.ts';
import { noticeBody, openWebhooks } from './webhook.ts';

// Retries pause in real time.
vi.setConfig({ testTimeout: 30_000 });

const CONTEXT = { fleet: 'shop', rollout: rolloutId('r-1'), release: releaseId('rel-1'), commit: 'abc' };
const CLOSE_MS = 8_000;

type Received = { readonly body: NoticeBody; readonly delivery: string; readonly authorization: string | undefined; readonly url: string };

let server: Server;
let received: Received[];
let problems: string[];
let answer: (response: ServerResponse, number: number) => void;

beforeEach(async () => {
  received = [];
  problems = [];
  answer = (response) => response.writeHead(204).end();
  server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = JSON.parse(await text(request)) as NoticeBody;
  const { authorization } = request.headers;
  received.push({ body, delivery: String(request.headers['x-shard-run-delivery']), authorization, url: request.url ?? '' });
  answer(response, received.length);
}

function url(userinfo = ''): string {
  return `http://${userinfo}127.0.0.1:${(server.address() as AddressInfo).port}/services/T0KEN?key=hunter2`;
}

function body(words: string): NoticeBody {
  return noticeBody({ kind: 'stage', words, hosts: [hostId('web-1')] }, CONTEXT, 1_700_000_000_000);
}

const say = (words: string): void => void problems.push(words);

test('notices arrive in order, with the words and the time that chats and deploy markers read', async () => {
  const hooks = openWebhooks([url('bot:p%40ss@')], say);
  for (const words of ['one', 'two', 'three']) hooks.send(body(words));
  await hooks.close(CLOSE_MS);
  expect(received.map((each) => each.body.text)).toEqual(['one', 'two', 'three']);
  expect(received[0]?.body).toMatchObject({ time: 1_700_000_000_000, tags: ['deploy', 'stage', 'shop'], release: 'rel-1', hostCount: 1 });
  expect(received[0]?.authorization).toBe(`Basic ${Buffer.from('bot:p@ss').toString('base64')}`);
  expect(received[0]?.url).toBe('/services/T0KEN?key=hunter2');
  expect(problems).toEqual([]);
});

test('a server that fails for a moment gets the notice again, under the same delivery id', async () => {
  answer = (response, number) => response.writeHead(number === 1 ? 503 : 200).end();
  const hooks = openWebhooks([url()], say);
  hooks.send(body('one'));
  await hooks.close(CLOSE_MS);
  expect(received.map((each) => each.delivery)).toEqual([received[0]?.delivery, received[0]?.delivery]);
  expect(problems).toEqual([]);
});

test.each([
  ['refuses it', (response: ServerResponse) => response.writeHead(404).end()],
  ['redirects it', (response: ServerResponse) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
])('a server that %s gets it once, and the problem names the host but not the URL', async (_, reply) => {
  answer = reply;
  const hooks = openWebhooks([url('bot:s3cret@')], say);
  hooks.send(body('one'));
  await hooks.close(CLOSE_MS);
  expect(received).toHaveLength(1);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain('127.0.0.1');
  expect(problems[0]).not.toMatch(/T0KEN|hunter2|s3cret/);
});

test('a server that never answers holds up neither the sender nor the end', async () => {
  answer = () => {};
  const hooks = openWebhooks([url()], say);
  hooks.send(body('one'));
  hooks.send(body('two'));
  await hooks.close(50);
  expect(received.length).toBeLessThan(2);
  expect(problems).toHaveLength(2);
  expect(problems.join()).not.toMatch(/T0KEN|hunter2/);
});

test('one URL that is broken does not keep another from its notices', async () => {
  const hooks = openWebhooks(['not a url hunter2', url()], say);
  hooks.send(body('one'));
  await hooks.close(CLOSE_MS);
  expect(received).toHaveLength(1);
  expect(problems).toHaveLength(1);
  expect(problems[0]).not.toContain('hunter2');
});

test('more notices than may wait drop the oldest', async () => {
  answer = () => {};
  const hooks = openWebhooks([url()], say);
  for (let number = 0; number < 250; number++) hooks.send(body(String(number)));
  expect(problems.length).toBeGreaterThan(0);
  await hooks.close(10);
});
