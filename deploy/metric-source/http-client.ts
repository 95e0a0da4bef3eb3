/** One bounded GET: a deadline, a limit on the body, no redirects, and credentials of the URL never in words. */

/** A JSON answer of metrics is a few kilobytes; a Prometheus answer for a thousand hosts a few hundred. */
export const BODY_BYTES = 4_194_304;

export type HttpAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** From the request to the last byte, milliseconds. */
  readonly latencyMs: number;
};

/** Returns the answer, whatever its status. Rejects when there is none by the deadline. */
export async function httpGet(url: string, signal: AbortSignal): Promise<HttpAnswer> {
  const { address, headers } = splitCredentials(url);
  const startedMs = performance.now();
  const response = await fetch(address, { headers, signal, redirect: 'manual' });
  const body = await readBounded(response);
  return { status: response.status, headers: response.headers, body, latencyMs: toMicroseconds(performance.now() - startedMs) };
}

/** The clock has no more, and each digit is a byte in the journal. */
function toMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/** `fetch` refuses credentials in a URL; they go where they belong. */
function splitCredentials(text: string): { readonly address: URL; readonly headers: Record<string, string> } {
  const address = new URL(text);
  if (address.username === '' && address.password === '') return { address, headers: {} };
  const pair = `${decodeURIComponent(address.username)}:${decodeURIComponent(address.password)}`;
  address.username = '';
  address.password = '';
  return { address, headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } };
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > BODY_BYTES) throw new Error(`the answer is longer than ${BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Returns what of a URL may be shown: scheme, host and port. Path and query may hold a token. */
export function shownUrl(text: string): string {
  return URL.canParse(text) ? new URL(text).origin : 'a URL that cannot be parsed';
}

/** Says why a request failed, without its URL. */
export function whyNot(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && cause.name === 'TimeoutError') return 'no answer in time';
  const code = (cause as { readonly code?: unknown }).code;
  if (typeof code === 'string') return code;
  return cause instanceof Error ? cause.message : String(cause);
}

/** Returns the URL for a host: `{address}` and `{host}` stand for it. */
export function hostUrl(template: string, host: { readonly id: string; readonly address: string }): string {
  const address = host.address.includes(':') ? `[${host.address}]` : encodeURIComponent(host.address);
  return template.replaceAll('{address}', address).replaceAll('{host}', encodeURIComponent(host.id));
}
