/** Starts a keeper of sessions as a child of this process and talks to it. */
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ErrorCode, ExpectedError } from '../../core/expected-error.ts';
import type { WebDriverRequest } from '../../core/webdriver.ts';
import type { KeeperAddress, KeeperEvent, KeeperRequest } from './keeper-message.ts';

/** Where a keeper runs from: `.ts` where the sources run unbuilt, `.js` in the published package. */
const ENTRY = fileURLToPath(new URL(`./keeper${path.extname(fileURLToPath(import.meta.url))}`, import.meta.url));
/** Beside what the request allows a session: the process itself, the driver's start and its tries. */
const START_GRACE_MS = 60_000;
/** All sessions are left at once; what then still stands is killed with the group. */
const CLOSE_DEADLINE_MS = 8_000;

/** A keeper that has opened its first session. */
export type KeeperProcess = {
  readonly address: KeeperAddress;
  /** Leaves all sessions and ends the process. Returns how many sessions there were; `null` when it did not say. Never throws. */
  close(): Promise<number | null>;
};

export type KeeperOptions = {
  readonly request: WebDriverRequest;
  /** Hears of sessions that were lost; without it tests fail with them. */
  readonly onLost: ((lost: Extract<KeeperEvent, { readonly type: 'lost' }>) => void) | null;
};

/** Throws `browser-unusable` or `remote-end-unusable`. */
export async function startKeeper({ request, onLost }: KeeperOptions): Promise<KeeperProcess> {
  const child = fork(ENTRY, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'json' });
  child.on('message', (event: KeeperEvent) => (event.type === 'lost' ? onLost?.(event) : undefined));
  send(child, { type: 'open', request, isSupervised: onLost !== null });
  const event = await answerOf(child, request.sessionDeadlineMs + START_GRACE_MS);
  if (event?.type === 'opened') return { address: event.address, close: () => close(child) };
  child.kill('SIGKILL');
  if (event?.type === 'failed') throw new ExpectedError(event.code as ErrorCode, event.message, { hint: event.hint });
  throw new ExpectedError('browser-unusable', `the keeper of "${request.browser}" sessions did not start`, {
    hint: 'run shard-run doctor',
  });
}

async function close(child: ChildProcess): Promise<number | null> {
  send(child, { type: 'close' });
  const event = await answerOf(child, CLOSE_DEADLINE_MS);
  child.kill('SIGKILL');
  return event?.type === 'closed' ? event.sessions : null;
}

function send(child: ChildProcess, request: KeeperRequest): void {
  child.send(request, () => undefined);
}

/** The next answer; `null` when the process ends or is silent for too long. */
function answerOf(child: ChildProcess, deadlineMs: number): Promise<KeeperEvent | null> {
  return new Promise((resolve) => {
    const settle = (event: KeeperEvent | null): void => {
      clearTimeout(timer);
      child.off('message', hear).off('exit', leave).off('error', leave);
      resolve(event);
    };
    const hear = (event: KeeperEvent): void => (event.type === 'lost' ? undefined : settle(event));
    const leave = (): void => settle(null);
    const timer = setTimeout(leave, deadlineMs);
    child.on('message', hear).once('exit', leave).once('error', leave);
  });
}
