/** Turns what a command line names into a revision that may go out: a certificate that proves it, or an override that says why not. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Verification } from '../coordinator/main.ts';
import { sha256Hex } from '../core/digest.ts';
import { ExpectedError } from '../core/expected-error.ts';
import { refuseProof } from '../deploy/api.ts';
import { findCertificate } from './certificate-path.ts';

const GIT_DEADLINE_MS = 10_000;

export type ProvenRevision = { readonly commit: string; readonly tree: string; readonly certificate: string };

export type ProofQuestion = {
  readonly project: string;
  /** A run or a file; the newest run when unset. */
  readonly wanted: string | undefined;
  /** A commit to ship without a proof. */
  readonly override: string | null;
  readonly suites: readonly string[];
};

/** Returns the revision. Throws `not-proven` with the reason and the next step, `not-found`, or `usage` for a commit that git does not know. */
export async function proveRevision(question: ProofQuestion): Promise<ProvenRevision> {
  if (question.override !== null) return { ...resolveCommit(question.project, question.override), certificate: '' };
  const checked = await checkProof(findCertificate(question.project, question.wanted), question.suites);
  const { commit, tree, digest, refusal } = checked;
  if (refusal === null) return { commit, tree, certificate: digest };
  throw new ExpectedError('not-proven', `${checked.file} does not let a revision out: ${refusal.words}`, { hint: refusal.hint });
}

/** A certificate, checked; `refusal` says why nothing may go out by it, and is `null` when it proves its revision. */
export type CheckedProof = {
  readonly file: string;
  readonly commit: string;
  readonly tree: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly refusal: { readonly words: string; readonly hint: string } | null;
};

/** Checks a certificate's file or a run's folder; `suites` are those that it has to have. Throws `not-found`. */
export async function checkProof(place: string, suites: readonly string[]): Promise<CheckedProof> {
  const { verifyRun } = await import('../coordinator/main.ts');
  const verification = verifyRun(place);
  const { certificate, certificatePath: file } = verification;
  const [found] = refuseProof(proofFacts(verification, suites));
  const nothing = { words: 'it holds no certificate', hint: 'give the certificate.json of a green run' };
  return {
    file,
    commit: certificate?.revision.commit ?? '',
    tree: certificate?.revision.tree ?? '',
    digest: sha256Hex(readFileSync(file)),
    refusal: found ?? (certificate === null ? nothing : null),
  };
}

function proofFacts(verification: Verification, expectedSuites: readonly string[]): Parameters<typeof refuseProof>[0] {
  const { certificate, findings } = verification;
  const suites = certificate?.settings.suites ?? [];
  return {
    findings,
    verdict: certificate?.verdict ?? 'unknown',
    tree: certificate?.revision.tree ?? '',
    commit: certificate?.revision.commit ?? '',
    isDirty: certificate?.revision.isDirty ?? true,
    filters: suites.flatMap((suite) => suite.filters),
    isPartial: certificate?.settings.only !== null || certificate.settings.selection !== undefined,
    suites: suites.map((suite) => suite.suite),
    expectedSuites,
  };
}

function resolveCommit(project: string, name: string): { readonly commit: string; readonly tree: string } {
  return { commit: resolveObject(project, name, 'commit'), tree: resolveObject(project, name, 'tree') };
}

function resolveObject(project: string, name: string, kind: 'commit' | 'tree'): string {
  try {
    return execFileSync('git', ['rev-parse', '--verify', '--end-of-options', `${name}^{${kind}}`], {
      cwd: project,
      encoding: 'utf8',
      timeout: GIT_DEADLINE_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch (cause) {
    throw new ExpectedError('usage', `--override cannot be ${JSON.stringify(name)}: git does not know such a commit here`, {
      hint: 'give a commit, a branch or a tag of this repository',
      cause,
    });
  }
}
