/** Remote ends for tests: one that says it is Internet Explorer and has Chromium do the clicks, and ones that are of no use. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DriverProcess, startDriver } from '../../agent/selenium/driver-process.ts';

type Answer = { readonly status: number; readonly value: unknown };
type Capabilities = Readonly<Record<string, unknown>>;
/** A Grid asks with the second what it was asked for with the first. */
type Asked = { readonly capabilities?: { readonly alwaysMatch?: Capabilities; readonly firstMatch?: readonly Capabilities[] } };

const ARGUMENTS = ['--headless=new', '--no-sandbox', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
/** What every IEDriver understands of what Chromium alone has: nothing. */
const UNKNOWN = /\/(?:goog|se|chromium|moz|ms)\//u;

/** Speaks WebDriver on a port of its own, by what `answer` makes of a request; `null` never answers. */
export class RemoteEnd implements AsyncDisposable {
  readonly #server: Server;

  constructor(answer: (method: string, path: string, body: unknown) => Promise<Answer | null> | Answer | null) {
    this.#server = createServer((request, response) => void serve(request, response, answer));
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** Refuses whatever asks for another browser or for what only Chromium has. */
export class ExplorerRemoteEnd implements AsyncDisposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'explorer-'));
  readonly #end = new RemoteEnd((method, path, body) => this.#answer(method, path, body));
  #driver: DriverProcess | null = null;
  /** What each session was asked for with. */
  readonly asked: Capabilities[] = [];
  url = '';

  async start(): Promise<void> {
    this.#driver = await startDriver({ browser: 'chrome', program: 'chromedriver', folder: this.#folder });
    this.url = await this.#end.listen();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end[Symbol.asyncDispose]();
    this.#driver?.kill(null);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #answer(method: string, path: string, body: unknown): Promise<Answer> {
    if (UNKNOWN.test(path)) return refusal(404, 'unknown command', `${path} is not a command of Internet Explorer`);
    if (method !== 'POST' || path !== '/session') return this.#forward(method, path, body);
    const { alwaysMatch: always, firstMatch } = (body as Asked).capabilities ?? {};
    const asked = { ...always, ...firstMatch?.[0] };
    if (asked['browserName'] !== 'internet explorer')
      return refusal(500, 'session not created', `this is Internet Explorer, not ${JSON.stringify(asked['browserName'])}`);
    this.asked.push(asked);
    const { timeouts } = asked;
    const alwaysMatch = { browserName: 'chrome', timeouts, 'goog:chromeOptions': { args: ARGUMENTS } };
    const { status, value } = await this.#forward('POST', '/session', { capabilities: { alwaysMatch } });
    if (status !== 200) return { status, value };
    const { sessionId, capabilities } = value as { readonly sessionId: string; readonly capabilities: Capabilities };
    const own = Object.entries(capabilities).filter(([name]) => !/^(?:goog:|chrome$)/u.test(name));
    return { status, value: { sessionId, capabilities: { ...Object.fromEntries(own), browserName: 'internet explorer' } } };
  }

  async #forward(method: string, path: string, body: unknown): Promise<Answer> {
    const init = method === 'POST' ? { method, body: JSON.stringify(body) } : { method };
    const response = await fetch(`${this.#driver?.url}${path}`, init);
    const { value } = (await response.json()) as { readonly value: unknown };
    return { status: response.status, value };
  }
}

/** An error as WebDriver writes it. */
export function refusal(status: number, error: string, message: string): Answer {
  return { status, value: { error, message, stacktrace: '' } };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (method: string, path: string, body: unknown) => Promise<Answer | null> | Answer | null,
): Promise<void> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  const answered = await answer(request.method ?? 'GET', request.url ?? '/', text === '' ? {} : JSON.parse(text));
  if (answered === null) return;
  response.writeHead(answered.status, { 'content-type': 'application/json' }).end(JSON.stringify({ value: answered.value }));
}
