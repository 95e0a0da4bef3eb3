/** Brings the pipeline's notices to everybody who wants them: in order for each, and none waits for another. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { signBody } from '../watch/signature.ts';
import { statusPosts } from './commit-status.ts';
import { type Delivery, type Lane, openLane } from './lane.ts';
import { mailDelivery } from './mail.ts';
import { type Post, post } from './post.ts';
import type { NoticeReceiver, SentNotice } from './receiver.ts';

/** What is open. */
export type Notices = {
  /** Resolves when the notice is delivered or given up; never rejects. */
  send(notice: SentNotice): Promise<void>;
  /** Waits until everything is delivered or given up, `withinMs` at most, and ends what is left. */
  close(withinMs: number): Promise<void>;
};

/** Opens the receivers. What cannot be delivered is said to `onProblem`, by the receiver's kind and host: its URL is a secret. */
export function openNotices(receivers: readonly NoticeReceiver[], onProblem: (words: string) => void): Notices {
  const opened = receivers.map((receiver) => ({ receiver, lane: openReceiver(receiver, onProblem) }));
  return {
    async send(notice) {
      const wanting = opened.filter(({ receiver }) => receiver.kinds?.includes(notice.kind) ?? true);
      await Promise.all(wanting.map(({ lane }) => lane.send(notice)));
    },
    async close(withinMs) {
      const patience = new AbortController();
      const idle = Promise.all(opened.map(({ lane }) => lane.idle()));
      await Promise.race([idle, delay(withinMs, undefined, { signal: patience.signal }).catch(() => {})]);
      patience.abort();
      for (const { lane } of opened) lane.end();
      await idle;
    },
  };
}

type Sender = Pick<Lane<SentNotice>, 'send' | 'idle' | 'end'>;

function openReceiver(receiver: NoticeReceiver, onProblem: (words: string) => void): Sender {
  const name = nameOf(receiver);
  switch (receiver.type) {
    case 'mail':
      return openLane({ name, onProblem, deliver: mailDelivery(receiver) });
    case 'chat':
      return openPosts(name, onProblem, (notice) => [{ url: receiver.url, headers: {}, body: JSON.stringify({ text: chatText(notice) }) }]);
    case 'webhook':
      return openPosts(name, onProblem, (notice) => [signedPost(receiver.url, receiver.secret, notice)]);
    case 'github':
    case 'gitlab':
      return openPosts(name, onProblem, (notice) => statusPosts(receiver, notice));
  }
}

/** A notice may be several requests: each is tried by itself, so that one that is refused does not repeat the others. */
function openPosts(name: string, onProblem: (words: string) => void, posts: (notice: SentNotice) => readonly Post[]): Sender {
  const deliver = (letter: Post, signal: AbortSignal): Promise<Delivery> => post(letter, signal);
  const lane = openLane<Post>({ name, onProblem, deliver });
  return {
    send: async (notice) => {
      await Promise.all(posts(notice).map((letter) => lane.send(letter)));
    },
    idle: lane.idle,
    end: lane.end,
  };
}

function chatText({ branch, words, commits }: SentNotice): string {
  const named = commits.map((commit) => commit.slice(0, 12)).join(' ');
  return `${branch}: ${words}${named === '' ? '' : `\n${named}`}`;
}

/** Tried again, it has the same delivery id: its receiver can tell. */
function signedPost(url: string, secret: string | null, notice: SentNotice): Post {
  const { atMs: time, kind, branch, words: text, commits } = notice;
  const body = JSON.stringify({ schema: 1, text, time, kind, branch, commits });
  const signature: Record<string, string> = secret === null ? {} : { 'x-hub-signature-256': signBody(secret, Buffer.from(body)) };
  return { url, headers: { 'x-shard-run-delivery': randomUUID(), ...signature }, body };
}

function nameOf(receiver: NoticeReceiver): string {
  const url = 'api' in receiver ? receiver.api : receiver.url;
  return URL.canParse(url) ? `${receiver.type} at ${new URL(url).host}` : `${receiver.type} whose URL cannot be parsed`;
}
