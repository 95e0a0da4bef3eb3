/** Runs one piece of idle work: a case so often on the green tree, on an agent that nobody else wants. */
import type { FlakeLedger } from '../../coordinator/main.ts';
import type { CaseTally } from '../../core/ledger-row.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { ANYWHERE } from '../../core/selection.ts';
import type { Candidate, IdlePiece } from '../../pipeline/api.ts';
import { canRepeat, type RunGround, runTree, setUpTree } from './tree-run.ts';

export type PieceGround = {
  readonly ground: RunGround;
  readonly ledger: Pick<FlakeLedger, 'recordSoak'>;
};

export type PieceOrder = {
  readonly piece: IdlePiece;
  readonly tally: CaseTally;
  readonly tree: Candidate;
  /** Of the run; never used twice. */
  readonly name: string;
  readonly signal: AbortSignal;
};

/** What a piece came to, and how long an agent was at it; without runs it was ended for somebody else (`isYielded`), or the case does not run there. */
export type PieceEnd = { readonly runs: number; readonly failures: number; readonly busyMs: number; readonly isYielded: boolean };

/** Resolves when it is in the ledger, or is over without a result. Throws what keeps a run from beginning. */
export async function runPiece({ ground, ledger }: PieceGround, { piece, tally, tree, name, signal }: PieceOrder): Promise<PieceEnd> {
  const { file, titlePath, id } = tally;
  const suite = file.slice(0, file.indexOf('|'));
  const { suites } = await setUpTree(ground, tree.tree);
  const spec = suites.find((each) => each.suite === suite);
  if (spec === undefined) return { runs: 0, failures: 0, busyMs: 0, isYielded: false };
  const repeats = canRepeat(spec) ? piece.runs : 1;
  const selection = { files: [{ file, cases: [{ id, titlePath }] }], isSequence: false };
  const seen = new Seen(tally);
  const summary = await runTree(
    ground,
    { name, commit: tree.commit, tree: tree.tree, part: { selection, placement: ANYWHERE, spare: { suite, repeats } } },
    { onBegin: () => undefined, onEvent: (event) => seen.observe(event), signal },
  );
  const { failures, busyMs } = seen;
  const isYielded = summary.errors.some(({ code }) => code === 'superseded');
  if (failures === null || summary.verdict === 'incomplete') return { runs: 0, failures: 0, busyMs, isYielded };
  const end = { runs: repeats, failures: Math.min(failures, repeats), busyMs, isYielded };
  const context = `${piece.context} ${repeats > 1 ? 'in-process' : 'alone'}`;
  await ledger.recordSoak({ case: id, atMs: Date.now(), context, runs: end.runs, failures: end.failures });
  return end;
}

/** The one case of the piece. */
class Seen {
  /** `null` until it ended: one that was skipped, or lost with its agent, was not repeated. */
  failures: number | null = null;
  readonly #file: string;
  readonly #title: string;
  #beganMs: number | null = null;
  #endedMs = 0;

  constructor({ file, titlePath }: CaseTally) {
    this.#file = file;
    this.#title = JSON.stringify(titlePath);
  }

  /** From the first word of the run to its last: an agent is there all the time. */
  get busyMs(): number {
    return this.#beganMs === null ? 0 : Math.max(0, this.#endedMs - this.#beganMs);
  }

  observe(event: RunEvent): void {
    this.#beganMs ??= event.atMs;
    this.#endedMs = event.atMs;
    if (event.type !== 'case-ended' || event.file !== this.#file || JSON.stringify(event.titlePath) !== this.#title) return;
    if (event.outcome === 'passed') this.failures = 0;
    // An error for each failure; one that was not kept failed all the same.
    if (event.outcome === 'failed') this.failures = Math.max(1, event.errors.length);
  }
}
