/** Brings what a run leaves to the disk when it is over: its proof, the end of its history, the files of its units; none of it may hide the verdict. */
import { type ErrorCode, EXIT, ExpectedError } from '../core/expected-error.ts';
import type { RunSummary } from '../core/run-event.ts';
import type { ArtifactStore, Patience } from './artifact/artifact-store.ts';
import type { Witness } from './certificate/witness.ts';
import { writeCertificate } from './certificate-file.ts';
import type { HistoryStore } from './history/store.ts';
import type { Journal } from './journal/journal.ts';

/** How long the end of a run waits for the disk: one that hangs must not hide the verdict. */
const DISK_DEADLINE_MS = 5_000;

/**
 * How long the end of a run waits for files that units left. A line that is slow but moves is given time, one on which nothing comes is not; after
 * Ctrl-C nobody waits.
 */
const ARTIFACT_PATIENCE: Patience = { quietMs: 10_000, totalMs: 300_000 };
const INTERRUPTED_PATIENCE: Patience = { quietMs: 200, totalMs: 200 };

export type Keeping = {
  /** `null` for a run that is no run to the ledger. */
  readonly store: HistoryStore | null;
  /** `null` for a run that goes without. */
  readonly journal: Journal | null;
  readonly artifacts: ArtifactStore;
  readonly witness: Witness;
  readonly stateDir: string;
  /** Told of everything that could not be kept. */
  readonly report: (problem: unknown) => void;
};

/** Returns the path of the certificate; `null` when there is none. Never rejects. */
export async function keepRun(summary: RunSummary, keeping: Keeping): Promise<string | null> {
  // Two files and a flush each: what one waits for, the other need not.
  const [certificatePath] = await Promise.all([certify(keeping), settleStore(summary, keeping), settleArtifacts(summary, keeping)]);
  return certificatePath;
}

/** Closes the journal and writes its proof. */
async function certify({ journal, witness, stateDir, report }: Keeping): Promise<string | null> {
  const flushed = journal?.flush() ?? Promise.resolve();
  const certificate = witness.certify(journal?.seal() ?? null);
  const proof = certificate === null ? flushed.then(() => null) : writeCertificate(stateDir, certificate, flushed);
  const written = await inTime(proof, () => report(late('journal-unwritable', 'the certificate')));
  journal?.close();
  if (written instanceof ExpectedError) report(written);
  return typeof written === 'string' ? written : null;
}

/** The ledger writes in the order it was asked: when the end is in, everything is. */
async function settleStore(summary: RunSummary, { store, report }: Keeping): Promise<void> {
  if (store === null) return;
  await inTime(store.finishRun(summary).catch(report), () => report(late('history-unwritable', 'the history')));
}

/** What did not come is said by name, and changes no verdict. */
async function settleArtifacts({ exitCode }: RunSummary, { artifacts, report }: Keeping): Promise<void> {
  const { count, names } = await artifacts.settle(exitCode === EXIT.interrupted ? INTERRUPTED_PATIENCE : ARTIFACT_PATIENCE);
  if (count === 0) return;
  const rest = count > names.length ? `, and ${count - names.length} more` : '';
  report(
    new ExpectedError('artifact-missing', `files that units left did not arrive: ${names.join(', ')}${rest}`, {
      hint: 'check the connection of the agents, the disk of the coordinator and the size of the files',
    }),
  );
}

/** Returns what the work brings; `null` when it takes too long. */
async function inTime<Value>(work: Promise<Value>, onLate: () => void): Promise<Value | null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const overdue = setTimeout(() => {
    onLate();
    resolve(null);
  }, DISK_DEADLINE_MS);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(overdue);
  }
}

function late(code: ErrorCode, what: string): ExpectedError {
  return new ExpectedError(code, `${what} was not written within ${DISK_DEADLINE_MS / 1000} s`, { hint: 'check the disk it is on' });
}
