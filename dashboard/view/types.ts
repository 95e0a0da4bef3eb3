/**
 * What the page shows, as plain values: the server makes them, the page draws them, and a static export holds them.
 *
 * One stream of numbered messages an open page. A topic is sent whole when it is subscribed to; a run is sent as changes from then on, because it is large, the
 * others whole again whenever they change, because they are small. Folding is pure and the same on both sides. Times are Unix milliseconds by the
 * coordinator's clock, durations milliseconds. See docs/design/0018-page.md.
 */
import type { AgentStanding } from '../../core/agent-standing.ts';
import type { Artifact } from '../../core/artifact.ts';
import type { CaseQuarantine } from '../../core/case-record.ts';
import type { MetricBand } from '../../core/metric-band.ts';
import type { AttemptOutcome, TestError, Verdict } from '../../core/outcome.ts';
import type { PipelineStatus } from '../../core/pipeline-status.ts';
import type { Interval, Revision, TimeBreakdown } from '../../core/run-event.ts';

/** What one page can follow: a run by its id, a fleet by its name. */
export type Topic = 'runs' | 'pool' | 'pipeline' | 'flakes' | `run/${string}` | `deploy/${string}`;

/** `sequence` never falls. Of a run it is the number of its events that are in the message, the same after a restart of the coordinator. */
export type FeedMessage =
  | { readonly type: 'whole'; readonly topic: Topic; readonly sequence: number; readonly value: TopicValue }
  | { readonly type: 'changes'; readonly topic: `run/${string}`; readonly sequence: number; readonly changes: readonly RunChange[] }
  /** The topic is not there (any more); `words` say why and what to do. */
  | { readonly type: 'gone'; readonly topic: Topic; readonly words: string };

export type TopicValue = RunView | RunList | PoolView | PipelineView | FlakeView | DeployView;

/** One slot's time on one unit. `endedAtMs` is `null` while it runs. */
export type UnitBlock = {
  readonly lease: string;
  readonly agent: string;
  readonly slot: number;
  readonly suite: string;
  /** Display paths; the first is shown, the number of the others counted. */
  readonly files: readonly string[];
  readonly isSlice: boolean;
  readonly isTwin: boolean;
  /** The work of a lost or withdrawn agent, handed out again. */
  readonly isMoved: boolean;
  readonly expectedMs: number;
  readonly startedAtMs: number;
  /** When the first case of it began: what is before is set-up. `null` before. */
  readonly firstCaseAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly cases: number;
  readonly failed: number;
  /** The agent was lost under it, or it was a twin that lost. */
  readonly isLost: boolean;
};

export type AgentRow = {
  readonly id: string;
  readonly slots: number;
  readonly labels: readonly string[];
  readonly joinedAtMs: number;
  /** `null` while it is here. */
  readonly lostAtMs: number | null;
  readonly lostReason: string;
};

/** A case that failed, or passed only on another attempt. `id` is empty until its file settled. */
export type FailureRow = {
  readonly id: string;
  readonly suite: string;
  readonly file: string;
  readonly titlePath: readonly string[];
  /** Which of several cases of the file with this title path; 0 until its file settled. */
  readonly ordinal: number;
  readonly isFlaky: boolean;
  readonly atMs: number;
  readonly attempts: readonly AttemptRow[];
  /** It decides nothing, by whom and until when; absent for all others. */
  readonly quarantine?: CaseQuarantine;
};

export type AttemptRow = {
  readonly outcome: AttemptOutcome;
  readonly agent: string;
  readonly slot: number;
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly errors: readonly TestError[];
  readonly artifacts: readonly Artifact[];
  /** The last lines that the case printed. */
  readonly log: string;
};

/** How far a run is. `remaining` and `forecast` are `null` when nobody can tell. */
export type RunProgress = {
  readonly settledFiles: number;
  readonly settledCases: number;
  readonly expectedCases: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly flaky: number;
  readonly missing: number;
  /** A part of `failed` that decides nothing. */
  readonly quarantined?: number;
  readonly boundMs: number;
  readonly remaining: Interval | null;
  readonly waitingFor: string;
};

export type RunEnd = {
  readonly verdict: Verdict;
  readonly exitCode: number;
  readonly reasons: readonly string[];
  readonly wallMs: number;
  readonly boundMs: number;
  readonly breakdown: TimeBreakdown;
  readonly errors: readonly { readonly kind: string; readonly file: string | null; readonly message: string }[];
};

