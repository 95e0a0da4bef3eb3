/** What the keeper of sessions exchanges with the process that started it, and with the tests that borrow from it. */
import type { JsonObject } from '../../core/suite-spec.ts';
import type { BrowserName, WebDriverRequest } from '../../core/webdriver.ts';
import type { SessionEnd } from './session-pool.ts';

/** Where a keeper listens, and what it wants to hear. */
export type KeeperAddress = { readonly port: number; readonly token: string };

/** What tests find in their environment: the request, and who keeps its sessions; without a keeper they start one of their own. */
export type WebDriverEnvironment = WebDriverRequest & { readonly keeper?: KeeperAddress };

/** To the keeper, over its IPC channel. A supervised one tells of lost sessions, and whoever hears of it ends the unit. */
export type KeeperRequest =
  | { readonly type: 'open'; readonly request: WebDriverRequest; readonly isSupervised: boolean }
  | { readonly type: 'close' };

/** Who uses a session: the test file's absolute path, and Vitest's number of the worker, 1-based. */
export type Borrower = { readonly file: string; readonly poolId: number };

/** From the keeper. */
export type KeeperEvent =
  | { readonly type: 'opened'; readonly address: KeeperAddress }
  | { readonly type: 'failed'; readonly code: string; readonly message: string; readonly hint: string }
  /** Not the test's doing: its driver, browser or remote end is gone, and has been replaced. */
  | { readonly type: 'lost'; readonly borrower: Borrower; readonly message: string }
  | { readonly type: 'closed'; readonly sessions: number };

/** The answer to a `lend`, on one line; the connection stays open for as long as the session is lent. */
export type Lent = {
  readonly lending: number;
  readonly browser: BrowserName;
  readonly url: string;
  readonly sessionId: string;
  readonly capabilities: JsonObject;
};

/** Gives a session back. `message` says why it is lost; empty when it is not. */
export type GiveBack = { readonly lending: number; readonly end: SessionEnd; readonly message: string };
