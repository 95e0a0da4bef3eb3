import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runId } from '../core/id.ts';
import type { RunEvent } from '../core/run-event.ts';
import { followTopic as follow, messages } from '../test/support/page-stream.ts';
import {
  caseEnded,
  fileSettled,
  runFinished,
  runPlanned,
  runStarted,
  START_MS,
  sampleAttempt,
  sampleCase,
  sampleError,
  sampleFile,
  unitStarted,
} from '../test/support/sample-run.ts';
import type { PageOptions, PageSources } from './api.ts';
import { openTokenBook, startPage } from './main.ts';
import { emptyRunView } from './view/apply-change.ts';
import { foldRun } from './view/fold-run.ts';
import { emptyRunFold, viewOf } from './view/run-fold.ts';
import type { DeployAction, PoolView, RunView } from './view/types.ts';

const A = sampleFile('a.test.ts');
const B = sampleFile('b.test.ts');
const EVENTS: readonly RunEvent[] = [
  runStarted(),
  runPlanned([A, B]),
  unitStarted(A, { slot: 0, startedAtMs: START_MS, expectedMs: 9 }),
  caseEnded(A, 'x', 'failed'),
  fileSettled(A, [sampleCase(A, 'x', ['failed']), sampleCase(A, 'y')]),
  unitStarted(B, { slot: 1, startedAtMs: START_MS + 5, expectedMs: 9 }),
  fileSettled(B, [sampleCase(B, 'z')]),
  runFinished({ verdict: 'red', exitCode: 1 }),
];
const POOL: PoolView = { kind: 'pool', atMs: 1, agents: [], queue: [] };

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'page-'));
  opened.push(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Options = {
  readonly sources?: Partial<PageSources>;
  readonly access?: Partial<PageOptions['access']>;
  readonly listen?: string;
  readonly folder?: string;
};

async function open({ sources = {}, access = {}, listen = '127.0.0.1:0', folder = temporaryFolder() }: Options = {}) {
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>page</title>');
  const actions: string[] = [];
  const page = await startPage({
    listen,
    version: '1.2.3',
    assets: folder,
    access: { tls: null, folder: path.join(folder, 'access'), proxy: null, hosts: [], ...access },
    onAction: ({ fleet, actor, words }) => actions.push(`${fleet} ${actor} ${words}`),
    sources: {
      runs: async () => [],
      pastRun: () => null,
      caseHistory: async () => null,
      artifact: async () => null,
      pool: () => POOL,
      pipeline: null,
      flakes: null,
      fleets: () => ['web'],
      deploy: async () => Promise.reject(new Error('not asked for')),
      command: async () => true,
      ...sources,
    },
  });
  opened.push(async () => page[Symbol.asyncDispose]());
  const token = new URL(page.url).hash.slice('#token='.length);
  const get = (target: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`http://${page.address}${target}`, { headers: { authorization: `Bearer ${token}`, connection: 'close', ...headers } });
  const post = (target: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`http://${page.address}${target}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'authorization': `Bearer ${token}`,
        'origin': `http://${page.address}`,
        'x-shard-run': 'page',
        'connection': 'close',
        ...headers,
      },
    });
  return { page, token, get, post, actions, folder };
}

function whole(events: readonly RunEvent[]): RunView {
  const fold = emptyRunFold('run-1', 'main');
  for (const event of events) foldRun(fold, event);
  return viewOf(fold);
}

const EMPTY = emptyRunView('run-1', 'main');

