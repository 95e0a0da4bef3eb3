/** Asks a remote end what it has before a session is asked for: a Grid lets a request that nothing matches wait for minutes. */
import { ExpectedError } from '../../core/expected-error.ts';
import type { WebDriverRequest } from '../../core/webdriver.ts';
import { RemoteEndError, sendCommand } from './remote-end.ts';

type Slot = { readonly stereotype?: { readonly browserName?: unknown } };
type Node = { readonly slots?: readonly Slot[] };
type Status = { readonly ready?: unknown; readonly message?: unknown; readonly nodes?: readonly Node[] };

/** Nothing but a look at what it knows. */
const STATUS_DEADLINE_MS = 10_000;

/** Throws `remote-end-unusable` when nobody answers, or when a Grid has no browser of that name. Any other remote end may have it. */
export async function checkRemoteEnd(request: WebDriverRequest, url: string): Promise<void> {
  const browsers = browsersOf(await statusOf(url, Math.min(STATUS_DEADLINE_MS, request.sessionDeadlineMs)));
  if (browsers === null || browsers.includes(request.browser)) return;
  const names = [...new Set(browsers)];
  const has = names.length === 0 ? 'it has no node' : `it has ${names.map((name) => `"${name}"`).join(', ')}`;
  throw new ExpectedError('remote-end-unusable', `the Grid at ${url} has no browser "${request.browser}": ${has}`, {
    hint: `start a node with that browser, or take it out of "browsers" of the suite`,
  });
}

async function statusOf(url: string, deadlineMs: number): Promise<Status> {
  try {
    const status = await sendCommand(url, { method: 'GET', path: '/status' }, deadlineMs);
    return typeof status === 'object' && status !== null ? status : {};
  } catch (cause) {
    // A remote end need not know this command; one that refuses it is there.
    if (cause instanceof RemoteEndError && cause.failure === 'refused' && cause.code !== 'no webdriver') return {};
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('remote-end-unusable', message, {
      hint: `open ${url}/status from this machine; correct "webdriver.url"`,
      cause,
    });
  }
}

/** `null` for what is no Grid. */
function browsersOf({ nodes }: Status): readonly string[] | null {
  if (!Array.isArray(nodes)) return null;
  return (nodes as readonly Node[]).flatMap(({ slots = [] }) => slots.map(({ stereotype }) => String(stereotype?.browserName)));
}
