/** Runs a tree of the repository on a coordinator's agents: sends what it lacks, asks for the run, and follows it to its end. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '@grpc/grpc-js';
import { ExpectedError } from '../../core/expected-error.ts';
import type { RunId } from '../../core/id.ts';
import type { RunEvent, RunSummary } from '../../core/run-event.ts';
import type { Placement, Selection } from '../../core/selection.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import { cancelRun, fetchCertificate, submitRun, watchRun } from '../remote/rpc/run-client.ts';
import type { Reporter } from '../reporter/reporter.ts';
import { sendSnapshot } from '../workspace/rpc/send-snapshot.ts';
import { snapshotTree } from '../workspace/tree-snapshot.ts';
import type { Shelf } from './shelf.ts';
import type { TreeSetup, TreeSetups } from './tree-setup.ts';

/** Of the queue: behind a developer who waits for one case nothing is lost, behind his whole suite the team waits. */
const PRIORITY = 5;
const SNAPSHOT_FOLDER = 'snapshot';
/** A first send of a large repository over a slow line. */
const PREPARE_DEADLINE_MS = 1_800_000;
/** By run.proto. */
const MAX_TOUCHED = 1_000;

/** Where runs of the pipeline are asked for. */
export type RunGround = {
  readonly client: Client;
  /** The project in the user's work tree, absolute. */
  readonly project: string;
  /** Of the project; snapshots and certificates lie where other runs keep theirs. */
  readonly stateDir: string;
  readonly setups: TreeSetups;
  /** Trees of trials that the coordinator has. */
  readonly prepared: Shelf<TreeSetup>;
  readonly branch: string;
  /** Who else looks at the run of a batch that has begun, such as the page; `null` for nobody. */
  readonly follow: () => Pick<Reporter, 'onEvent'> | null;
};

export type TreeRun = {
  /** Asked for again under the same name, it is the same run. */
  readonly name: string;
  readonly commit: string;
  /** The id of a tree. */
  readonly tree: string;
  /** Whole: everything is run, what fails is run again, and what passes then is for the gate to judge. */
  readonly part: TreePart | null;
  /** Test files that go early, from the top of the tree, the most urgent first; unset is none. Must not reject. */
  readonly touched?: Promise<readonly string[]>;
};

/** `spare` is for what may be ended any time: one suite, on agents that nobody else wants, each case so often in its process where the framework can. */
export type TreePart = {
  readonly selection: Selection;
  readonly placement: Placement;
  readonly spare?: { readonly suite: string; readonly repeats: number };
};

export type Following = {
  readonly onBegin: (run: RunId, suites: readonly SuiteSpec[]) => void;
  readonly onEvent: (event: RunEvent) => void;
  readonly signal: AbortSignal;
};

/** Returns how the run ended; aborted, it is cancelled. Throws what keeps it from beginning, and the signal's reason. */
export async function runTree(ground: RunGround, order: TreeRun, following: Following): Promise<RunSummary> {
  const { client } = ground;
  const { signal } = following;
  const { runId, suites } = await begin(ground, order, signal);
  const cancel = (): void => void cancelRun(client, runId).catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    if (signal.aborted) cancel();
    following.onBegin(runId, suites);
    for await (const watched of watchRun(client, runId)) {
      signal.throwIfAborted();
      if ('waiting' in watched) continue;
      following.onEvent(watched.event);
      if (watched.event.type === 'run-finished') return watched.event.summary;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
  }
  throw new ExpectedError('coordinator-unreachable', `the coordinator ended the run "${runId}" without a word`, {
    hint: 'look at what the coordinator says',
  });
}

type Begun = { readonly runId: RunId; readonly suites: readonly SuiteSpec[] };

/** Brings a tree to the coordinator once for everybody who asks, and returns what its suites are. */
export function setUpTree(ground: RunGround, tree: string): Promise<TreeSetup> {
  // Many trials are of one tree: it is made for all of them, so that the end of one must not end it.
  return ground.prepared.take(tree, () => prepare(ground, { tree, isExact: false }, AbortSignal.timeout(PREPARE_DEADLINE_MS)));
}