describe('the stream of a run', () => {
  test('brings a viewer to what all events make, and one who comes back gets what he missed', async () => {
    const { page, get } = await open();
    const see = page.follow({ runId: 'run-1', branch: 'main' });
    for (const event of EVENTS.slice(0, 4)) see(event);
    const first = await follow(await get('/api/stream?topics=run/run-1'), EMPTY, (view) => view.failures.length === 1);
    for (const event of EVENTS.slice(4)) see(event);
    const second = await follow(
      await get('/api/stream?topics=run/run-1', { 'last-event-id': first.id }),
      first.view,
      (view) => view.end !== null,
    );
    expect([first.types, second.types]).toEqual([['whole'], ['changes']]);
    expect(second.view).toEqual(whole(EVENTS));
  });

  test('goes on without a gap where the server was killed and its run comes again', async () => {
    const one = await open();
    const see = one.page.follow({ runId: 'run-1', branch: 'main' });
    for (const event of EVENTS.slice(0, 5)) see(event);
    const first = await follow(await one.get('/api/stream?topics=run/run-1'), EMPTY, (view) => view.units.length === 1);
    const two = await open();
    const again = two.page.follow({ runId: 'run-1', branch: 'main' });
    for (const event of EVENTS) again(event);
    const after = encodeURIComponent(first.id);
    const second = await follow(await two.get(`/api/stream?topics=run/run-1&after=${after}`), first.view, (view) => view.end !== null);
    expect(second.types).toEqual(['changes']);
    expect(second.view).toEqual(whole(EVENTS));
  });

  test('is sent whole to a viewer who saw other events', async () => {
    const { page, get } = await open();
    const see = page.follow({ runId: 'run-1', branch: 'main' });
    for (const event of EVENTS.slice(0, 3)) see(event);
    const seen = await follow(await get('/api/stream?topics=run/run-1', { 'last-event-id': 'run/run-1=2.zz' }), EMPTY, () => true);
    expect(seen.types).toEqual(['whole']);
  });

  test('has all that there is for a viewer who did not read for a while', async () => {
    const { page, get } = await open();
    const see = page.follow({ runId: 'run-1', branch: 'main' });
    const files = Array.from({ length: 300 }, (_, index) => sampleFile(`${index}.test.ts`));
    const stack = 'x'.repeat(16_000);
    const events: RunEvent[] = [
      runStarted(),
      runPlanned(files),
      ...files.map((file) => fileSettled(file, [sampleCase(file, 'x', [sampleAttempt('failed', { errors: [sampleError({ stack })] })])])),
      runFinished({ verdict: 'red' }),
    ];
    for (const event of events.slice(0, 3)) see(event);
    const response = await get('/api/stream?topics=run/run-1');
    // Megabytes in several messages: more than sockets hold for somebody who does not read.
    for (const part of [events.slice(3, 150), events.slice(150, 299), events.slice(299)]) {
      for (const event of part) see(event);
      await get('/api/stream?topics=run/run-1').then((other) => follow(other, EMPTY, () => true));
    }
    const seen = await follow(response, EMPTY, (view) => view.end !== null);
    expect(seen.view).toEqual(whole(events));
  });

  test('of a run that is over is read from its journal, and of one that nobody kept says so', async () => {
    const pastRun: PageSources['pastRun'] = (id) => (id === 'run-1' ? { branch: 'main', version: '1', events: EVENTS } : null);
    const { get } = await open({ sources: { pastRun } });
    const seen = await follow(await get('/api/stream?topics=run/run-1'), EMPTY, (view) => view.end !== null);
    expect(seen.view).toEqual(whole(EVENTS));
    const { value } = await messages(await get('/api/stream?topics=run/run-2')).next();
    expect(value?.message).toMatchObject({ type: 'gone', topic: 'run/run-2' });
  });
});

test('a value is told once, and again when it is another one', async () => {
  let agents: PoolView['agents'] = [];
  let asked = 0;
  const pool = (): PoolView => ({ ...POOL, atMs: (asked += 1), agents });
  const { get } = await open({ sources: { pool } });
  const stream = messages(await get('/api/stream?topics=pool'));
  const first = await stream.next();
  const until = asked + 1;
  await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThan(until);
  agents = [{ ...AGENT }];
  const second = await stream.next();
  expect([first.value?.message, second.value?.message]).toMatchObject([
    { type: 'whole', sequence: 1, value: { agents: [] } },
    { type: 'whole', sequence: 2, value: { agents: [{ id: 'one' }] } },
  ]);
});

const AGENT: PoolView['agents'][number] = {
  id: 'one',
  slots: 1,
  labels: [],
  version: '1',
  state: 'idle',
  words: '',
  runId: null,
  load: null,
  memoryFreeRatio: null,
  speed: null,
  sinceMs: 0,
};

