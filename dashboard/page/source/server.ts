/** The live source: one stream of server-sent events, and questions over HTTP, to the host that the page came from. */
import type { Artifact } from '../../../core/artifact.ts';
import type { DeployAction, FeedMessage, Topic } from '../../view/types.ts';
import { savedName } from './saved-name.ts';
import { type CaseQuery, isRefusal, type Sink, type Source, SourceError } from './source.ts';

/** A coordinator that does not answer within this is not going to. */
const ANSWER_DEADLINE_MS = 15_000;
/** After a cut the browser's own retry is given up when the server refused; then this long until a new stream. */
const REOPEN_MS = 2_000;

/** Returns a source that asks the server which served the page. */
export function serverSource(): Source {
  return {
    isExport: false,
    madeAtMs: 0,
    about: () => ask('api/about'),
    follow,
    searchCases: (run, query) => ask(`api/run/${encodeURIComponent(run)}/cases?${searchOf(query)}`),
    unitCases: (run, lease) => ask(`api/run/${encodeURIComponent(run)}/unit/${encodeURIComponent(lease)}`),
    caseHistory: (id, run) => ask(`api/case/${encodeURIComponent(id)}?run=${encodeURIComponent(run)}`),
    compare: (left, right) => ask(`api/compare?left=${encodeURIComponent(left)}&right=${encodeURIComponent(right)}`),
    artifactUrl: (run: string, artifact: Artifact) =>
      artifact.digest === null ? null : `api/artifact/${encodeURIComponent(run)}/${artifact.digest}/${savedName(artifact)}`,
    act: async (fleet: string, action: DeployAction) => {
      await ask(`api/deploy/${encodeURIComponent(fleet)}`, action);
    },
  };
}

/** Gives the token to the server, which answers with a cookie that scripts cannot read. */
export async function openSession(token: string): Promise<void> {
  await ask('api/session', { token });
}

function follow(topics: readonly Topic[], sink: Sink): () => void {
  let stream: EventSource | null = null;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = inTurns(sink.onMessage);
  const open = (): void => {
    stream = new EventSource(`api/stream?topics=${topics.map(encodeURIComponent).join(',')}`);
    stream.onopen = sink.onAlive;
    stream.addEventListener('beat', sink.onAlive);
    stream.onmessage = (event: MessageEvent<string>) => {
      sink.onAlive();
      read.take(JSON.parse(event.data) as FeedMessage);
    };
    stream.onerror = () => {
      sink.onCut();
      // A browser tries again by itself after a cut, but not after an answer that it could not use.
      if (stream?.readyState === EventSource.CLOSED) timer = setTimeout(() => void reopen(), REOPEN_MS);
    };
  };
  const reopen = async (): Promise<void> => {
    try {
      await ask('api/about');
    } catch (error) {
      // A stream does not tell why it was refused; a question does.
      if (error instanceof SourceError && isRefusal(error)) return sink.onRefused(error);
    }
    if (!isOver) open();
  };
  open();
  return () => {
    isOver = true;
    clearTimeout(timer);
    stream?.close();
    read.end();
  };
}

/**
 * Hands values on in their order, each in a turn of its own: the whole of a large run is megabytes to read and a page to draw, and keys are answered
 * between the two. A message port, because a timer waits for a second in a tab that nobody sees.
 */
function inTurns<Value>(give: (value: Value) => void): { take(value: Value): void; end(): void } {
  const waiting: Value[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const next = waiting.shift();
    if (next !== undefined) give(next);
  };
  return {
    take: (value) => {
      waiting.push(value);
      port2.postMessage(null);
    },
    end: () => port1.close(),
  };
}

function searchOf({ text, outcome, suite, sort, offset, limit }: CaseQuery): string {
  return new URLSearchParams({ q: text, outcome, suite, sort, offset: String(offset), limit: String(limit) }).toString();
}

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await send(path, body);
  const text = await response.text();
  if (!response.ok) throw refusalOf(response.status, text);
  return (text === '' ? null : JSON.parse(text)) as T;
}

async function send(path: string, body: unknown): Promise<Response> {
  const signal = AbortSignal.timeout(ANSWER_DEADLINE_MS);
  try {
    if (body === undefined) return await fetch(path, { signal });
    const headers = { 'content-type': 'application/json', 'x-shard-run': 'page' };
    return await fetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal });
  } catch {
    throw new SourceError('the coordinator does not answer', 'it may have ended; the page tries again by itself', 0);
  }
}

function refusalOf(status: number, text: string): SourceError {
  try {
    const { message, hint } = JSON.parse(text) as { readonly message?: string; readonly hint?: string };
    return new SourceError(message ?? `the coordinator answered ${status}`, hint ?? '', status);
  } catch {
    return new SourceError(`the coordinator answered ${status}`, '', status);
  }
}
