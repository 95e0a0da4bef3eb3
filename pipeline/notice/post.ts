/** One POST of JSON, and what its answer means: delivered, to be tried again, or given up. */
import { ATTEMPT_DEADLINE_MS, type Delivery } from './lane.ts';

export type Post = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** Sends it. Never rejects; what went wrong quotes neither URL nor body, for either may hold a secret. A redirect is not followed. */
export async function post({ url, headers, body }: Post, signal: AbortSignal): Promise<Delivery> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'shard-run', ...headers },
      body,
      signal,
      redirect: 'manual',
    });
    await answer.body?.cancel();
    if (answer.ok) return { isDelivered: true };
    const isRetryable = answer.status >= 500 || answer.status === 429 || answer.status === 408;
    const askedMs = Number(answer.headers.get('retry-after') ?? 0) * 1000 || 0;
    return { isDelivered: false, failure: `it answered ${answer.status}`, isRetryable, askedMs };
  } catch (error) {
    return { isDelivered: false, failure: reasonOf(error), isRetryable: URL.canParse(url), askedMs: 0 };
  }
}

/** The system's code only: messages of `fetch` quote the URL. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${ATTEMPT_DEADLINE_MS / 1000} s`;
  const cause = error instanceof Error ? error.cause : null;
  const code = (cause as { readonly code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : 'the request failed';
}
