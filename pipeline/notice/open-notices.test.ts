import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PipelineNotice } from '../flow/types.ts';
import { isSignedBy } from '../watch/signature.ts';
import { openNotices } from './open-notices.ts';
import type { NoticeReceiver, SentNotice } from './receiver.ts';

const PATIENCE_MS = 20_000;
const COMMIT = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);

const GOOD: Readonly<Partial<Record<PipelineNotice['kind'], boolean>>> = { green: true, culprit: false };

type Received = { readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string };

let server: Server;
let received: Received[];
let problems: string[];
let answer: (response: ServerResponse, number: number) => void;

beforeEach(async () => {
  received = [];
  problems = [];
  answer = (response) => response.writeHead(201).end();
  server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ url: request.url ?? '', headers: request.headers, body });
      answer(response, received.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const say = (words: string): void => void problems.push(words);
const root = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

function notice(kind: PipelineNotice['kind'], words: string, commits: readonly string[] = [COMMIT]): SentNotice {
  return { kind, words, commits, isGood: GOOD[kind] ?? null, atMs: 1_700_000_000_000, branch: 'main' };
}

async function sendAll(receiver: NoticeReceiver, sent: readonly SentNotice[]): Promise<void> {
  const notices = openNotices([receiver], say);
  for (const each of sent) void notices.send(each);
  await notices.close(PATIENCE_MS);
}

const forge = (type: 'github' | 'gitlab') => ({
  type,
  api: root(),
  project: 'team/shop',
  token: 't0ken',
  context: 'shard-run',
  targetUrl: null,
});

describe('a commit status', () => {
  const forms = [
    {
      type: 'github',
      url: `/repos/team/shop/statuses/${COMMIT}`,
      token: ['authorization', 'Bearer t0ken'],
      body: { state: 'failure', context: 'shard-run' },
    },
    {
      type: 'gitlab',
      url: `/projects/team%2Fshop/statuses/${COMMIT}`,
      token: ['private-token', 't0ken'],
      body: { state: 'failed', name: 'shard-run' },
    },
  ] as const;

  test.each(forms)('has the form of $type', async ({ type, url, token: [header, value], body }) => {
    await sendAll(forge(type), [notice('culprit', 'breaks "adds"')]);
    expect(received[0]?.url).toBe(url);
    expect(received[0]?.headers[header]).toBe(value);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ ...body, description: 'breaks "adds"' });
  });

  test('is one for each commit of the notice, in order', async () => {
    await sendAll(forge('github'), [notice('batch', 'is tested', [COMMIT, OTHER]), notice('green', 'green', [COMMIT, OTHER])]);
    const states = received.map(({ url, body }) => [url.at(-1), (JSON.parse(body) as { state: string }).state]);
    expect(states).toEqual([
      ['a', 'pending'],
      ['b', 'pending'],
      ['a', 'success'],
      ['b', 'success'],
    ]);
  });

  test.each([
    [true, 'success'],
    [false, 'failure'],
  ])('of a rollout that ended well (%s) stands beside the one of the tests', async (isGood, state) => {
    await sendAll(forge('github'), [
      { ...notice('deploy', 'began'), isGood: null },
      { ...notice('deploy', 'ended'), isGood },
    ]);
    expect(received.map(({ body }) => JSON.parse(body) as object)).toEqual([
      expect.objectContaining({ state, context: 'shard-run/deploy' }),
    ]);
  });

  test('blames nobody while it is not known who broke the batch, and has a description that the forge takes', async () => {
    await sendAll(forge('github'), [notice('red', 'x'.repeat(500)), notice('acquittal', 'by chance'), notice('warning', 'w')]);
    expect(received).toHaveLength(1);
    const { state, description } = JSON.parse(received[0]?.body ?? '') as { state: string; description: string };
    expect([state, description.length]).toEqual(['pending', 140]);
  });
});

test('a webhook is signed over the bytes that arrive, and one that is tried again has the same delivery id', async () => {
  answer = (response, number) => response.writeHead(number === 1 ? 503 : 204).end();
  await sendAll({ type: 'webhook', url: `${root()}/hook`, secret: 's3cret' }, [notice('green', 'grün')]);
  expect(received).toHaveLength(2);
  for (const { headers, body } of received)
    expect(isSignedBy('s3cret', Buffer.from(body), String(headers['x-hub-signature-256']))).toBe(true);
  expect(new Set(received.map(({ headers }) => headers['x-shard-run-delivery'])).size).toBe(1);
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ schema: 1, kind: 'green', branch: 'main', text: 'grün', commits: [COMMIT] });
});