async function begin(ground: RunGround, order: TreeRun, signal: AbortSignal): Promise<Begun> {
  const { tree } = order;
  if (order.part === null) return await submit(ground, order, await prepare(ground, { tree, isExact: true }, signal));
  const { prepared } = ground;
  const isKept = prepared.has(tree);
  const setup = await setUpTree(ground, tree);
  signal.throwIfAborted();
  try {
    return await submit(ground, order, setup);
  } catch (error) {
    if (!isKept || !(error instanceof ExpectedError) || error.code !== 'not-found') throw error;
    // The coordinator may have let go of the tree meanwhile.
    prepared.remove(tree);
    return await submit(ground, order, await setUpTree(ground, tree));
  }
}

type Exactly = { readonly tree: string; readonly isExact: boolean };

/** Brings the tree to the coordinator, and says what its suites are. */
async function prepare(
  { client, project, stateDir, setups }: RunGround,
  { tree, isExact }: Exactly,
  signal: AbortSignal,
): Promise<TreeSetup> {
  const snapshot = await snapshotTree({ folder: project, store: path.join(stateDir, SNAPSHOT_FOLDER), signal }, tree);
  const setup = await setups.of(snapshot, isExact, signal);
  await sendSnapshot(client, snapshot, signal);
  signal.throwIfAborted();
  return setup;
}

async function submit({ client, branch }: RunGround, order: TreeRun, setup: TreeSetup): Promise<Begun> {
  const { name, commit, tree, part } = order;
  const { isCi, labelRules = [], retries } = setup.settings;
  const spare = part?.spare;
  const suites =
    spare === undefined ? setup.suites : setup.suites.filter(({ suite }) => suite === spare.suite).map(repeating(spare.repeats));
  const { selection, placement } = part ?? {};
  const touched = inSuites((await order.touched) ?? [], suites);
  const runId = await submitRun(client, {
    submissionId: name,
    revision: { commit, tree, isDirty: false },
    suites,
    isCi,
    // A trial tries once; a batch asks for one more opinion of what fails, while everything else goes on.
    retries: part === null ? Math.max(1, retries) : 0,
    bail: null,
    allowsFlaky: true,
    labelRules,
    isFailedOnly: false,
    branch: part === null ? branch : '',
    isSuperseding: false,
    priority: spare === undefined ? PRIORITY : 0,
    ...(selection !== undefined && { selection }),
    ...(placement !== undefined && { placement }),
    isUrgent: part !== null && spare === undefined,
    isSpare: spare !== undefined,
    touched,
  });
  return { runId, suites };
}

/** Paths as the suites name their files. */
function inSuites(paths: readonly string[], suites: readonly SuiteSpec[]): readonly string[] {
  const folders = [...new Set(suites.map(({ cwd }) => (cwd === '' ? '' : `${cwd}/`)))];
  const named = paths.flatMap((each) => folders.flatMap((folder) => (each.startsWith(folder) ? [each.slice(folder.length)] : [])));
  return [...new Set(named)].slice(0, MAX_TOUCHED);
}

/** True where a runner repeats a case within its process; for the others each repetition is a run. */
export function canRepeat({ runner }: SuiteSpec): boolean {
  return runner === 'vitest';
}

function repeating(repeats: number): (suite: SuiteSpec) => SuiteSpec {
  return (suite) => (canRepeat(suite) && repeats > 1 ? { ...suite, settings: { ...suite.settings, repeats } } : suite);
}

/** Stores the run's certificate where runs of this machine keep theirs. Returns its file; `null` when the coordinator has none. */
export async function keepCertificate({ client, stateDir }: RunGround, run: RunId): Promise<string | null> {
  const certificate = await fetchCertificate(client, run);
  if (certificate === null) return null;
  const folder = path.join(stateDir, 'runs', run);
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'certificate.json');
  await writeFile(file, certificate);
  return file;
}