describe('what is asked for', () => {
  test('runs, cases, units and what differs', async () => {
    const { page, get } = await open();
    const [left, right] = ['run-1', 'run-2'].map((id) => page.follow({ runId: id, branch: 'main' }));
    for (const event of EVENTS) left?.(event);
    for (const event of [
      runStarted({ runId: runId('run-2') }),
      runPlanned([A]),
      fileSettled(A, [sampleCase(A, 'x'), sampleCase(A, 'new', ['failed'])]),
    ])
      right?.(event);
    const json = async (target: string): Promise<unknown> => (await get(target)).json();
    expect(await json('/api/runs')).toMatchObject({ kind: 'runs', runs: [{ state: 'running' }, { runId: 'run-1', verdict: 'red' }] });
    expect(await json('/api/run/run-1')).toEqual(whole(EVENTS));
    expect(await json('/api/run/run-1/cases?q=a.test&outcome=failed')).toMatchObject({
      total: 3,
      matched: 1,
      cases: [{ titlePath: ['x'] }],
    });
    expect(await json('/api/run/run-1/unit/l1')).toMatchObject({ matched: 3 });
    expect(await json('/api/compare?left=run-1&right=run-2')).toMatchObject({
      left: { runId: 'run-1' },
      right: { runId: 'run-2' },
      changed: [
        { name: 'new', left: 'absent', right: 'failed' },
        { name: 'x', left: 'failed', right: 'passed' },
        { name: 'y', left: 'passed', right: 'absent' },
        { name: 'z', left: 'passed', right: 'absent' },
      ],
      slower: [],
    });
    expect(await json('/api/about')).toEqual({
      version: '1.2.3',
      role: 'deployer',
      actor: '',
      fleets: ['web'],
      hasPool: true,
      hasPipeline: false,
      hasFlakes: false,
    });
  });

  test.each([
    ['/nowhere', 404],
    ['/api/nowhere', 404],
    ['/api/run/none', 404],
    ['/api/case/none', 404],
    ['/api/run/run-1/cases?sort=size', 400],
    ['/api/run/%ff', 400],
    ['/api/stream?topics=run/../x', 400],
    ['/api/stream?topics=', 400],
    [`/api/stream?topics=${'runs,'.repeat(20)}runs`, 400],
    ['/api/artifact/run-1/abc', 404],
    [`/api/artifact/run-1/${'a'.repeat(64)}`, 404],
  ])('%s is refused with %i, words and a next step', async (target, status) => {
    const { page, get } = await open();
    page.follow({ runId: 'run-1', branch: '' });
    const response = await get(target);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ message: expect.any(String), hint: expect.any(String) });
  });

  test('a file that a test left is shown only as what can do no harm', async () => {
    const folder = temporaryFolder();
    const names: Readonly<Record<string, string>> = { a: 'a.png', b: 'b.html', c: 'c.svg' };
    for (const name of Object.values(names)) writeFileSync(path.join(folder, name), 'bytes');
    const artifact: PageSources['artifact'] = async (_run, digest) => ({ path: path.join(folder, names[digest[0] ?? ''] ?? ''), bytes: 5 });
    const { get } = await open({ sources: { artifact } });
    const look = async (letter: string): Promise<readonly unknown[]> => {
      const { headers } = await get(`/api/artifact/run-1/${letter.repeat(64)}`);
      return [
        headers.get('content-type'),
        headers.get('content-disposition')?.split(';')[0],
        headers.get('content-security-policy')?.endsWith('sandbox'),
      ];
    };
    expect(await Promise.all(['a', 'b', 'c'].map(look))).toEqual([
      ['image/png', 'inline', true],
      ['application/octet-stream', 'attachment', true],
      ['application/octet-stream', 'attachment', true],
    ]);
    const saved = async (digest: string, name: string): Promise<string | undefined> =>
      (await get(`/api/artifact/run-1/${digest}/${name}`)).headers.get('content-disposition')?.split('filename=')[1];
    expect(await Promise.all(['screen-aa.png', 'screen.exe', '%22;x.png'].map((name) => saved('a'.repeat(64), name)))).toEqual([
      '"screen-aa.png"',
      '"aaaaaaaaaaaa.png"',
      '"aaaaaaaaaaaa.png"',
    ]);
    const part = await get(`/api/artifact/run-1/${'a'.repeat(64)}`, { range: 'bytes=1-2' });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, 'yt', 'bytes 1-2/5']);
    expect((await get(`/api/artifact/run-1/${'a'.repeat(64)}`, { range: 'bytes=9-' })).status).toBe(416);
  });
});

