/** Re-checks a run offline: its certificate, and its journal when it is still there. The front door of `shard-run verify`. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ExpectedError } from '../core/expected-error.ts';
import type { Certificate } from './certificate/certificate.ts';
import { type JournalEvidence, type Replay, verifyCertificate } from './certificate/verify.ts';
import { readCertificate } from './certificate-file.ts';
import { type JournalEnd, readJournal } from './journal/reader.ts';
import { createRun, reduce } from './run/reduce.ts';

export type Verification = {
  readonly certificatePath: string;
  /** `null` when the file holds none. */
  readonly certificate: Certificate | null;
  /** What is wrong, a sentence each; empty when the certificate proves its verdict. */
  readonly findings: readonly string[];
  /** False when the journal is gone (only the newest runs keep theirs): then the certificate was checked by itself. */
  readonly isReplayed: boolean;
};

/**
 * Checks the certificate at `path`, a `certificate.json` or the directory of a run, and the journal beside it. Throws `not-found` when there
 * is no such file.
 */
export function verifyRun(path: string): Verification {
  const certificatePath = existsSync(path) && statSync(path).isDirectory() ? join(path, 'certificate.json') : path;
  if (!existsSync(certificatePath)) {
    throw new ExpectedError('not-found', `there is no certificate at "${certificatePath}"`, {
      hint: 'give the certificate.json of a run: .shard-run/runs/<run>/certificate.json',
    });
  }
  const certificate = readCertificate(certificatePath);
  if (typeof certificate === 'string') return { certificatePath, certificate: null, findings: [certificate], isReplayed: false };
  const journalPath = join(dirname(certificatePath), 'journal');
  const isReplayed = existsSync(journalPath);
  const findings = verifyCertificate(certificate, isReplayed ? readEvidence(journalPath) : null);
  return { certificatePath, certificate, findings, isReplayed };
}

/** Decides a journal again: what `verify` checks and what a simulation compares. */
export const replayRun: Replay = (inputs, see) => {
  const state = createRun();
  for (const input of inputs) {
    see.input(input);
    for (const effect of reduce(state, input)) see.effect(effect);
  }
};

function readEvidence(path: string): JournalEvidence {
  let end: JournalEnd | null = null;
  return {
    inputs: readJournal(path, (seen) => (end = seen)),
    end: () => ({
      seal: { digest: end?.digest ?? '', bytes: end?.bytes ?? 0 },
      problem: end === null ? 'it was not read to its end' : end.problem,
    }),
    replay: replayRun,
  };
}
