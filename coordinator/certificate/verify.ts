/**
 * Checks a certificate: by itself, and against the journal it was made from.
 *
 * With the journal nothing is taken on trust: the inputs are decided again by the product's own rules, a witness certifies what it sees, and
 * the two certificates must have the same bytes. What differs is told field by field, since "digests differ" helps nobody.
 */
import type { Effect, RunInput } from '../run/types.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Certificate, FileProof, JournalProof } from './certificate.ts';
import { checkConsistency } from './consistency.ts';
import { createWitness } from './witness.ts';

/** Decides the inputs again and shows each input and its effects, in order. */
export type Replay = (inputs: Iterable<RunInput>, see: { input(input: RunInput): void; effect(effect: Effect): void }) => void;

export type JournalEvidence = {
  readonly inputs: Iterable<RunInput>;
  /** Asked after the inputs were read to their end: what the file is, and what is wrong with it in words, or empty. */
  readonly end: () => { readonly seal: JournalProof; readonly problem: string };
  readonly replay: Replay;
};

/** A certificate that differs in more files than this is told apart by their number. */
const MAX_FILES_NAMED = 10;

/** Returns the findings, a sentence each; empty when the certificate proves its verdict. `journal` is `null` when there is none to be had. */
export function verifyCertificate(certificate: Certificate, journal: JournalEvidence | null): readonly string[] {
  const findings = [...checkConsistency(certificate)];
  if (journal !== null) findings.push(...verifyJournal(certificate, journal));
  return findings;
}

function verifyJournal(certificate: Certificate, journal: JournalEvidence): readonly string[] {
  const witness = createWitness(certificate.version);
  try {
    journal.replay(journal.inputs, { input: witness.seeInput, effect: witness.seeEffect });
  } catch (error) {
    return [`The journal cannot be decided again: ${error instanceof Error ? error.message : String(error)}.`];
  }
  const { seal, problem } = journal.end();
  const findings = problem === '' ? [] : [`The journal is damaged: ${problem}.`];
  if (certificate.journal === null) findings.push('The certificate names no journal: it could not be written when the run was made.');
  else if (certificate.journal.digest !== seal.digest || certificate.journal.bytes !== seal.bytes)
    findings.push('The journal is not the one the certificate names: its digest is another.');
  const again = witness.certify(certificate.journal);
  if (again === null) return [...findings, 'The journal does not lead to the end of the run.'];
  return [...findings, ...compareCertificates(certificate, again)];
}

function compareCertificates(said: Certificate, proven: Certificate): readonly string[] {
  if (canonicalJson(said) === canonicalJson(proven)) return [];
  const names = Object.keys(proven) as (keyof Certificate)[];
  const differing = names.filter((name) => canonicalJson(said[name]) !== canonicalJson(proven[name]));
  return differing
    .filter((name) => name !== 'selfDigest')
    .flatMap((name) => {
      if (name === 'files') return compareFiles(said.files, proven.files);
      return [`The certificate says ${name} is ${shorten(said[name])}, the journal proves ${shorten(proven[name])}.`];
    });
}

function compareFiles(said: readonly FileProof[], proven: readonly FileProof[]): readonly string[] {
  const provenFiles = new Map(proven.map((proof) => [proof.file, proof]));
  const differing = said
    .filter((proof) => canonicalJson(proof) !== canonicalJson(provenFiles.get(proof.file) ?? null))
    .map((proof) => proof.file);
  const claimed = new Set(said.map((proof) => proof.file));
  const absent = proven.filter((proof) => !claimed.has(proof.file)).map((proof) => proof.file);
  const named = [...differing, ...absent];
  const findings = named.slice(0, MAX_FILES_NAMED).map((file) => `The journal proves other outcomes of file "${file}".`);
  if (named.length > MAX_FILES_NAMED) findings.push(`The journal proves other outcomes of ${named.length - MAX_FILES_NAMED} more files.`);
  return findings;
}

function shorten(value: unknown): string {
  const text = canonicalJson(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
