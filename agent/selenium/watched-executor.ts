/** Sends a test's commands, remembers the last of them, and tells a driver that is lost from a test that fails. */

import { createRequire } from 'node:module';
import type { Command } from 'selenium-webdriver/lib/command.js';
import { type Loan, untilEnded } from './borrow.ts';

/** The types call the module by a name that it does not have. */
const { Executor, HttpClient } = createRequire(import.meta.url)('selenium-webdriver/http') as typeof import('selenium-webdriver/http.js');

/** Enough to see how a test came to where it failed. */
const KEPT_COMMANDS = 40;
const MAX_COMMAND_CHARACTERS = 300;
/** A driver gives up a page, a script or a search at its own limit, and has this long to say so. */
const ANSWER_GRACE_MS = 5_000;

/**
 * WebDriver's code, as its client names it, and a Grid's, Chromium's and Firefox's own words for a session, browser or driver that is gone. What a
 * browser refuses a Grid passes on as it is: its own words are for what it could not pass on.
 */
const LOST_MESSAGE =
  /^NoSuchSessionError|unable to execute request for an existing session|invalid session id|no such session|chrome not reachable|not connected to DevTools|tab crashed|page crash|browser has closed|response from marionette|without establishing a connection|ECONNREFUSED|ECONNRESET|EPIPE|socket hang up/iu;

/** The executor of one test's driver. */
export class WatchedExecutor extends Executor {
  readonly #loan: Loan;
  readonly #lines: string[] = [];
  readonly #pending = new Set<Promise<unknown>>();
  #deadlineMs: number;
  #hasQuit = false;

  constructor(loan: Loan) {
    super(new HttpClient(loan.url));
    this.#loan = loan;
    this.#deadlineMs = loan.commandDeadlineMs;
    this.defineCommand('sendDevToolsCommand', 'POST', '/session/:sessionId/chromium/send_command');
    this.defineCommand('sendAndGetDevToolsCommand', 'POST', '/session/:sessionId/chromium/send_command_and_get_result');
  }

  /** True when the test ended the session itself: it cannot be lent again. */
  get hasQuit(): boolean {
    return this.#hasQuit;
  }

  /** The last commands, a line each, with what became of them. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  /** Resolves when no command waits for its answer: a test that ran out of time may have left one. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#pending);
  }

  override execute(command: Command): Promise<unknown> {
    if (command.getName() === 'quit') {
      this.#hasQuit = true;
      return Promise.resolve(undefined);
    }
    const answer = this.#send(command);
    this.#pending.add(answer);
    const settle = (): boolean => this.#pending.delete(answer);
    answer.then(settle, settle);
    return answer;
  }

  async #send(command: Command): Promise<unknown> {
    const beganMs = performance.now();
    const said = describe(command);
    const note = (outcome: string): void => this.#note(`${said} ${outcome} after ${Math.round(performance.now() - beganMs)} ms`);
    this.#raiseDeadline(command);
    try {
      const answer = await this.#withinDeadline(command);
      note('ok');
      return answer;
    } catch (error) {
      const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      note(message.split('\n', 1)[0] ?? '');
      if (!this.#hasQuit && LOST_MESSAGE.test(message)) await this.#lose(`${said}: ${message.split('\n', 1)[0]}`);
      throw error;
    }
  }

  async #withinDeadline(command: Command): Promise<unknown> {
    const { promise, resolve } = Promise.withResolvers<'late'>();
    const deadlineMs = this.#deadlineMs;
    const timer = setTimeout(() => resolve('late'), deadlineMs);
    try {
      const answer: unknown = await Promise.race([super.execute(command), promise]);
      if (answer !== 'late') return answer;
    } finally {
      clearTimeout(timer);
    }
    const message = `the driver of "${this.#loan.browser}" did not answer ${describe(command)} within ${deadlineMs / 1_000} s and was ended`;
    await this.#lose(message);
    throw new Error(message);
  }

  /** Not the test's doing. Where somebody sees to it that the unit runs elsewhere, the test says nothing more. */
  async #lose(message: string): Promise<void> {
    this.#hasQuit = true;
    const isSupervised = await this.#loan.giveBack('wedged', message);
    if (isSupervised) await untilEnded();
  }

  /** A test that allows its pages more time than usual allows it the driver, too. */
  #raiseDeadline(command: Command): void {
    if (command.getName() !== 'setTimeout') return;
    const limits = Object.values(command.getParameters() as Readonly<Record<string, unknown>>).filter((value) => typeof value === 'number');
    this.#deadlineMs = Math.max(this.#deadlineMs, ...limits.map((limit) => limit + ANSWER_GRACE_MS));
  }

  #note(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > KEPT_COMMANDS) this.#lines.shift();
  }
}

function describe(command: Command): string {
  const { sessionId: _, ...parameters } = command.getParameters() as Readonly<Record<string, unknown>>;
  const text = Object.keys(parameters).length === 0 ? '' : ` ${JSON.stringify(parameters)}`;
  return `${command.getName()}${text}`.slice(0, MAX_COMMAND_CHARACTERS);
}
