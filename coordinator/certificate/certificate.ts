/**
 * The certificate of a run: why its verdict is to be believed, in digests.
 *
 * It names what was to run (the manifest, fixed before dispatch), what each file's collection reported, what became of every case and which
 * attempt says so, and the verdict that follows. It holds no case: a file is three digests and six counts, so a million cases are as cheap
 * to certify as a hundred, and the cases themselves are in the journal, whose digest is here too. Whoever has the journal can make the whole
 * certificate again; whoever has not can still check that counts, verdict and digests belong together. It is a proof against loss and error,
 * not against a forger: it is not signed. See docs/design/0002-verdict-and-ledger.md.
 */
import { assert } from '../../core/assert.ts';
import type { Attempt, CaseRecord } from '../../core/case-record.ts';
import { sha256Hex } from '../../core/digest.ts';
import type { CaseId, FileKey, RunId } from '../../core/id.ts';
import type { Verdict } from '../../core/outcome.ts';
import type { AgentSummary, Revision, RunSummary, RunTotals } from '../../core/run-event.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { RunError } from '../../core/unit.ts';
import type { RunSettings } from '../run/types.ts';
import { canonicalJson } from './canonical-json.ts';

/** Raised when a field changes its meaning. */
export const CERTIFICATE_SCHEMA = 1;

/** What became of one file. Digests are SHA-256, hex. */
export type FileProof = {
  readonly file: FileKey;
  /** Of the file's bytes, as the manifest has it. */
  readonly contentDigest: string;
  /** Of the ids of the cases that the file's collection reported, in order; with `settings.only`, of those that were asked for. */
  readonly collectionDigest: string;
  /** Of id, outcome, accepted attempt (agent, slot, lease) and number of attempts of each case, in order. */
  readonly outcomesDigest: string;
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly flaky: number;
  readonly missing: number;
  /** Of the failed, those in quarantine; absent when none. `settings.quarantine` names them. */
  readonly quarantined?: number;
};

export type CertificateSettings = Omit<RunSettings, 'only'> & { readonly only: readonly (readonly [FileKey, readonly CaseId[]])[] | null };

/** Length and digest of the run's journal; see `JournalSeal`. */
export type JournalProof = { readonly digest: string; readonly bytes: number };

export type Certificate = {
  readonly schema: typeof CERTIFICATE_SCHEMA;
  readonly runId: RunId;
  readonly revision: Revision;
  /** Of shard-run. */
  readonly version: string;
  readonly settings: CertificateSettings;
  /** The manifest: how many files, and a digest over their keys and contents, sorted by key. */
  readonly manifest: { readonly files: number; readonly digest: string };
  /** Sorted by key. A file of the manifest that is not here did not finish. */
  readonly files: readonly FileProof[];
  readonly agents: readonly AgentSummary[];
  readonly errors: Readonly<Record<RunError['kind'], number>> & { readonly digest: string };
  readonly totals: RunTotals;
  readonly verdict: Verdict;
  readonly exitCode: number;
  readonly reasons: readonly string[];
  readonly startedAtMs: number;
  readonly wallMs: number;
  readonly boundMs: number;
  /** `null` when the journal could not be written: the verdict cannot be decided again. */
  readonly journal: JournalProof | null;
  /** Of the canonical JSON of all the other fields. */
  readonly selfDigest: string;
};

export type CertificateSubject = {
  readonly runId: RunId;
  readonly revision: Revision;
  readonly version: string;
  readonly settings: RunSettings;
  readonly manifest: readonly TestFile[];
};

/** A certificate in the making: holds one proof for each settled file. */
export type CertificateBuilder = {
  /** Adds a file of the manifest with all its cases, in the order of its collection; once for each file. */
  addFile(file: TestFile, cases: readonly CaseRecord[]): void;
  /** Ends it. `journal` is `null` when the journal could not be written. */
  seal(summary: RunSummary, journal: JournalProof | null): Certificate;
};

