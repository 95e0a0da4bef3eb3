/** Runs a case after some of its predecessors on the agents of a shared coordinator, each time as a run of its own on one slot. */
import { randomUUID } from 'node:crypto';
import type { Client } from '@grpc/grpc-js';
import { findWay } from '../../agent/main.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import { agentStateDir } from '../agent-place.ts';
import { cancelRun, connect, submitRun, watchRun } from '../remote/rpc/run-client.ts';
import { placeSuites, snapshotProject } from '../remote/tree.ts';
import type { RunSetup } from '../run-setup.ts';
import { sendSnapshot } from '../workspace/rpc/send-snapshot.ts';
import { EXPERIMENT_DEADLINE_MS, hasFailed } from './experiment.ts';
import { type Predecessor, selectBefore, type Victim } from './predecessor.ts';

/** A first send of a large repository over a slow line. */
const SEND_DEADLINE_MS = 1_800_000;

/** Experiments on the working tree as it is now, until they are disposed of. */
export type PoolExperiments = Disposable & {
  /** As `runAfter`. */
  run(victim: Victim, before: readonly Predecessor[]): Promise<boolean>;
};

/** Brings the working tree to the coordinator. Throws what keeps it from that. */
export async function openPoolExperiments(setup: RunSetup, address: string): Promise<PoolExperiments> {
  const snapshot = await snapshotProject(setup);
  const client = connect(await findWay(address, agentStateDir(null, process.env)));
  try {
    await sendSnapshot(client, snapshot, AbortSignal.timeout(SEND_DEADLINE_MS));
  } catch (error) {
    client.close();
    throw error;
  }
  const experiment = { client, setup, suites: placeSuites(setup, snapshot), tree: snapshot.ref.tree };
  return {
    run: (victim, before) => runOnPool(experiment, victim, before),
    [Symbol.dispose]: () => client.close(),
  };
}

type Ground = { readonly client: Client; readonly setup: RunSetup; readonly suites: readonly SuiteSpec[]; readonly tree: string };

async function runOnPool({ client, setup, suites, tree }: Ground, victim: Victim, before: readonly Predecessor[]): Promise<boolean> {
  const { isCi, labelRules = [], resources = {} } = setup.settings;
  const runId = await submitRun(client, {
    submissionId: randomUUID(),
    revision: { commit: '', tree, isDirty: true },
    suites,
    isCi,
    retries: 0,
    bail: null,
    allowsFlaky: false,
    labelRules,
    resources,
    isFailedOnly: false,
    branch: '',
    isSuperseding: false,
    priority: 0,
    selection: selectBefore(victim, before),
  });
  const late = setTimeout(() => void cancelRun(client, runId).catch(() => undefined), EXPERIMENT_DEADLINE_MS);
  try {
    const outcomes: string[] = [];
    for await (const watched of watchRun(client, runId)) {
      if (!('event' in watched)) continue;
      const { event } = watched;
      if (event.type === 'file-settled') outcomes.push(...event.cases.filter(({ id }) => id === victim.id).map(({ outcome }) => outcome));
      if (event.type === 'run-finished') return hasFailed(outcomes, event.summary);
    }
  } finally {
    clearTimeout(late);
  }
  throw new ExpectedError('coordinator-unreachable', `the coordinator ended the run "${runId}" without a word`, {
    hint: 'look at what the coordinator says',
  });
}
