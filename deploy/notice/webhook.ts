/** Tells the outside what a rollout does: JSON by POST, with retries, beside the rollout and never in its way. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { HostId, ReleaseId, RolloutId } from '../../core/id.ts';
import type { Notice } from '../rollout/types.ts';

/** One attempt. */
const DEADLINE_MS = 5_000;
/** Attempts a notice; with the pauses between them a notice is given up after about half a minute. */
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 500;
/** Also of what a server asks for with `Retry-After`. */
const LONGEST_PAUSE_MS = 10_000;
/** Notices that wait for one URL; a rollout writes a few dozen. The oldest are dropped. */
const WAITING_NOTICES = 200;
/** Hosts that one notice names; the rest is a number. */
const NAMED_HOSTS = 100;

/** The rollout that a notice is about. `commit` is the release's. */
export type NoticeContext = { readonly fleet: string; readonly rollout: RolloutId; readonly release: ReleaseId; readonly commit: string };

/**
 * The body of a POST. `text`, `time` and `tags` are what chat hooks and Grafana's annotations expect, so a URL of either works without something between:
 * the notices are deploy markers too. `time` in Unix milliseconds.
 */
export type NoticeBody = {
  readonly schema: 1;
  readonly text: string;
  readonly time: number;
  readonly tags: readonly string[];
  readonly kind: Notice['kind'];
  readonly fleet: string;
  readonly rollout: string;
  readonly release: string;
  readonly commit: string;
  readonly hosts: readonly HostId[];
  readonly hostCount: number;
};

export type Webhooks = {
  /** Returns at once; delivery is in order for each URL. */
  send(body: NoticeBody): void;
  /** Waits until everything is delivered or given up, `withinMs` at most, and ends what is left. */
  close(withinMs: number): Promise<void>;
};

/** Makes the body of a notice. */
export function noticeBody(notice: Notice, context: NoticeContext, atMs: number): NoticeBody {
  return {
    schema: 1,
    text: notice.words,
    time: atMs,
    tags: ['deploy', notice.kind, context.fleet],
    kind: notice.kind,
    ...context,
    hosts: notice.hosts.slice(0, NAMED_HOSTS),
    hostCount: notice.hosts.length,
  };
}

/** Opens the webhooks. What cannot be delivered is said to `onProblem`, by the URL's host only: path and query are secrets. */
export function openWebhooks(urls: readonly string[], onProblem: (words: string) => void): Webhooks {
  const ended = new AbortController();
  const lanes = urls.map((url) => openLane(url, onProblem, ended.signal));
  return {
    send: (body) => {
      for (const lane of lanes) lane.send(body);
    },
    close: async (withinMs) => {
      const patience = new AbortController();
      await Promise.race([
        Promise.all(lanes.map((lane) => lane.idle())),
        delay(withinMs, undefined, { signal: patience.signal }).catch(() => {}),
      ]);
      patience.abort();
      ended.abort();
      await Promise.all(lanes.map((lane) => lane.idle()));
    },
  };
}

type Lane = { send(body: NoticeBody): void; idle(): Promise<void> };

/** Notices of one URL, one after the other. */
function openLane(url: string, onProblem: (words: string) => void, signal: AbortSignal): Lane {
  const name = URL.canParse(url) ? `webhook at ${new URL(url).host}` : 'a webhook whose URL cannot be parsed';
  const waiting: NoticeBody[] = [];
  let running: Promise<void> | null = null;
  const drain = async (): Promise<void> => {
    for (let body = waiting.shift(); body !== undefined; body = waiting.shift()) {
      const failure = signal.aborted ? 'the deployer has ended' : await deliver(url, body, signal);
      if (failure !== null) onProblem(`${name}: a notice was not delivered: ${failure}`);
    }
    running = null;
  };
  return {
    send(body) {
      waiting.push(body);
      if (waiting.length > WAITING_NOTICES) {
        waiting.shift();
        onProblem(`${name}: more than ${WAITING_NOTICES} notices wait; the oldest was dropped`);
      }
      running ??= drain();
    },
    idle: async () => {
      await running;
    },
  };
}

/** Returns `null` when it was delivered, or why not. */
async function deliver(url: string, body: NoticeBody, signal: AbortSignal): Promise<string | null> {
  const id = randomUUID();
  let failure = 'never tried';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const outcome = await post(url, id, body, signal);
    if (outcome.isDelivered) return null;
    failure = outcome.failure;
    if (!outcome.isRetryable || signal.aborted || attempt === ATTEMPTS) break;
    const pauseMs = Math.max(outcome.askedMs, FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
    await delay(Math.min(pauseMs, LONGEST_PAUSE_MS), undefined, { signal }).catch(() => {});
  }
  return failure;
}

type Outcome =
  | { readonly isDelivered: true }
  | { readonly isDelivered: false; readonly failure: string; readonly isRetryable: boolean; readonly askedMs: number };

async function post(url: string, id: string, body: NoticeBody, signal: AbortSignal): Promise<Outcome> {
  try {
    const target = new URL(url);
    const headers: Record<string, string> = { 'content-type': 'application/json', 'x-shard-run-delivery': id };
    if (target.username !== '' || target.password !== '') {
      headers['authorization'] =
        `Basic ${Buffer.from(`${decodeURIComponent(target.username)}:${decodeURIComponent(target.password)}`).toString('base64')}`;
      target.username = '';
      target.password = '';
    }
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
    const response = await fetch(target, { method: 'POST', headers, body: JSON.stringify(body), signal: deadline, redirect: 'manual' });
    await response.body?.cancel();
    if (response.ok) return { isDelivered: true };
    const isRetryable = response.status >= 500 || response.status === 429 || response.status === 408;
    const askedMs = Number(response.headers.get('retry-after') ?? 0) * 1000 || 0;
    return { isDelivered: false, failure: `it answered ${response.status}`, isRetryable, askedMs };
  } catch (error) {
    return { isDelivered: false, failure: reason(error), isRetryable: URL.canParse(url), askedMs: 0 };
  }
}

/** The system's code only: messages of `fetch` quote the URL. */
function reason(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${DEADLINE_MS / 1000} s`;
  const cause = error instanceof Error ? error.cause : null;
  const code = (cause as { readonly code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : 'the request failed';
}
