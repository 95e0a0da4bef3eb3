/** The dashboard's front door: what it is told of a run, and what it asks for when somebody looks. `main.ts` beside it implements `startPage`. */
import type { RunEvent } from '../core/run-event.ts';
import type { CaseHistory, DeployAction, DeployView, FlakeView, PipelineView, PoolView, RunLine } from './view/types.ts';

/** What whoever shows a credential may do. */
export type PageRole = 'viewer' | 'deployer';

/** A file that a unit left, on this machine's disk. */
export type PageArtifact = { readonly path: string; readonly bytes: number };

/**
 * Where the page's values come from. Each is asked only while somebody looks at it, at most once a second; `null` is a part of the page that is not
 * there. What a source throws is told to the viewer in place of the value.
 */
export type PageSources = {
  /** Runs of the ledger, newest first. */
  readonly runs: (limit: number) => Promise<readonly RunLine[]>;
  /** What happened in a run that is over, from its journal; `null` when nobody kept it. Read at most one at a time. */
  readonly pastRun: (runId: string) => PastRun | null;
  /** `null` for a case that the ledger does not know. */
  readonly caseHistory: (id: string, limit: number) => Promise<CaseHistory | null>;
  /** `null` when the run or the file is not here. */
  readonly artifact: (runId: string, digest: string) => Promise<PageArtifact | null>;
  readonly pool: (() => PoolView) | null;
  readonly pipeline: (() => PipelineView | null) | null;
  readonly flakes: (() => Promise<FlakeView>) | null;
  /** Names of the fleets that there are. */
  readonly fleets: () => readonly string[];
  /** Throws `not-found` for a fleet that is not there. */
  readonly deploy: (fleet: string) => Promise<DeployView>;
  /** Gives a person's word to the deployer at work; `false` when none took it. */
  readonly command: (fleet: string, action: DeployAction) => Promise<boolean>;
};

/** A run that is told once more. `branch` is empty when nobody knows it; `version` is another one when there is more to tell. */
export type PastRun = { readonly branch: string; readonly version: string; readonly events: Iterable<RunEvent> };

/** Who may look. Nobody gets anything without a credential, on loopback either: a machine has several users. */
export type PageAccess = {
  /** PEM; `null` is plain HTTP, for loopback alone. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Folder of tokens; see `openTokenBook`. */
  readonly folder: string;
  /** The team's proxy, which says in this header who asks; only on loopback. Everybody it names may look, and these may deploy. */
  readonly proxy: { readonly header: string; readonly deployers: readonly string[] } | null;
  /** Names by which browsers may ask for it besides where it listens: a proxy's. */
  readonly hosts: readonly string[];
};

/** How a page is served. */
export type PageOptions = {
  /** `host:port`; port 0 takes any free one. */
  readonly listen: string;
  readonly access: PageAccess;
  readonly sources: PageSources;
  /** Of shard-run. */
  readonly version: string;
  /** Folder of the built page; unset is the one that comes with shard-run. */
  readonly assets?: string;
  /** Called for each action that was asked for, whatever became of it. */
  readonly onAction: (action: { readonly fleet: string; readonly actor: string; readonly words: string }) => void;
};

/** A page that is served; disposing it hangs up. */
export interface Page extends AsyncDisposable {
  /** `host:port`. */
  readonly address: string;
  /** To be opened in a browser. Holds the standing token, so it is for whoever started the process alone. */
  readonly url: string;
  /** Shows a run from now on; the function takes its events, in order, from the first. Of a run that goes on after a restart they come again. */
  follow(run: { readonly runId: string; readonly branch: string }): (event: RunEvent) => void;
}

/** A token as it is listed: never the text. */
export type PageToken = { readonly id: string; readonly name: string; readonly role: PageRole; readonly createdAtMs: number };

export type * from './view/types.ts';
