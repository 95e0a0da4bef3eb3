/** What the edge lays under a suite: its tree and its services on this agent, until both are given back. */
import type { RunId } from '../../core/id.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import type { LaidGround, SuiteFailure } from '../lifecycle/types.ts';

export type GroundRequest = {
  readonly runId: RunId;
  readonly spec: SuiteSpec;
  readonly slots: number;
  /** Aborted when the suite is over before it stood. */
  readonly signal: AbortSignal;
  /** Called at most once, after it was laid: it does not hold any more. */
  readonly onBroken: (failure: SuiteFailure) => void;
};

/** Disposing it ends every process of the services and gives the tree back; it does not reject. */
export type OpenGround = AsyncDisposable & { readonly laid: LaidGround };

/** Lays a ground. Rejects with an `ExpectedError` that names the tree or the service, and then leaves nothing behind. */
export type GroundLayer = (request: GroundRequest) => Promise<OpenGround>;
