/** Bench `preempt`: how soon the only agent of a real coordinator leaves a repetition that nobody waits for when somebody asks for a run. */
import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createShelf } from '../../cli/pipeline/shelf.ts';
import { type RunGround, setUpTree } from '../../cli/pipeline/tree-run.ts';
import { openTreeSetups, type TreeSetup } from '../../cli/pipeline/tree-setup.ts';
import { connect, type RemoteRequest, submitRun, watchRun } from '../../cli/remote/rpc/run-client.ts';
import type { RunId } from '../../core/id.ts';
import { createRandom } from '../../core/random.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { PipelineProject } from '../../test/support/pipeline-project.ts';
import { PoolGround } from '../../test/support/pool-ground.ts';
import type { Bench, BenchOptions, BenchResult, Figure } from './bench.ts';
import { quantile } from './sample.ts';

/** Rounds of each kind for one repeat. */
const ROUNDS = 6;
/** A run that asks interrupts the repetition at any moment of it. */
const INTO_MS = 1_000;
/** What runs for ever; each is a source of the case that is repeated. */
const BUSY = {
  'a case of 20 ms, again and again':
    "const rest = new Int32Array(new SharedArrayBuffer(4));\nexport const answer = () => (Atomics.wait(rest, 0, 0, 20), 'good');\n",
  'a file that waits while it is loaded': 'await new Promise(() => setInterval(() => undefined, 1000));\n',
  'a file that never gives its thread back': 'for (;;);\n',
} as const;
/** Repetitions that last longer than any round. */
const REPEATS = 10_000;
const PATIENCE_MS = 60_000;

type Round = {
  /** From the moment at which the other run is asked for: until the agent is its own, and until its first case begins. */
  readonly lentMs: number;
  readonly begunMs: number;
};

export const PREEMPT: Bench = {
  summary: "how soon an agent that repeats a case on idle time is another run's: one real coordinator, one real agent, Vitest",
  run,
};

async function run(options: BenchOptions): Promise<BenchResult> {
  const random = createRandom(`preempt/${options.seed}`);
  const table: string[][] = [['what is given up', 'rounds', 'agent lent p50', 'max', 'first case begun p50', 'max']];
  const figures: Figure[] = [];
  for (const [name, source] of Object.entries(BUSY)) {
    const rounds = await playRounds(
      source,
      Math.max(1, Math.round(ROUNDS * options.repeats * options.size)),
      () => random.next() * INTO_MS,
    );
    const [lent, begun] = [rounds.map(({ lentMs }) => lentMs), rounds.map(({ begunMs }) => begunMs)];
    const shown = (values: readonly number[]): string[] => [quantile(values, 0.5), Math.max(...values)].map((ms) => `${Math.round(ms)} ms`);
    table.push([name, String(rounds.length), ...shown(lent), ...shown(begun)]);
    figures.push({ name: `${name}: agent lent, longest`, unit: 'ms', value: Math.max(...lent), target: '<= 1000', samples: lent });
    figures.push({ name: `${name}: first case begun, median`, unit: 'ms', value: quantile(begun, 0.5), target: null, samples: begun });
    options.log(table.at(-1)?.join('  ') ?? '');
  }
  return {
    table,
    figures,
    notes: [
      'from the call that asks for a run to the word that the agent is its own, and that its first case begins: then its framework was opened, too',
    ],
  };
}

async function playRounds(source: string, count: number, intoMs: () => number): Promise<readonly Round[]> {
  await using pool = await PoolGround.open();
  pool.join('only');
  using project = new PipelineProject(null, { remote: 'origin', on: pool.address });
  const commit = project.rewrite('search', source, 'repeated');
  project.fetch();
  const client = connect({ address: pool.address, identity: () => null });
  try {
    const folder = project.path('.shard-run/preempt');
    mkdirSync(folder, { recursive: true });
    const ground: RunGround = {
      client,
      project: project.folder,
      stateDir: project.path('.shard-run'),
      setups: openTreeSetups({ project: project.folder, folder, config: null }),
      prepared: createShelf(1),
      branch: 'main',
      follow: () => null,
    };
    const setup = await setUpTree(ground, project.ref(`${commit}^{tree}`));
    const rounds: Round[] = [];
    // The first one sets the tree and the framework up on the agent.
    for (let number = 0; number <= count; number++) {
      const round = await playRound(ground, requestsOf(setup, { commit, tree: project.ref(`${commit}^{tree}`) }, number), intoMs());
      if (number > 0) rounds.push(round);
    }
    return rounds;
  } finally {
    client.close();
  }
}

type Requests = { readonly spare: RemoteRequest; readonly wanted: RemoteRequest };

function requestsOf({ suites }: TreeSetup, of: { readonly commit: string; readonly tree: string }, number: number): Requests {
  const request = (name: string, file: string, change: Partial<RemoteRequest>): RemoteRequest => ({
    submissionId: `${name}-${number}-${of.commit}`,
    revision: { ...of, isDirty: false },
    suites,
    isCi: false,
    retries: 0,
    bail: null,
    allowsFlaky: true,
    labelRules: [],
    isFailedOnly: false,
    branch: '',
    isSuperseding: false,
    priority: 0,
    selection: { files: [{ file, cases: [] }], isSequence: false },
    ...change,
  });
  const repeating = suites.map((suite) => ({ ...suite, settings: { ...suite.settings, repeats: REPEATS } }));
  return {
    spare: request('spare', 'test/search.test.js', { isSpare: true, suites: repeating }),
    wanted: request('wanted', 'test/cart.test.js', {}),
  };
}

async function playRound({ client }: RunGround, { spare, wanted }: Requests, intoMs: number): Promise<Round> {
  const moment = async (run: RunId, ...types: readonly RunEvent['type'][]): Promise<readonly number[]> => {
    const left = [...types];
    const seenMs: number[] = [];
    for await (const watched of watchRun(client, run)) {
      if (!('event' in watched) || watched.event.type !== left[0]) continue;
      seenMs.push(performance.now());
      left.shift();
      if (left.length === 0) return seenMs;
    }
    throw new Error(`the run ${run} ended before ${left.join(', ')}`);
  };
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const overdue = new Promise<never>((_, reject) => patience.addEventListener('abort', () => reject(patience.reason), { once: true }));
  overdue.catch(() => undefined);
  const repeated = await submitRun(client, spare);
  await Promise.race([moment(repeated, 'unit-started'), overdue]);
  await pause(intoMs);
  const askedMs = performance.now();
  const run = await submitRun(client, wanted);
  const [lent = Number.NaN, begun = Number.NaN] = await Promise.race([moment(run, 'agent-joined', 'case-started'), overdue]);
  // Both are over before the next round begins: the agent is idle then.
  await Promise.race([Promise.all([moment(run, 'run-finished'), moment(repeated, 'run-finished')]), overdue]);
  return { lentMs: lent - askedMs, begunMs: begun - askedMs };
}
