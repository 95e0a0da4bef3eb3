/** The process that keeps a suite's sessions, because Vitest throws away everything a test file makes: started by the runner, dies with it. */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ExpectedError } from '../../core/expected-error.ts';
import type { Borrower, GiveBack, KeeperEvent, KeeperRequest, Lent } from './keeper-message.ts';
import type { Session } from './session.ts';
import { SessionPool } from './session-pool.ts';

type Lending = { readonly session: Session; readonly borrower: Borrower };
type Opening = Extract<KeeperRequest, { readonly type: 'open' }>;

/** A borrower says where it is, and why it is lost: both are short. */
const MAX_BODY_BYTES = 64 * 1024;

class Keeper {
  readonly #opening: Opening;
  readonly #pool: SessionPool;
  readonly #token = randomBytes(24).toString('hex');
  readonly #lendings = new Map<number, Lending>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #lent = 0;

  constructor(opening: Opening) {
    this.#opening = opening;
    this.#pool = new SessionPool(opening.request);
  }

  async open(): Promise<void> {
    try {
      await this.#pool.open();
      await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
      const address = this.#server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      say({ type: 'opened', address: { port, token: this.#token } });
    } catch (error) {
      const { code, message, hint } =
        error instanceof ExpectedError ? error : { code: 'browser-unusable', message: String(error), hint: '' };
      await this.#pool[Symbol.asyncDispose]();
      say({ type: 'failed', code, message, hint });
    }
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await this.#pool[Symbol.asyncDispose]();
  }

  get sessions(): number {
    return this.#pool.opened;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (request.headers.authorization !== `Bearer ${this.#token}`) response.writeHead(401).end();
      else if (request.url === '/lend') await this.#lend((await readBody(request)) as Borrower, response);
      else await this.#giveBack((await readBody(request)) as GiveBack, response);
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error));
    }
  }

  async #lend(borrower: Borrower, response: ServerResponse): Promise<void> {
    const session = await this.#pool.lend().catch((error: unknown) => {
      this.#tellLoss(borrower, error instanceof Error ? error.message : String(error));
      throw error;
    });
    this.#lent += 1;
    const lending = this.#lent;
    this.#lendings.set(lending, { session, borrower });
    const { id: sessionId, url, capabilities } = session;
    const lent: Lent = { lending, browser: this.#opening.request.browser, url, sessionId, capabilities };
    response.writeHead(200).write(`${JSON.stringify(lent)}\n`);
    // Who is killed gives nothing back: what it did to the session nobody knows.
    response.once('close', () => void this.#end({ lending, end: 'replace', message: '' }));
    void session.driver?.gone.then((how) => this.#end({ lending, end: 'wedged', message: `the driver is gone: ${how}` }));
  }

  async #giveBack(back: GiveBack, response: ServerResponse): Promise<void> {
    await this.#end(back);
    response.writeHead(200).end(JSON.stringify({ isSupervised: this.#opening.isSupervised }));
  }

  /** Does nothing when the session was given back already. */
  async #end({ lending, end, message }: GiveBack): Promise<void> {
    const lent = this.#lendings.get(lending);
    if (lent === undefined) return;
    this.#lendings.delete(lending);
    if (message !== '') this.#tellLoss(lent.borrower, message);
    await this.#pool.takeBack(lent.session, end);
  }

  #tellLoss(borrower: Borrower, message: string): void {
    if (this.#opening.isSupervised) say({ type: 'lost', borrower, message });
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > MAX_BODY_BYTES) throw new Error('the request is too long');
  }
  return JSON.parse(text);
}

function say(event: KeeperEvent): void {
  process.send?.(event);
}

let keeper: Keeper | null = null;

async function obey(request: KeeperRequest): Promise<void> {
  if (request.type === 'open') {
    keeper = new Keeper(request);
    await keeper.open();
    return;
  }
  await keeper?.close();
  process.send?.({ type: 'closed', sessions: keeper?.sessions ?? 0 } satisfies KeeperEvent, () => process.exit(0));
}

process.on('message', (request: KeeperRequest) => void obey(request));
// Whoever started it is gone, and with it everybody who borrows.
process.on('disconnect', () => void (keeper?.close() ?? Promise.resolve()).finally(() => process.exit(0)));
