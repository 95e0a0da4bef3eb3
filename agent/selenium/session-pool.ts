/** The sessions of one browser on this machine: lent to one test at a time, cleaned or replaced, all closed at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WebDriverRequest } from '../../core/webdriver.ts';
import { checkRemoteEnd } from './grid.ts';
import { closeSession, isAlive, makeClean, openSession, type Session } from './session.ts';

/** How a test leaves its session: to be cleaned, to be replaced, or dead and not to be asked any more. */
export type SessionEnd = 'clean' | 'replace' | 'wedged';

/** A remote end forgets a session that is silent for minutes, and a browser may die when nobody looks: one that lay idle is asked first. */
const TRUSTED_IDLE_MS = 5_000;
/** A new session may fail because the machine is busy for a moment; twice in a row is no accident. */
const OPEN_TRIES = 2;
/** Windows keeps files of a process that died a moment ago. */
const REMOVE_RETRIES = 5;

export class SessionPool implements AsyncDisposable {
  readonly #request: WebDriverRequest;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'shard-run-webdriver-'));
  readonly #idle: { readonly session: Session; readonly sinceMs: number }[] = [];
  readonly #all = new Set<Session>();
  #opened = 0;

  constructor(request: WebDriverRequest) {
    this.#request = request;
  }

  /** Sessions opened so far. */
  get opened(): number {
    return this.#opened;
  }

  /** Opens the first session, so that what is missing is known before any test. Throws `browser-unusable` or `remote-end-unusable`. */
  async open(): Promise<void> {
    const { url } = this.#request;
    if (url !== null) await checkRemoteEnd(this.#request, url);
    this.#keep(await this.#openNew());
  }

  /** Returns a session that nobody else has. Throws as `open`. */
  async lend(): Promise<Session> {
    for (let next = this.#idle.pop(); next !== undefined; next = this.#idle.pop()) {
      const isTrusted = performance.now() - next.sinceMs < TRUSTED_IDLE_MS;
      if (isTrusted || (await isAlive(next.session))) return next.session;
      await this.#close(next.session, true);
    }
    return this.#openWithin(OPEN_TRIES);
  }

  /** Takes a session back; resolves when it can be lent again, or is gone. Never throws. */
  async takeBack(session: Session, end: SessionEnd): Promise<void> {
    const isReusable = end === 'clean' && this.#request.sessions === 'pooled' && (await makeClean(session, this.#request));
    if (isReusable) this.#keep(session);
    else await this.#close(session, end === 'wedged');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#all].map((session) => this.#close(session, false)));
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: REMOVE_RETRIES });
  }

  #keep(session: Session): void {
    this.#idle.push({ session, sinceMs: performance.now() });
  }

  async #openWithin(tries: number): Promise<Session> {
    try {
      return await this.#openNew();
    } catch (error) {
      if (tries <= 1) throw error;
      return this.#openWithin(tries - 1);
    }
  }

  async #openNew(): Promise<Session> {
    const session = await openSession(this.#request, this.#folder);
    this.#opened += 1;
    this.#all.add(session);
    return session;
  }

  async #close(session: Session, isWedged: boolean): Promise<void> {
    this.#all.delete(session);
    await closeSession(session, isWedged);
  }
}
