/** Borrows a session from its keeper for one test, from inside the test's own process. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { ExpectedError } from '../../core/expected-error.ts';
import type { Json } from '../../core/suite-spec.ts';
import { parseWebDriver, WEBDRIVER_VARIABLE } from '../../core/webdriver.ts';
import type { Borrower, GiveBack, KeeperAddress, Lent, WebDriverEnvironment } from './keeper-message.ts';
import { startKeeper } from './keeper-process.ts';

/** A session of this test's own until it is given back. */
export type Loan = Lent & {
  /** How long the remote end may take to answer a command. */
  readonly commandDeadlineMs: number;
  /** Returns true when somebody else now sees to it that the test runs again. Never throws. */
  giveBack(end: GiveBack['end'], message: string): Promise<boolean>;
};

/** What a machine does without a configuration: the browser that is most likely there. */
const DEFAULT_REQUEST = { browser: 'chrome' };

/** Whoever supervises ends this process within moments; without that a test must fail after all. */
const END_DEADLINE_MS = 30_000;

let own: Promise<KeeperAddress> | null = null;

/** Returns what the suite asks for. Throws `config-invalid`. */
export function readEnvironment(text: string | undefined): WebDriverEnvironment {
  if (text === undefined || text === '') return parseWebDriver(DEFAULT_REQUEST);
  const value = parseJson(text);
  const { keeper } = (value ?? {}) as { readonly keeper?: KeeperAddress };
  return { ...parseWebDriver(value), ...(keeper === undefined ? {} : { keeper }) };
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    const hint = `such as ${WEBDRIVER_VARIABLE}='{"browser":"chrome"}'`;
    throw new ExpectedError('config-invalid', `${WEBDRIVER_VARIABLE} cannot be ${JSON.stringify(text)}: expected JSON`, { hint, cause });
  }
}

/** Without `shard-run` each worker of Vitest keeps its sessions itself. Throws `browser-unusable` or `remote-end-unusable`. */
export async function borrow(borrower: Borrower): Promise<Loan> {
  const environment = readEnvironment(process.env[WEBDRIVER_VARIABLE]);
  const { keeper, ...request } = environment;
  own ??= keeper === undefined ? startKeeper({ request, onLost: null }).then(({ address }) => address) : Promise.resolve(keeper);
  const address = await own;
  const response = await post(address, '/lend', borrower);
  const line = await firstLine(response);
  if (response.statusCode !== 200) {
    if (keeper !== undefined) await untilEnded();
    throw new ExpectedError('browser-unusable', line, { hint: 'run shard-run doctor' });
  }
  const lent = JSON.parse(line) as Lent;
  const giveBack: Loan['giveBack'] = async (end, message) => {
    try {
      const answer = await post(address, '/give-back', { lending: lent.lending, end, message } satisfies GiveBack);
      const { isSupervised } = JSON.parse(await firstLine(answer)) as { readonly isSupervised: boolean };
      return isSupervised;
    } catch {
      // The keeper is gone, which is the end of every session.
      return false;
    } finally {
      response.destroy();
    }
  };
  return { ...lent, commandDeadlineMs: request.commandDeadlineMs, giveBack };
}

/** Waits for the end of this process: the runner knows that the session is lost, and has the unit run elsewhere. */
export function untilEnded(): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, END_DEADLINE_MS));
}

/** The keeper answers within its own deadlines: of a session, of cleaning one. */
function post({ port, token }: KeeperAddress, path: string, body: unknown): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' };
    const request = httpRequest({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false }, resolve);
    request.once('error', reject).end(JSON.stringify(body));
  });
}

function firstLine(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.trimEnd());
    });
    response.once('end', () => resolve(text)).once('error', reject);
  });
}
