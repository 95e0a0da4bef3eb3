/** Where the page's values come from: a coordinator's stream and API, or a value that was put into the file. */
import type { Artifact } from '../../../core/artifact.ts';
import type { CaseHistory, CaseSearch, DeployAction, FeedMessage, RunComparison, Topic } from '../../view/types.ts';

/** What is asked of a run's cases; empty texts ask for all. */
export type CaseQuery = {
  readonly text: string;
  readonly outcome: '' | 'passed' | 'failed' | 'skipped' | 'missing' | 'flaky';
  readonly suite: string;
  readonly sort: 'settled' | 'duration' | 'started' | 'name';
  readonly offset: number;
  readonly limit: number;
};

/** What there is to see, and what this reader may do. */
export type About = {
  readonly version: string;
  readonly role: 'viewer' | 'deployer';
  readonly actor: string;
  readonly fleets: readonly string[];
  readonly hasPipeline: boolean;
  readonly hasPool: boolean;
  readonly hasFlakes: boolean;
};

/** What a source tells while it is followed. */
export type Sink = {
  readonly onMessage: (message: FeedMessage) => void;
  /** Something arrived, be it only a heartbeat. */
  readonly onAlive: () => void;
  readonly onCut: () => void;
  /** The reader may not look (any more). */
  readonly onRefused: (refusal: SourceError) => void;
};

export type Source = {
  readonly isExport: boolean;
  /** When an export was made; 0 of a live source. */
  readonly madeAtMs: number;
  about(): Promise<About>;
  /** Returns what ends it. */
  follow(topics: readonly Topic[], sink: Sink): () => void;
  searchCases(run: string, query: CaseQuery): Promise<CaseSearch>;
  unitCases(run: string, lease: string): Promise<CaseSearch>;
  caseHistory(id: string, run: string): Promise<CaseHistory>;
  compare(left: string, right: string): Promise<RunComparison>;
  /** Returns where the bytes are; `null` when they are not to be had. */
  artifactUrl(run: string, artifact: Artifact): string | null;
  act(fleet: string, action: DeployAction): Promise<void>;
};

/** Whether the reader has to show who they are. */
export function isRefusal({ status }: SourceError): boolean {
  return status === 401 || status === 403;
}

/** What a source could not do, in words for the reader; `status` is HTTP's, 0 when nobody answered. */
export class SourceError extends Error {
  readonly status: number;
  readonly hint: string;

  constructor(message: string, hint: string, status: number) {
    super(message);
    this.name = 'SourceError';
    this.hint = hint;
    this.status = status;
  }
}
