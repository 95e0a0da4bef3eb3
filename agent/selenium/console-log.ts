/** Reads what a page said to Firefox's console, over WebDriver's second protocol (BiDi): WebDriver itself has no command for it. */

/** What an entry of the log is read for; `text` is its arguments as the browser prints them. */
type Entry = { readonly level?: unknown; readonly text?: unknown };
type Message = { readonly id?: unknown; readonly method?: unknown; readonly params?: Entry };

const SUBSCRIBE = JSON.stringify({ id: 1, method: 'session.subscribe', params: { events: ['log.entryAdded'] } });
/** What fills this is a loop; its beginning tells as much as its end. */
const MAX_LINES = 1_000;

/**
 * Returns a line for each message of the pages that are open, oldest first. The browser keeps them, and tells them to whoever subscribes before it
 * answers: a test that does not fail pays nothing. Rejects when the browser does not answer within `deadlineMs`.
 */
export function readConsole(webSocketUrl: string, deadlineMs: number): Promise<readonly string[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
  const lines: string[] = [];
  const socket = new WebSocket(webSocketUrl);
  const timer = setTimeout(() => reject(new Error(`no answer within ${deadlineMs / 1_000} s`)), deadlineMs);
  socket.addEventListener('open', () => socket.send(SUBSCRIBE));
  socket.addEventListener('error', () => reject(new Error(`${webSocketUrl} cannot be reached`)));
  socket.addEventListener('close', () => reject(new Error(`${webSocketUrl} closed the connection`)));
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params } = parseMessage(String(data));
    if (method === 'log.entryAdded' && lines.length < MAX_LINES) lines.push(`${String(params?.level)} ${String(params?.text)}`);
    if (id === 1) resolve(lines);
  });
  return promise.finally(() => {
    clearTimeout(timer);
    socket.close();
  });
}

/** What is no message is passed over. */
function parseMessage(text: string): Message {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null ? message : {};
  } catch {
    return {};
  }
}
