/** Speaks WebDriver over HTTP, with a deadline on every command: as much of it as keeping sessions takes. */

/** One command of W3C WebDriver. `path` begins behind the remote end's address. */
export type Command = { readonly method: 'GET' | 'POST' | 'DELETE'; readonly path: string; readonly body?: unknown };

/** Why a command has no answer: nobody there, nothing in time, or a refusal with WebDriver's own error code. */
export type RemoteEndFailure = 'unreachable' | 'silent' | 'refused';

/** A command that failed. `code` is WebDriver's (`no such alert`), empty unless refused. */
export class RemoteEndError extends Error {
  override readonly name = 'RemoteEndError';
  readonly failure: RemoteEndFailure;
  readonly code: string;

  constructor(failure: RemoteEndFailure, message: string, code = '') {
    super(message);
    this.failure = failure;
    this.code = code;
  }
}

type Answer = { readonly value?: unknown };
type Refusal = { readonly error?: unknown; readonly message?: unknown };

/** An answer's explanation can hold the driver's own stack. */
const MAX_MESSAGE_CHARACTERS = 2_000;

/** Returns `value` of the answer. Throws `RemoteEndError`. */
export async function sendCommand(url: string, command: Command, deadlineMs: number): Promise<unknown> {
  const { method, path, body } = command;
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      signal,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
    });
    return readAnswer(url, response.status, await response.text());
  } catch (error) {
    if (error instanceof RemoteEndError) throw error;
    if (signal.aborted) throw new RemoteEndError('silent', `${url} did not answer ${method} ${path} within ${deadlineMs / 1_000} s`);
    throw new RemoteEndError('unreachable', `nobody answers at ${url}: ${causeOf(error)}`);
  }
}

function readAnswer(url: string, status: number, text: string): unknown {
  const { value } = parseAnswer(url, status, text);
  if (status < 400) return value;
  const { error, message } = (typeof value === 'object' && value !== null ? value : {}) as Refusal;
  const code = typeof error === 'string' ? error : `status ${status}`;
  const why = typeof message === 'string' && message !== '' ? message : code;
  throw new RemoteEndError('refused', why.slice(0, MAX_MESSAGE_CHARACTERS), code);
}

function parseAnswer(url: string, status: number, text: string): Answer {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null) return answer;
  } catch {
    // Said below, with what was said instead.
  }
  throw new RemoteEndError(
    'refused',
    `${url} does not speak WebDriver: it answers ${status} ${JSON.stringify(text.slice(0, 120))}`,
    'no webdriver',
  );
}

function causeOf(error: unknown): string {
  const { cause, message } = error as { readonly cause?: { readonly code?: string; readonly message?: string }; readonly message?: string };
  return cause?.code ?? cause?.message ?? message ?? String(error);
}
