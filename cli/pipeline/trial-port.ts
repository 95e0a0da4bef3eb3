/** Runs a trial: a few cases once on a tree of the batch, on an agent that is taken for it at once. */
import { ExpectedError } from '../../core/expected-error.ts';
import { failureSignature } from '../../core/failure-signature.ts';
import { agentId, type CaseId, type RunId } from '../../core/id.ts';
import type { RunEvent, RunSummary } from '../../core/run-event.ts';
import type { FailedCase, TrialAttempt, TrialOrder, TrialPort } from '../../pipeline/api.ts';
import { makeTrialTrees } from '../../pipeline/main.ts';
import { RunRecord, type RunRecords } from './run-record.ts';
import { createShelf } from './shelf.ts';
import { type RunGround, runTree } from './tree-run.ts';
import { placeTrial, selectTrial } from './trial-selection.ts';

export type TrialPortOptions = {
  readonly ground: RunGround;
  /** As of the test port. */
  readonly name: string;
  readonly records: RunRecords;
};

/** Trees of a few rounds. */
const KEPT_TREES = 256;
/** Merges of a large repository, one commit after the other. */
const TREE_DEADLINE_MS = 300_000;

/** Returns the port. What an agent or a tree keeps from running is told as an attempt that says nothing of the case. */
export function openTrialPort(options: TrialPortOptions): TrialPort {
  const trees = createShelf<string | null>(KEPT_TREES);
  return {
    run: async (order, signal) => {
      // Several trials of a round are of one tree, and the end of one must not end its making.
      const name = JSON.stringify([order.base.tree, order.commits, order.trial.tree]);
      const tree = await trees.take(name, () => makeTree(options.ground, order, AbortSignal.timeout(TREE_DEADLINE_MS)));
      signal.throwIfAborted();
      if (tree === null) return order.trial.cases.map((id) => nothing(order, id));
      try {
        return await tryCases(options, { order, tree, signal });
      } catch (error) {
        // Nobody can serve it: an agent that left, or the only one there is. Evidence that cannot be had is none.
        if (error instanceof ExpectedError && error.code === 'not-found') return order.trial.cases.map((id) => nothing(order, id));
        throw error;
      }
    },
  };
}

async function makeTree({ project }: RunGround, { base, commits, trial }: TrialOrder, signal: AbortSignal): Promise<string | null> {
  const [made] = await makeTrialTrees({ folder: project, signal }, { base, commits, trees: [trial.tree] });
  return made?.kind === 'made' ? made.tree : null;
}

type Trying = { readonly order: TrialOrder; readonly tree: string; readonly signal: AbortSignal };

async function tryCases({ ground, name, records }: TrialPortOptions, { order, tree, signal }: Trying): Promise<readonly TrialAttempt[]> {
  const { trial, failed, base } = order;
  const part = { selection: selectTrial(trial, failed, (each) => records.before(each)), placement: placeTrial(trial, failed) };
  const record = new AttemptRecord(order);
  const summary = await runTree(
    ground,
    // No commit has this tree; the certificate of a part proves nothing of one.
    { name: `${name}-trial-${order.batch}-${trial.id}`, commit: base.commit, tree, part },
    { onBegin: (run) => record.begin(run), onEvent: (event) => record.observe(event), signal },
  );
  return record.end(summary);
}

/** The first attempt of each case of a trial. */
class AttemptRecord {
  readonly #order: TrialOrder;
  readonly #wanted: ReadonlyMap<CaseId, FailedCase>;
  readonly #record = new RunRecord();
  readonly #attempts = new Map<CaseId, TrialAttempt>();
  readonly #collected = new Set<string>();
  #run: RunId | null = null;
  #isPlanned = false;

  constructor(order: TrialOrder) {
    this.#order = order;
    this.#wanted = new Map(order.failed.filter(({ id }) => order.trial.cases.includes(id)).map((each) => [each.id, each]));
  }

  begin(run: RunId): void {
    this.#run = run;
  }

  observe(event: RunEvent): void {
    if (event.type === 'run-planned') this.#isPlanned = true;
    if (event.type === 'file-settled') this.#collected.add(event.file.key);
    const uncollected = this.#record.observe(event);
    if (event.type === 'case-ended') this.#end(event);
    // The file cannot be loaded on this tree: so all of its cases fail.
    else if (uncollected !== null) {
      for (const { id, file } of this.#wanted.values())
        if (file === uncollected.file) this.#keep(id, { ...EMPTY, ...uncollected, outcome: 'failed' });
    }
  }

  end({ errors }: RunSummary): readonly TrialAttempt[] {
    const isNothingThere = errors.some(({ code }) => code === 'no-tests');
    return [...this.#wanted.values()].map((each) => {
      const left = isNothingThere ? 'absent' : this.#leftOf(each);
      return this.#attempts.get(each.id) ?? { ...nothing(this.#order, each.id), run: this.#run, outcome: left };
    });
  }

  /** What a case that did not run means: a tree without its file or without the case, a file that loads again, or nothing. */
  #leftOf({ file, titlePath }: FailedCase): TrialAttempt['outcome'] {
    if (this.#isPlanned && this.#record.fileOf(file) === undefined) return 'absent';
    if (!this.#collected.has(file)) return 'infrastructure';
    return titlePath.length === 0 ? 'passed' : 'absent';
  }

  #end({ outcome, agent, atMs, durationMs, errors, ...event }: Extract<RunEvent, { readonly type: 'case-ended' }>): void {
    const wanted = [...this.#wanted.values()].find(
      ({ file, titlePath }) => file === event.file && JSON.stringify(titlePath) === JSON.stringify(event.titlePath),
    );
    if (wanted === undefined) return;
    const isSaid = outcome === 'passed' || outcome === 'failed';
    const signature = failureSignature(errors[0]?.message ?? '');
    this.#keep(wanted.id, {
      outcome: isSaid ? outcome : outcome === 'skipped' ? 'absent' : 'infrastructure',
      agent,
      atMs,
      durationMs,
      signature,
    });
  }

  /** What an agent did not finish is replaced by what another did. */
  #keep(id: CaseId, { outcome, agent, atMs, durationMs, signature }: Omit<TrialAttempt, 'trial' | 'case' | 'run'>): void {
    const known = this.#attempts.get(id);
    if (known !== undefined && known.outcome !== 'infrastructure') return;
    this.#attempts.set(id, { trial: this.#order.trial.id, case: id, run: this.#run, outcome, agent, atMs, durationMs, signature });
  }
}

const EMPTY = { durationMs: 0 };

function nothing({ trial }: TrialOrder, id: CaseId): TrialAttempt {
  const agent = agentId('');
  return { trial: trial.id, case: id, outcome: 'infrastructure', agent, run: null, atMs: Date.now(), durationMs: 0, signature: '' };
}
