/** Wires the page: runs that are followed, what is asked for, streams, and the door. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { formatAddress } from '../core/address.ts';
import type { Page, PageOptions } from './api.ts';
import { act, answer, readBody, sendJson } from './server/answer.ts';
import { Feed } from './server/feed.ts';
import { createGatekeeper, type Gatekeeper } from './server/gatekeeper.ts';
import { listen } from './server/listen.ts';
import { Refusal, refusalOf } from './server/refusal.ts';
import { RunShelf } from './server/run-shelf.ts';
import { ASSETS, readStaticFiles, SECURITY_HEADERS, type StaticFile, sendStaticFile } from './server/static-file.ts';
import { Streams } from './server/stream.ts';
import { openTokenBook, type TokenBook } from './server/token-book.ts';
import { MAX_TOPICS, parseCursor, parseTopic, type Stamp } from './view/cursor.ts';
import type { Topic } from './view/types.ts';

export { createRunExport } from './server/export.ts';
export { openTokenBook, type TokenBook } from './server/token-book.ts';
export { attemptRow } from './view/failure-fold.ts';

/**
 * Serves the page. Nothing of it is loaded and nothing listens before this is called.
 *
 * Rejects with an `ExpectedError`: `not-loopback` beyond loopback without TLS, `port-in-use`, `credential-unusable`.
 */
export async function startPage(options: PageOptions): Promise<Page> {
  const tokens = openTokenBook(options.access.folder);
  const files = readStaticFiles(options.assets ?? ASSETS);
  const shelf = new RunShelf(options.sources, () => streams.wake());
  const feed: Feed = new Feed(options.sources, shelf, () => streams.wake());
  const streams: Streams = new Streams(feed);
  let server: Server | null = null;
  const listener = await listen(options.listen, options.access, (request, response) => {
    if (server === null) response.writeHead(503).end();
    else void serve(server, request, response);
  });
  const { host, port, address } = listener;
  const gatekeeper = createGatekeeper(options.access, tokens, { host, port });
  server = { options, shelf, streams, gatekeeper, tokens, files };
  const scheme = options.access.tls === null ? 'http' : 'https';
  return {
    address,
    url: `${scheme}://${formatAddress(shownHost(host, options.access.hosts), port)}/#token=${tokens.standing()}`,
    follow: ({ runId, branch }) => shelf.follow(runId, branch),
    [Symbol.asyncDispose]: async () => {
      await streams[Symbol.asyncDispose]();
      feed[Symbol.dispose]();
      await listener[Symbol.asyncDispose]();
    },
  };
}

/** "Everywhere" is not an address that one can open. */
function shownHost(host: string, names: readonly string[]): string {
  return host === '0.0.0.0' || host === '::' ? (names[0] ?? 'localhost') : host;
}

type Server = {
  readonly options: PageOptions;
  readonly shelf: RunShelf;
  readonly streams: Streams;
  readonly gatekeeper: Gatekeeper;
  readonly tokens: TokenBook;
  readonly files: ReadonlyMap<string, StaticFile>;
};

async function serve(server: Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  try {
    await route(server, request, response);
  } catch (error) {
    const { status, message, hint } = refusalOf(error);
    if (status === 500) process.emitWarning(error instanceof Error ? error : String(error));
    if (response.headersSent) {
      response.destroy();
      return;
    }
    // What was not read of the request is not waited for.
    if (!request.complete) response.setHeader('connection', 'close');
    sendJson(response, status, { message, hint });
  }
}

async function route(server: Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { gatekeeper, options, shelf } = server;
  gatekeeper.checkOrigin(request);
  const target = `http://page${request.url ?? ''}`;
  if (request.url?.startsWith('/') !== true || !URL.canParse(target))
    throw new Refusal(400, 'the address cannot be read', 'the page is at /');
  const url = new URL(target);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const file = server.files.get(url.pathname);
  if (file !== undefined && isRead) return sendStaticFile(request, response, file);
  if (url.pathname === '/api/session' && request.method === 'POST') {
    const { token } = await readBody(request);
    response.setHeader('set-cookie', gatekeeper.logIn(request, typeof token === 'string' ? token : ''));
    return sendJson(response, 200, {});
  }
  if (!url.pathname.startsWith('/api/')) throw new Refusal(404, `there is nothing at "${url.pathname.slice(0, 200)}"`, 'the page is at /');
  const asked = { request, response, url, caller: gatekeeper.identify(request) };
  if (url.pathname === '/api/stream' && request.method === 'GET') return openStream(server, url, request, response);
  if (request.method === 'POST' && url.pathname.startsWith('/api/deploy/')) return act({ options, shelf }, asked);
  if (isRead && (await answer({ options, shelf }, asked))) return;
  throw new Refusal(
    isRead ? 404 : 405,
    `nothing answers ${request.method} "${url.pathname.slice(0, 200)}"`,
    'docs/guide/page.md lists what there is',
  );
}

function openStream({ streams, gatekeeper }: Server, url: URL, request: IncomingMessage, response: ServerResponse): void {
  const texts = (url.searchParams.get('topics') ?? '').split(',');
  const topics = texts.map(parseTopic);
  const wrong = texts.find((_, index) => topics[index] === null);
  if (wrong !== undefined || topics.length > MAX_TOPICS) {
    const hint = `at most ${MAX_TOPICS} of runs, pool, pipeline, flakes, run/ID and deploy/FLEET, with commas`;
    throw new Refusal(400, `topics has "${wrong ?? topics.length}"`, hint);
  }
  if (streams.isFull) throw new Refusal(503, 'too many pages are open', 'close some, or try again later');
  const last = request.headers['last-event-id'] ?? url.searchParams.get('after') ?? '';
  const seen = parseCursor(typeof last === 'string' ? last : '');
  const stamps = new Map<Topic, Stamp>();
  for (const topic of topics) if (topic !== null) stamps.set(topic, seen.get(topic) ?? null);
  streams.add(response, { stamps, isAllowed: () => gatekeeper.isKnown(request) });
}
