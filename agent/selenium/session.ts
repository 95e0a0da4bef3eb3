/** One WebDriver session: opened with a driver of its own or at a remote end, cleaned between tests, closed once. */
import { ExpectedError } from '../../core/expected-error.ts';
import type { JsonObject } from '../../core/suite-spec.ts';
import type { WebDriverRequest } from '../../core/webdriver.ts';
import { capabilitiesOf } from './capability.ts';
import { cleanSession } from './clean-session.ts';
import { type DriverProcess, startDriver } from './driver-process.ts';
import { installHint, programsFor } from './program.ts';
import { RemoteEndError, sendCommand } from './remote-end.ts';

/** An open session. */
export type Session = {
  readonly id: string;
  /** The remote end's address. */
  readonly url: string;
  readonly capabilities: JsonObject;
  /** `null` at a remote end, whose drivers are its own. */
  readonly driver: DriverProcess | null;
};

/** Leaving is a courtesy: a remote end that does not hear of it forgets the session by itself. */
const CLOSE_DEADLINE_MS = 5_000;
const ALIVE_DEADLINE_MS = 5_000;
/** Cleaning is a dozen commands, one second for Firefox on an idle machine; what takes longer than a busy one needs is dearer than a new session. */
const CLEAN_DEADLINE_MS = 30_000;

/** `folder` is for temporary files of driver and browser. Throws `browser-unusable` or `remote-end-unusable`. */
export async function openSession(request: WebDriverRequest, folder: string): Promise<Session> {
  if (request.url !== null) return newSession(request, { url: request.url, driver: null, browserPath: null });
  const { driver: program, browser } = programsFor(request);
  const driver = await startDriver({ browser: request.browser, program, folder });
  try {
    return await newSession(request, { url: driver.url, driver, browserPath: browser });
  } catch (error) {
    driver.kill(null);
    throw error;
  }
}

type Place = { readonly url: string; readonly driver: DriverProcess | null; readonly browserPath: string | null };

async function newSession(request: WebDriverRequest, { url, driver, browserPath }: Place): Promise<Session> {
  const place = { isLocal: driver !== null, isRoot: process.getuid?.() === 0, browserPath };
  const body = { capabilities: { alwaysMatch: capabilitiesOf(request, place) } };
  try {
    const answer = await sendCommand(url, { method: 'POST', path: '/session', body }, request.sessionDeadlineMs);
    const { sessionId, capabilities } = answer as { readonly sessionId?: unknown; readonly capabilities?: JsonObject };
    if (typeof sessionId === 'string') return { id: sessionId, url, capabilities: capabilities ?? {}, driver };
    throw new RemoteEndError('refused', `${url} answers a new session without an id`);
  } catch (cause) {
    throw sessionRefused(request, driver === null ? url : null, cause);
  }
}

function sessionRefused({ browser }: WebDriverRequest, url: string | null, cause: unknown): ExpectedError {
  const why = cause instanceof Error ? cause.message : String(cause);
  if (url === null)
    return new ExpectedError('browser-unusable', `the browser "${browser}" could not be opened: ${why}`, {
      hint: installHint(browser),
      cause,
    });
  return new ExpectedError('remote-end-unusable', `${url} opened no session of "${browser}": ${why}`, {
    hint: `see what it has with ${url}/status, and correct "browsers" or "webdriver.capabilities" of the suite`,
    cause,
  });
}

/** Returns whether the session still answers. */
export async function isAlive({ url, id }: Session): Promise<boolean> {
  try {
    await sendCommand(url, { method: 'GET', path: `/session/${id}/window/handles` }, ALIVE_DEADLINE_MS);
    return true;
  } catch {
    return false;
  }
}

/** Makes the session as good as new, as far as its browser lets us. Returns false when it could not be done: then close it. */
export async function makeClean(session: Session, request: WebDriverRequest): Promise<boolean> {
  try {
    await cleanSession(session, request, CLEAN_DEADLINE_MS);
    return true;
  } catch (error) {
    if (error instanceof RemoteEndError) return false;
    throw error;
  }
}

/** Leaves the session and ends its driver; a wedged one is not asked. Never throws. */
export async function closeSession(session: Session, isWedged: boolean): Promise<void> {
  const { url, id, driver, capabilities } = session;
  const hasLeft = !(isWedged && driver !== null) && (await leave(url, id));
  // A browser outlives a driver that is killed.
  const pid = capabilities['goog:processID'] ?? capabilities['moz:processID'];
  driver?.kill(typeof pid === 'number' && !hasLeft ? pid : null);
}

async function leave(url: string, id: string): Promise<boolean> {
  try {
    await sendCommand(url, { method: 'DELETE', path: `/session/${id}` }, CLOSE_DEADLINE_MS);
    return true;
  } catch {
    return false;
  }
}