test('a chat gets text, and only of the kinds that it wants', async () => {
  await sendAll({ type: 'chat', url: `${root()}/services/T0KEN`, kinds: ['culprit'] }, [
    notice('green', 'green'),
    notice('culprit', 'it was you'),
  ]);
  expect(received.map(({ body }) => (JSON.parse(body) as { text: string }).text)).toEqual([`main: it was you\n${COMMIT.slice(0, 12)}`]);
});

test('a receiver that refuses is tried once, and its problem says neither path nor token', async () => {
  answer = (response) => response.writeHead(403).end();
  await sendAll({ type: 'chat', url: `${root()}/services/T0KEN?key=hunter2` }, [notice('green', 'green')]);
  expect([received.length, problems.length]).toEqual([1, 1]);
  expect(problems.join()).not.toMatch(/T0KEN|hunter2/);
});

test('a receiver that never answers keeps no other from its notices, and nobody from the end', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const notices = openNotices(
    [
      { type: 'chat', url },
      { type: 'chat', url: root() },
    ],
    say,
  );
  const arrived = new Promise<void>((resolve) => {
    answer = (response) => {
      response.end();
      resolve();
    };
  });
  void notices.send(notice('green', 'green'));
  await arrived;
  await notices.close(0);
  expect(problems.join()).toContain(new URL(url).host);
  silent.closeAllConnections();
  silent.close();
});

test('of more notices than may wait the oldest are dropped, and it is said', async () => {
  const notices = openNotices([{ type: 'chat', url: root() }], say);
  for (let number = 0; number < 202; number++) void notices.send(notice('green', String(number)));
  expect(problems).toHaveLength(1);
  await notices.close(0);
});

describe('a mail', () => {
  type Mail = { readonly to: readonly string[]; readonly content: string };

  async function withMailServer(
    options: SMTPServerOptions,
    use: (address: string, mails: readonly Mail[]) => Promise<void>,
  ): Promise<void> {
    const mails: Mail[] = [];
    const smtp = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      authOptional: true,
      onData(stream, session, done) {
        void text(stream).then((content) => {
          mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), content });
          done();
        });
      },
      ...options,
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    try {
      await use(`127.0.0.1:${(smtp.server.address() as AddressInfo).port}`, mails);
    } finally {
      await new Promise<void>((resolve) => smtp.close(resolve));
    }
  }

  const mailbox = (url: string): NoticeReceiver => ({ type: 'mail', url, from: 'ci@example.org', to: ['a@example.org', 'b@example.org'] });

  test('reaches everybody through the server, with what the notice says and no header that a commit could add', async () => {
    await withMailServer({}, async (address, mails) => {
      await sendAll(mailbox(`smtp://${address}`), [notice('culprit', 'breaks it\r\nBcc: c@example.org')]);
      expect(problems).toEqual([]);
      expect(mails.map(({ to }) => to)).toEqual([['a@example.org', 'b@example.org']]);
      const [head = '', ...body] = (mails[0]?.content ?? '').split('\r\n\r\n');
      expect(head).toMatch(/^Subject: \[main\] breaks it\r?$/mu);
      expect(head).not.toContain('Bcc');
      expect(body.join('\n')).toContain(COMMIT);
    });
  });

  test('that the server cannot take now is tried again', async () => {
    let asked = 0;
    const busy: SMTPServerOptions = {
      onMailFrom: (_address, _session, done) => done(asked++ === 0 ? Object.assign(new Error('try later'), { responseCode: 451 }) : null),
    };
    await withMailServer(busy, async (address, mails) => {
      await sendAll(mailbox(`smtp://${address}`), [notice('green', 'green')]);
      expect([asked, mails.length, problems]).toEqual([2, 1, []]);
    });
  });

  test('with a password that is wrong is tried once, and the password is said to nobody', async () => {
    let asked = 0;
    const strict: SMTPServerOptions = {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => {
        asked++;
        done(new Error('no'));
      },
    };
    await withMailServer(strict, async (address, mails) => {
      await sendAll(mailbox(`smtp://bot:hunter2@${address}`), [notice('green', 'green')]);
      expect([asked, mails.length, problems.length]).toEqual([1, 0, 1]);
      expect(problems.join()).not.toContain('hunter2');
    });
  });
});