/** A whole run, without its passing cases: those are asked for by search (`CaseSearch`). Failures are the first 500; `progress` counts them all. */
export type RunView = {
  readonly kind: 'run';
  readonly runId: string;
  readonly revision: Revision;
  readonly branch: string;
  readonly startedAtMs: number;
  /** The newest thing that happened: a page that is cut off says how old what it shows is. */
  readonly atMs: number;
  readonly files: number;
  readonly suites: readonly string[];
  readonly slots: number;
  readonly hasHistory: boolean;
  readonly forecast: Interval | null;
  readonly progress: RunProgress;
  readonly agents: readonly AgentRow[];
  readonly units: readonly UnitBlock[];
  readonly failures: readonly FailureRow[];
  readonly errors: readonly { readonly kind: string; readonly file: string | null; readonly message: string }[];
  readonly notices: readonly string[];
  readonly end: RunEnd | null;
};

/** All of a run but its rows. */
export type RunHead = Omit<RunView, 'kind' | 'agents' | 'units' | 'failures'>;

/** A change of a run. Rows are replaced by their key, new ones come last: an agent's id, a unit's lease, a failure's `failureKey`. None ever goes. */
export type RunChange =
  | { readonly type: 'head'; readonly head: Partial<RunHead> }
  | { readonly type: 'agent'; readonly agent: AgentRow }
  | { readonly type: 'unit'; readonly unit: UnitBlock }
  | { readonly type: 'failure'; readonly failure: FailureRow };

export type RunLine = {
  readonly runId: string;
  readonly commit: string;
  readonly isDirty: boolean;
  readonly branch: string;
  readonly startedAtMs: number;
  readonly state: 'waiting' | 'running' | 'finished';
  readonly verdict: Verdict | null;
  readonly wallMs: number | null;
  readonly boundMs: number | null;
  readonly cases: number;
  readonly failed: number;
  readonly flaky: number;
};

export type RunList = { readonly kind: 'runs'; readonly runs: readonly RunLine[] };

/** One case in answer to a search: GET /api/run/ID/cases?q=&outcome=&suite=&sort=&offset=&limit=, at most 500 a time. */
export type CaseLine = {
  readonly id: string;
  readonly suite: string;
  readonly file: string;
  readonly titlePath: readonly string[];
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'missing';
  readonly isFlaky: boolean;
  readonly agent: string;
  readonly slot: number;
  readonly lease: string;
  readonly startedAtMs: number;
  readonly durationMs: number;
};

export type CaseSearch = { readonly total: number; readonly matched: number; readonly cases: readonly CaseLine[] };

/** GET /api/case/ID: a case over runs, and why it ran where and when it did, newest first. */
export type CaseHistory = {
  readonly id: string;
  readonly name: string;
  readonly runs: readonly {
    readonly runId: string;
    readonly startedAtMs: number;
    readonly commit: string;
    readonly outcome: string;
    readonly isFlaky: boolean;
    readonly attempts: readonly AttemptRow[];
    /** Why here, why then; empty where the ledger forgot. */
    readonly reasons: readonly string[];
    readonly before: readonly string[];
  }[];
};

/** GET /api/compare?left=RUN&right=RUN: what differs between two runs. */
export type RunComparison = {
  readonly left: RunLine;
  readonly right: RunLine;
  readonly changed: readonly (SlowerCase & { readonly left: string; readonly right: string })[];
  readonly slower: readonly SlowerCase[];
};

/** A case of both runs, with its durations. */
export type SlowerCase = {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly leftMs: number;
  readonly rightMs: number;
};