describe('who may', () => {
  test('nobody gets anything without a credential but the page itself, which holds nothing', async () => {
    const { get, page } = await open();
    const none = { authorization: '' };
    expect((await get('/', none)).status).toBe(200);
    for (const target of ['/api/about', '/api/runs', '/api/stream?topics=runs', '/api/run/x'])
      expect((await get(target, none)).status).toBe(401);
    expect((await get('/api/about', { authorization: 'Bearer wrong' })).status).toBe(401);
    expect(page.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=/);
  });

  test('a token becomes a session that scripts cannot read, ends with the token, and is good after a restart', async () => {
    const first = await open();
    const logIn = await first.post('/api/session', { token: first.token }, { authorization: '' });
    const cookie = logIn.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(first.token);
    const session = { authorization: '', cookie: cookie.split(';')[0] ?? '' };
    expect((await first.get('/api/about', session)).status).toBe(200);
    await first.page[Symbol.asyncDispose]();
    const second = await open({ folder: first.folder, listen: first.page.address });
    expect([second.token, (await second.get('/api/about', session)).status]).toEqual([first.token, 200]);
    openTokenBook(path.join(first.folder, 'access')).revoke(first.token.split('.')[0] ?? '');
    expect((await second.get('/api/about', session)).status).toBe(401);
    expect((await second.get('/api/about', { ...session, cookie: session.cookie.replace(/.$/, '') })).status).toBe(401);
  });

  test('who has a stream and loses his token is hung up on', async () => {
    const { get, folder } = await open();
    const book = openTokenBook(path.join(folder, 'access'));
    const text = book.create('ann', 'viewer');
    const stream = messages(await get('/api/stream?topics=runs', { authorization: `Bearer ${text}` }));
    expect((await stream.next()).value?.message).toMatchObject({ type: 'whole', topic: 'runs' });
    book.revoke(book.list().find(({ name }) => name === 'ann')?.id ?? '');
    await expect(stream.next()).rejects.toThrow();
    expect((await get('/api/about', { authorization: `Bearer ${text}` })).status).toBe(401);
  });

  test('wrong tokens are listened to a few times', async () => {
    const { post } = await open();
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1) statuses.push((await post('/api/session', { token: `wrong ${count}` })).status);
    expect([...new Set(statuses)]).toEqual([401, 429]);
  });

  test.each([
    ['another name', { host: 'evil.example' }, 421],
    ['no name', {}, 421],
    ['our address', { host: '127.0.0.1:80' }, 200],
    ['localhost', { host: 'localhost:1' }, 200],
    ['an address of this machine', { host: '10.1.2.3:7421' }, 200],
    ['another address', { host: '[2001:db8::1]' }, 200],
    ['the name of the proxy', { host: 'ci.example' }, 200],
  ])('a browser that asks by %s is answered accordingly', async (_name, headers, status) => {
    const { page } = await open({ access: { hosts: ['ci.example'] } });
    expect(await rawStatus(page.address, { ...headers })).toBe(status);
  });

  test.each<[string, Readonly<Record<string, string>>, unknown, number]>([
    ['another origin', { origin: 'http://evil.example' }, { action: 'hold', actor: 'ann', reason: 'why' }, 403],
    ['no origin that can be read', { origin: 'null' }, { action: 'hold', actor: 'ann', reason: 'why' }, 403],
    ['no header of the page', { 'x-shard-run': '' }, { action: 'hold', actor: 'ann', reason: 'why' }, 403],
    ['no token', { authorization: '' }, { action: 'hold', actor: 'ann', reason: 'why' }, 401],
    ['an unknown action', {}, { action: 'push', actor: 'ann', reason: 'why' }, 400],
    ['no reason', {}, { action: 'hold', actor: 'ann', reason: ' ' }, 400],
    ['no object', {}, 'hold', 400],
    ['too much', {}, { action: 'hold', actor: 'ann', reason: 'x'.repeat(20_000) }, 413],
  ])('an action with %s is refused', async (_name, headers, body, status) => {
    const commands: DeployAction[] = [];
    const { post, actions } = await open({ sources: { command: async (_fleet, action) => commands.push(action) > 0 } });
    expect((await post('/api/deploy/web', body, headers)).status).toBe(status);
    expect([commands, actions]).toEqual([[], []]);
  });

  test('an action is carried out in the name of whoever is known, and written down; a viewer may not', async () => {
    const commands: string[] = [];
    const command: PageSources['command'] = async (_fleet, { action, actor }) => commands.push(`${action} ${actor}`) < 3;
    const proxy = { header: 'X-Forwarded-User', deployers: ['ann'] };
    const { post, actions, get } = await open({ sources: { command }, access: { proxy } });
    const action = { action: 'hold', actor: 'typed', reason: 'why' };
    const as = (name: string): Readonly<Record<string, string>> => ({ 'authorization': '', 'x-forwarded-user': name });
    expect((await post('/api/deploy/web', action)).status).toBe(200);
    expect((await post('/api/deploy/web', action, as('ann'))).status).toBe(200);
    expect((await post('/api/deploy/web', action, as('bob'))).status).toBe(403);
    expect((await post('/api/deploy/other', action)).status).toBe(404);
    expect((await post('/api/deploy/web', action)).status).toBe(409);
    expect(await (await get('/api/about', as('bob'))).json()).toMatchObject({ role: 'viewer', actor: 'bob' });
    expect([commands, actions.map((line) => line.split(' ').slice(0, 2))]).toEqual([
      ['hold typed', 'hold ann', 'hold typed'],
      [
        ['web', 'typed'],
        ['web', 'ann'],
        ['web', 'typed'],
      ],
    ]);
  });

  test.each<[string, Partial<PageOptions['access']>, string]>([
    ['0.0.0.0:0', {}, 'not-loopback'],
    ['0.0.0.0:0', { tls: { cert: 'x', key: 'y' }, proxy: { header: 'x', deployers: [] } }, 'usage'],
    ['127.0.0.1:0', { tls: { cert: 'x', key: 'y' } }, 'credential-unusable'],
  ])('does not listen on %s with %o', async (listen, access, code) => {
    await expect(open({ listen, access })).rejects.toMatchObject({ code });
  });

  test('a port that is taken is named', async () => {
    const { page } = await open();
    await expect(open({ listen: page.address })).rejects.toMatchObject({ code: 'port-in-use' });
  });
});

