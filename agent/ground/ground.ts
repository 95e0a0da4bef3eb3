/** What the edge lays under a suite: its tree and its services on this agent, until both are given back. */
import { ExpectedError } from '../../core/expected-error.ts';
import type { RunId } from '../../core/id.ts';
import type { TestError } from '../../core/outcome.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import type { LaidGround, SuiteFailure } from '../lifecycle/types.ts';
import type { ServiceDeath } from './service/stand.ts';

export type GroundRequest = {
  readonly runId: RunId;
  readonly spec: SuiteSpec;
  readonly slots: number;
  /** Folder in which the tree is best laid, if it is free; `null` where it makes no difference. */
  readonly preferredRoot: string | null;
  /** Aborted when the suite is over before it stood. */
  readonly signal: AbortSignal;
  /** Called after it was laid: what stands on it is void, until `onLaid` or `onBroken` is called. */
  readonly onShaken: (death: ServiceDeath) => void;
  /** It was laid anew, and may be elsewhere. */
  readonly onLaid: (laid: LaidGround) => void;
  /** Called at most once, after it was laid: it does not hold any more. */
  readonly onBroken: (failure: SuiteFailure) => void;
};

/** Disposing it ends every process of the services and gives the tree back; it does not reject. */
export type OpenGround = AsyncDisposable & {
  readonly laid: LaidGround;
  /**
   * Returns what the services of a slot wrote since a time of `performance.now()`, for a failure that they may explain. Where the ground was
   * shaken by then, that has been told. Does not reject, and takes a few seconds at most.
   */
  question(slot: number, sinceMs: number): Promise<readonly TestError[]>;
};

/** Lays a ground. Rejects with an `ExpectedError` that names the tree or the service, and then leaves nothing behind. */
export type GroundLayer = (request: GroundRequest) => Promise<OpenGround>;

export function failureOf(error: unknown): SuiteFailure {
  if (error instanceof ExpectedError) return { code: error.code, message: error.message, hint: error.hint };
  return { code: 'agent-unknown', message: error instanceof Error ? error.message : String(error), hint: 'report this as a bug' };
}
