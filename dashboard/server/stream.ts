/** One stream of messages to each open page: what changed since it was told last, at most ten times a second, and nothing while it cannot keep up. */
import type { ServerResponse } from 'node:http';
import { formatCursor, type Stamp } from '../view/cursor.ts';
import type { Topic } from '../view/types.ts';
import type { Feed } from './feed.ts';

/** A screen shows sixty pictures a second and a person reads ten. */
const ROUND_MS = 100;
const BEAT_MS = 5_000;
/** Between two attempts of a browser whose stream broke. */
const RETRY_MS = 1_000;
/** Bytes that wait for a viewer. Above it he is told nothing until he has read; then one message says it all. */
const MAX_WAITING_BYTES = 1024 * 1024;
/** One that reads nothing for so long is gone. */
const MAX_SILENCE_MS = 60_000;
/** How long the end waits for viewers to take the last message. */
const CLOSE_MS = 500;
/** A team, each with a few tabs. */
export const MAX_VIEWERS = 256;

/** Who looks at what: where he is in each topic that he wants, and whether he still may. */
export type Look = { readonly stamps: Map<Topic, Stamp>; readonly isAllowed: () => boolean };

type Viewer = Look & { readonly response: ServerResponse; waitsSinceMs: number | null };

export class Streams implements AsyncDisposable {
  readonly #feed: Feed;
  readonly #viewers = new Set<Viewer>();
  #beats: NodeJS.Timeout | null = null;
  #round: NodeJS.Timeout | null = null;
  #lastRoundMs = 0;

  constructor(feed: Feed) {
    this.#feed = feed;
  }

  get isFull(): boolean {
    return this.#viewers.size >= MAX_VIEWERS;
  }

  /** Takes the response over until it is closed. */
  add(response: ServerResponse, look: Look): void {
    const viewer: Viewer = { ...look, response, waitsSinceMs: null };
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    response.write(`retry: ${RETRY_MS}\n\n`);
    this.#viewers.add(viewer);
    for (const topic of look.stamps.keys()) this.#feed.watch(topic);
    this.#beats ??= setInterval(() => this.#beat(), BEAT_MS);
    response.on('close', () => this.#remove(viewer));
    // Whoever hangs up in the middle of a message is nobody's error.
    response.on('error', () => this.#remove(viewer));
    this.wake();
  }

  /** Something may have changed. */
  wake(): void {
    if (this.#round !== null || this.#viewers.size === 0) return;
    const waitMs = Math.max(0, this.#lastRoundMs + ROUND_MS - performance.now());
    this.#round = setTimeout(() => {
      this.#round = null;
      this.#lastRoundMs = performance.now();
      for (const viewer of this.#viewers) this.#tell(viewer);
    }, waitMs);
  }

  #tell(viewer: Viewer): void {
    for (const [topic, stamp] of viewer.stamps) {
      const channel = this.#feed.channel(topic);
      const now = channel?.stamp() ?? null;
      if (channel === null || now === null || now === stamp) continue;
      if (this.#isBehind(viewer)) return;
      viewer.stamps.set(topic, now);
      viewer.response.cork();
      viewer.response.write(`id: ${formatCursor(viewer.stamps)}\n`);
      viewer.response.write(channel.messageFrom(stamp));
      viewer.response.uncork();
    }
  }

  #isBehind(viewer: Viewer): boolean {
    if (viewer.response.writableLength <= MAX_WAITING_BYTES) {
      viewer.waitsSinceMs = null;
      return false;
    }
    viewer.waitsSinceMs ??= performance.now();
    return true;
  }

  #beat(): void {
    const beat = `event: beat\ndata: {"atMs":${Date.now()}}\n\n`;
    for (const viewer of this.#viewers) {
      if (!viewer.isAllowed()) viewer.response.destroy();
      else if (!this.#isBehind(viewer)) viewer.response.write(beat);
      else if (performance.now() - (viewer.waitsSinceMs ?? 0) > MAX_SILENCE_MS) viewer.response.destroy();
    }
    this.wake();
  }

  #remove(viewer: Viewer): void {
    if (!this.#viewers.delete(viewer)) return;
    for (const topic of viewer.stamps.keys()) this.#feed.release(topic);
    if (this.#viewers.size === 0) this.#stop();
  }

  #stop(): void {
    if (this.#beats !== null) clearInterval(this.#beats);
    if (this.#round !== null) clearTimeout(this.#round);
    this.#beats = null;
    this.#round = null;
  }

  /** Everybody is told what is still to tell, and hung up on. */
  async [Symbol.asyncDispose](): Promise<void> {
    const ended = Array.from(this.#viewers, (viewer) => {
      this.#tell(viewer);
      const { promise, resolve } = Promise.withResolvers<void>();
      viewer.response.once('close', resolve);
      viewer.response.end();
      return promise;
    });
    this.#stop();
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const overdue = setTimeout(resolve, CLOSE_MS);
    await Promise.race([Promise.all(ended), late]);
    clearTimeout(overdue);
  }
}
