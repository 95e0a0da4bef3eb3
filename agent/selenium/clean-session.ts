/**
 * Makes a used session as good as new: prompts, windows, cookies, storage, emulation, timeouts.
 *
 * Chromium's own protocol empties cookies and storage of every origin at once, and so does Firefox where its driver gives system access, as
 * those that we start do. WebDriver itself knows only the cookies of the page that is open: Internet Explorer, and Firefox at a remote end, keep
 * what other origins left, and who needs more asks for fresh sessions. A new window takes the place of all others, which ends what pages do,
 * their zoom and their session storage; Internet Explorer, which has one window a driver, goes to a blank page.
 */
import type { WebDriverRequest } from '../../core/webdriver.ts';
import { type Command, RemoteEndError, sendCommand } from './remote-end.ts';
import type { Session } from './session.ts';

type Send = (method: Command['method'], path: string, body?: unknown) => Promise<unknown>;

/** A page that asks again whenever it is answered is closed with its window. */
const MAX_PROMPTS = 5;
const EMPTY_STORAGE = 'try { localStorage.clear(); sessionStorage.clear(); } catch (error) {}';
/** Runs in Firefox itself. Answers 0, or the bits of what could not be emptied. */
const EMPTY_FIREFOX = `const done = arguments[arguments.length - 1];
const { CLEAR_COOKIES, CLEAR_DOM_STORAGES, CLEAR_PERMISSIONS, CLEAR_AUTH_TOKENS, CLEAR_AUTH_CACHE } = Ci.nsIClearDataService;
const all = CLEAR_COOKIES | CLEAR_DOM_STORAGES | CLEAR_PERMISSIONS | CLEAR_AUTH_TOKENS | CLEAR_AUTH_CACHE;
Services.clearData.deleteData(all, { onDataDeleted: done });`;

/** Throws `RemoteEndError` when the session does not do as it is told, or takes longer than `deadlineMs` for all of it. */
export async function cleanSession(session: Session, request: WebDriverRequest, deadlineMs: number): Promise<void> {
  const endsMs = performance.now() + deadlineMs;
  const send: Send = (method, path, body) => {
    const command = { method, path: `/session/${session.id}${path}`, body };
    return sendCommand(session.url, command, Math.max(1, Math.round(endsMs - performance.now())));
  };
  await dismissPrompts(send);
  const empty = emptierOf(session);
  if (empty === null) await emptyPage(send);
  if (request.browser === 'internet explorer') await leavePage(send);
  else await replaceWindows(send);
  // After its pages are gone: what they save as they leave would stay.
  await empty?.(send);
  const { timeouts } = session.capabilities;
  if (timeouts !== undefined) await send('POST', '/timeouts', timeouts);
  // The console is read with a failing test only: what this one said is not the next one's. Firefox's goes with its page.
  if (empty === emptyChromium) await send('POST', '/se/log', { type: 'browser' }).catch(ignoreRefusal);
}

/** What empties every origin; `null` where nothing does. */
function emptierOf({ capabilities, driver }: Session): ((send: Send) => Promise<void>) | null {
  if (capabilities['goog:chromeOptions'] !== undefined) return emptyChromium;
  return capabilities['browserName'] === 'firefox' && driver !== null ? emptyFirefox : null;
}

async function dismissPrompts(send: Send): Promise<void> {
  for (let prompts = 0; prompts < MAX_PROMPTS; prompts += 1) {
    try {
      await send('POST', '/alert/dismiss');
    } catch (error) {
      // The window itself may be closed: then there is no prompt either.
      ignoreRefusal(error);
      return;
    }
  }
}

async function emptyChromium(send: Send): Promise<void> {
  const order = (cmd: string, params = {}): Promise<unknown> => send('POST', '/goog/cdp/execute', { cmd, params });
  await order('Network.clearBrowserCookies');
  await order('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' });
  await order('Browser.resetPermissions').catch(ignoreRefusal);
}

async function emptyFirefox(send: Send): Promise<void> {
  await send('POST', '/moz/context', { context: 'chrome' });
  const left = await send('POST', '/execute/async', { script: EMPTY_FIREFOX, args: [] });
  await send('POST', '/moz/context', { context: 'content' });
  if (left !== 0) throw new RemoteEndError('refused', `Firefox could not empty its storage: ${String(left)}`);
}

async function emptyPage(send: Send): Promise<void> {
  try {
    await send('POST', '/execute/sync', { script: EMPTY_STORAGE, args: [] });
    await send('DELETE', '/cookie');
  } catch (error) {
    // A page without cookies or scripts, such as a blank one.
    ignoreRefusal(error);
  }
}

async function replaceWindows(send: Send): Promise<void> {
  const used = (await send('GET', '/window/handles')) as readonly string[];
  const { handle } = (await send('POST', '/window/new', { type: 'tab' })) as { readonly handle: string };
  for (const old of used) {
    await send('POST', '/window', { handle: old });
    await send('DELETE', '/window');
  }
  await send('POST', '/window', { handle });
}

async function leavePage(send: Send): Promise<void> {
  const [first, ...others] = (await send('GET', '/window/handles')) as readonly string[];
  for (const handle of others) {
    await send('POST', '/window', { handle });
    await send('DELETE', '/window');
  }
  await send('POST', '/window', { handle: first });
  await send('POST', '/url', { url: 'about:blank' });
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof RemoteEndError) || error.failure !== 'refused' || error.code === 'invalid session id') throw error;
}