/** Begins the certificate of a run whose manifest is fixed. */
export function createCertificate(subject: CertificateSubject): CertificateBuilder {
  const manifest = new Set(subject.manifest.map((file) => file.key));
  const proofs = new Map<FileKey, FileProof>();
  return {
    addFile: (file, cases) => {
      assert(manifest.has(file.key), `${file.key} is not in the manifest`);
      assert(!proofs.has(file.key), `${file.key} was certified before`);
      proofs.set(file.key, proveFile(file, cases));
    },
    seal: (summary, journal) => sealCertificate(subject, [...proofs.values()], { summary, journal }),
  };
}

/** Returns the digest of a certificate's content; its own `selfDigest` plays no part. */
export function digestCertificate(certificate: Omit<Certificate, 'selfDigest'>): string {
  return sha256Hex(canonicalJson({ ...certificate, selfDigest: undefined }));
}

function proveFile(file: TestFile, cases: readonly CaseRecord[]): FileProof {
  const count = (outcome: CaseRecord['outcome']): number => cases.reduce((sum, record) => sum + (record.outcome === outcome ? 1 : 0), 0);
  const quarantined = cases.filter((record) => record.outcome === 'failed' && record.quarantine !== undefined).length;
  return {
    file: file.key,
    contentDigest: file.contentDigest,
    collectionDigest: sha256Hex(JSON.stringify(cases.map((record) => record.id))),
    outcomesDigest: sha256Hex(cases.map(proveCase).join('\n')),
    cases: cases.length,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    flaky: cases.reduce((sum, record) => sum + (record.isFlaky ? 1 : 0), 0),
    missing: count('missing'),
    ...(quarantined === 0 ? {} : { quarantined }),
  };
}

function proveCase({ id, outcome, isFlaky, attempts }: CaseRecord): string {
  const accepted = attempts.find((attempt) => proves(attempt, outcome));
  const where = accepted === undefined ? null : [accepted.agent, accepted.slot, accepted.lease];
  return JSON.stringify([id, outcome, isFlaky, where, attempts.length]);
}

/** A case that ran into its deadline has failed. */
function proves(attempt: Attempt, outcome: CaseRecord['outcome']): boolean {
  return attempt.outcome === outcome || (attempt.outcome === 'timed-out' && outcome === 'failed');
}

type Ending = { readonly summary: RunSummary; readonly journal: JournalProof | null };

function sealCertificate(subject: CertificateSubject, proofs: readonly FileProof[], { summary, journal }: Ending): Certificate {
  const { runId, revision, version } = subject;
  const { agents, totals, verdict, exitCode, reasons, startedAtMs, wallMs, boundMs } = summary;
  const content: Omit<Certificate, 'selfDigest'> = {
    schema: CERTIFICATE_SCHEMA,
    runId,
    revision,
    version,
    settings: plainSettings(subject.settings),
    manifest: {
      files: subject.manifest.length,
      digest: digestManifest(subject.manifest.map(({ key, contentDigest }) => ({ file: key, contentDigest }))),
    },
    files: proofs.toSorted((a, b) => compare(a.file, b.file)),
    agents,
    errors: proveErrors(summary.errors),
    totals,
    verdict,
    exitCode,
    reasons,
    startedAtMs,
    wallMs,
    boundMs,
    journal,
  };
  return { ...content, selfDigest: digestCertificate(content) };
}

/** Returns the digest over keys and contents of a manifest, in any order. */
export function digestManifest(files: readonly Pick<FileProof, 'file' | 'contentDigest'>[]): string {
  const lines = files.map(({ file, contentDigest }) => JSON.stringify([file, contentDigest]));
  return sha256Hex(lines.sort(compare).join('\n'));
}

function proveErrors(errors: readonly RunError[]): Certificate['errors'] {
  const counts = { collection: 0, runner: 0, agent: 0, workspace: 0 };
  for (const { kind } of errors) counts[kind] += 1;
  return { ...counts, digest: sha256Hex(canonicalJson(errors)) };
}

function plainSettings(settings: RunSettings): CertificateSettings {
  const only = settings.only === null ? null : [...settings.only].sort(([a], [b]) => compare(a, b));
  return { ...settings, only };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