/** The agents of a coordinator and the queue before them. */
export type PoolView = {
  readonly kind: 'pool';
  readonly atMs: number;
  readonly agents: readonly {
    readonly id: string;
    readonly slots: number;
    readonly labels: readonly string[];
    readonly version: string;
    readonly state: 'idle' | 'busy' | 'draining' | 'sick' | 'lost';
    /** What is wrong with it, in words; empty when nothing is. */
    readonly words: string;
    readonly runId: string | null;
    /** Load average of a minute by cores, 0..; `null` when unknown. */
    readonly load: number | null;
    readonly memoryFreeRatio: number | null;
    /** What all runs of a shared coordinator say of it; unset where nobody remembers. */
    readonly standing?: AgentStanding;
    readonly speed: number | null;
    /** Since when it is with that run, or with none; `null` where nobody lends agents. */
    readonly sinceMs: number | null;
  }[];
  readonly queue: readonly {
    readonly runId: string;
    readonly branch: string;
    readonly isMain: boolean;
    readonly state: 'waiting' | 'running';
    readonly weight: number;
    readonly submittedAtMs: number;
    readonly agents: number;
    /** Slots that it has, and that its share of the pool is. */
    readonly slots: number;
    readonly deserved: number;
    readonly waitsFor: string;
    /** When it probably begins, or ends once it has begun, from now; `null` when nobody can tell. */
    readonly forecastMs: number | null;
  }[];
};

/** Commits on their way, oldest first. */
export type PipelineView = { readonly kind: 'pipeline' } & Omit<PipelineStatus, 'tip'>;

export type FlakeView = {
  readonly kind: 'flakes';
  readonly atMs: number;
  readonly runsPerDay: number;
  /** False reds a week, forecast with its interval, and what happened in the last one. */
  readonly forecast: { readonly low: number; readonly mid: number; readonly high: number; readonly actual: number } | null;
  readonly certifiedRatio: number;
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly file: string;
    readonly runs: number;
    readonly falseFailures: number;
    /** Shrunk estimate, and the exact 95 % interval that is for display only. */
    readonly rate: number;
    readonly low: number;
    readonly high: number;
    readonly minutesPerDay: number;
    readonly state: string;
    readonly owner: string;
    readonly expiresAtMs: number | null;
    readonly cluster: number | null;
    readonly lastAtMs: number;
  }[];
};

export type HostCell = {
  readonly name: string;
  readonly group: string;
  readonly rack: string;
  readonly release: string;
  readonly arm: 'canary' | 'placebo' | 'wave' | 'full' | 'hold-back' | 'none';
  readonly state: 'next' | 'previous' | 'other' | 'unknown' | 'quarantined';
  readonly words: string;
};

export type DeployView = {
  readonly kind: 'deploy';
  readonly atMs: number;
  readonly fleet: string;
  readonly rollout: string | null;
  readonly release: string | null;
  readonly previous: string | null;
  readonly step: string;
  /** The stage that the step belongs to; `null` for a step of the whole rollout. */
  readonly stage: string | null;
  readonly isHeld: boolean;
  readonly waitsFor: string;
  readonly outcome: { readonly result: string; readonly words: string } | null;
  readonly stages: readonly {
    readonly stage: string;
    readonly condition: 'waiting' | 'active' | 'passed' | 'taken-back';
    readonly hosts: number;
    readonly serving: number;
    readonly words: string;
  }[];
  readonly hosts: readonly HostCell[];
  readonly metrics: readonly MetricBand[];
  readonly log: readonly { readonly atMs: number; readonly who: string; readonly words: string }[];
};

/** POST /api/deploy/FLEET, with the person's name and why; needs the role `deployer`. */
export type DeployAction = {
  readonly action: 'hold' | 'release' | 'promote' | 'roll-back';
  readonly actor: string;
  readonly reason: string;
};

/** GET /api/about: what this server shows, and what whoever asks may do. */
export type PageAbout = {
  readonly version: string;
  readonly role: 'viewer' | 'deployer';
  /** The name of the token, or the one that the proxy gave; empty when nobody said. */
  readonly actor: string;
  readonly fleets: readonly string[];
  readonly hasPool: boolean;
  readonly hasPipeline: boolean;
  readonly hasFlakes: boolean;
};

/** What a page that opens offline holds, as base64 of gzip of JSON. */
export type PageExport = {
  readonly kind: 'export';
  readonly madeAtMs: number;
  readonly run: RunView;
  /** Failures first, then in the order in which files settled. */
  readonly cases: readonly CaseLine[];
  /** More than are in `cases` when they were too many for a file. */
  readonly casesTotal: number;
  readonly histories: readonly CaseHistory[];
  /** By digest; those that were too large are not here and only named by their attempts. */
  readonly artifacts: Readonly<Record<string, { readonly contentType: string; readonly base64: string }>>;
};