test('the page may load nothing from elsewhere, and is sent once', async () => {
  const { get } = await open();
  const first = await get('/');
  expect(first.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';(?!.*unsafe)/);
  expect([first.headers.get('x-content-type-options'), first.headers.get('referrer-policy')]).toEqual(['nosniff', 'no-referrer']);
  const again = await get('/', { 'if-none-match': first.headers.get('etag') ?? '' });
  expect([again.status, (await get('/')).headers.get('content-encoding')]).toEqual([304, 'gzip']);
});

test.each([
  'GET / HTTP/1.1\r\nBroken\r\n\r\n',
  'GET http://elsewhere/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  'GET * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  'nonsense\r\n\r\n',
  `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
])('a broken request costs its connection and nothing else', async (request) => {
  const { page, get } = await open();
  expect(await rawAnswer(page.address, request)).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect((await get('/')).status).toBe(200);
});

async function rawStatus(address: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const lines = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`);
  const answer = await rawAnswer(address, `GET / HTTP/1.0\r\n${lines.join('')}\r\n`);
  return Number(answer.split(' ')[1]);
}

async function rawAnswer(address: string, request: string): Promise<string> {
  const [host = '', port = ''] = address.split(':');
  const socket = connect(Number(port), host);
  socket.end(request);
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) text += String(chunk);
  return text;
}
