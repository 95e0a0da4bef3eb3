/** Asks a remote end what it has before a session is asked for: a Grid lets a request that nothing matches wait for minutes. */
import { ExpectedError } from '../../core/expected-error.ts';
import type { WebDriverRequest } from '../../core/webdriver.ts';
import { RemoteEndError, sendCommand } from './remote-end.ts';
import { isOffered, type Stereotype, stereotypeInWords, wishOf } from './stereotype.ts';

type Slot = { readonly stereotype?: Stereotype };
type Node = { readonly slots?: readonly Slot[] };
type Status = { readonly ready?: unknown; readonly message?: unknown; readonly nodes?: readonly Node[] };

/** Nothing but a look at what it knows. */
const STATUS_DEADLINE_MS = 10_000;
/** Whoever asks for a run waits for this, and an agent asks again. */
const LOOK_DEADLINE_MS = 3_000;

/** Throws `remote-end-unusable` when nobody answers, or when a Grid has nothing that matches. Any other remote end may have it. */
export async function checkRemoteEnd(request: WebDriverRequest, url: string): Promise<void> {
  requireOffer(request, url, await statusOf(url, Math.min(STATUS_DEADLINE_MS, request.sessionDeadlineMs)));
}

/**
 * Throws `remote-end-unusable` when a Grid has nodes and none of them matches. One that is not reached from here says nothing, for agents may reach it;
 * nor does one without nodes, which may start them when they are wanted.
 */
export async function lookAtGrid(request: WebDriverRequest): Promise<void> {
  const { url } = request;
  const status = url === null ? null : await statusOf(url, LOOK_DEADLINE_MS).catch(() => null);
  if (url !== null && status !== null && offersOf(status)?.length !== 0) requireOffer(request, url, status);
}

function requireOffer(request: WebDriverRequest, url: string, status: Status): void {
  const offers = offersOf(status);
  const wish = wishOf(request);
  if (offers === null || offers.some((offer) => isOffered(wish, offer))) return;
  const words = [...new Set(offers.map(stereotypeInWords))];
  const has = words.length === 0 ? 'it has no node' : `it has ${words.join(', ')}`;
  throw new ExpectedError('remote-end-unusable', `the Grid at ${url} has no browser ${stereotypeInWords(wish)}: ${has}`, {
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
function offersOf({ nodes }: Status): readonly Stereotype[] | null {
  if (!Array.isArray(nodes)) return null;
  return (nodes as readonly Node[]).flatMap(({ slots = [] }) => slots.map(({ stereotype }) => stereotype ?? {}));
}
