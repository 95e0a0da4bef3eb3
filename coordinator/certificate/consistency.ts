/**
 * What a certificate must satisfy by itself, without the journal.
 *
 * The product's rules for a verdict, stated over counts: green needs every file of the manifest, every case proven, at least one case, no
 * failure, no error but an agent's, no reason against it. Red needs something that went wrong, incomplete something that is missing; both
 * need a reason. A summary that says otherwise is not to be believed, whoever wrote it.
 */
import { EXIT } from '../../core/expected-error.ts';
import type { RunTotals } from '../../core/run-event.ts';
import { decidingFailures } from '../run/verdict.ts';
import { type Certificate, digestCertificate, digestManifest, type FileProof } from './certificate.ts';

/** Returns what is wrong, a sentence each; empty when the certificate is consistent. */
export function checkConsistency(certificate: Certificate): readonly string[] {
  return [...checkDigests(certificate), ...checkFiles(certificate), ...checkTotals(certificate), ...checkVerdict(certificate)];
}

function checkDigests(certificate: Certificate): readonly string[] {
  const findings: string[] = [];
  const own = digestCertificate(certificate);
  if (own !== certificate.selfDigest) findings.push(`The certificate's own digest is ${certificate.selfDigest}, its content has ${own}.`);
  if (certificate.files.length !== certificate.manifest.files) return findings;
  const manifest = digestManifest(certificate.files);
  if (manifest !== certificate.manifest.digest) findings.push('The proven files are not those of the manifest: their digest is another.');
  return findings;
}

function checkFiles({ files, manifest }: Certificate): readonly string[] {
  const findings: string[] = [];
  for (const [index, proof] of files.entries()) {
    const last = files[index - 1];
    if (last !== undefined && last.file >= proof.file) findings.push(`File "${proof.file}" is out of order or proven twice.`);
    if (proof.passed + proof.failed + proof.skipped + proof.missing !== proof.cases)
      findings.push(`The outcomes of "${proof.file}" do not add up to its ${proof.cases} cases.`);
    if (!isPart(proof.quarantined, proof.failed)) findings.push(`File "${proof.file}" has more cases in quarantine than failed.`);
    if (proof.flaky > proof.passed + proof.failed) findings.push(`File "${proof.file}" has more flaky cases than cases that ran.`);
  }
  if (files.length > manifest.files) findings.push(`${files.length} files are proven, the manifest has ${manifest.files}.`);
  return findings;
}

/** Whole, and no more than the count that it is a part of. */
function isPart(part: number | undefined, whole: number): boolean {
  return part === undefined || (Number.isInteger(part) && part >= 0 && part <= whole);
}

const COUNTS = ['passed', 'failed', 'skipped', 'flaky', 'quarantined'] as const;

function checkTotals({ totals, files, manifest }: Certificate): readonly string[] {
  const findings: string[] = [];
  const sumOf = (name: keyof RunTotals & keyof FileProof): number => files.reduce((sum, proof) => sum + (proof[name] ?? 0), 0);
  for (const name of COUNTS) {
    if (sumOf(name) !== (totals[name] ?? 0)) findings.push(`The total of ${name} is ${totals[name] ?? 0}, the files have ${sumOf(name)}.`);
  }
  const outcomes = totals.passed + totals.failed + totals.skipped + totals.missing;
  if (outcomes !== totals.cases) findings.push(`The total of cases is ${totals.cases}, the outcomes add up to ${outcomes}.`);
  // Cases of a file that nobody collected are missing too, and are in no file's proof.
  if (totals.missing < sumOf('missing')) findings.push(`The total of missing is ${totals.missing}, the files have ${sumOf('missing')}.`);
  if (totals.files !== manifest.files) findings.push(`The total of files is ${totals.files}, the manifest has ${manifest.files}.`);
  return findings;
}

function checkVerdict(certificate: Certificate): readonly string[] {
  const { verdict, exitCode, reasons } = certificate;
  const against = reasonsAgainstGreen(certificate);
  if (verdict === 'green') {
    const findings = against.map((why) => `The verdict is green although ${why}.`);
    if (reasons.length > 0) findings.push('The verdict is green although it gives reasons against it.');
    if (exitCode !== EXIT.green) findings.push(`The verdict is green with exit code ${exitCode}.`);
    return findings;
  }
  const findings = reasons.length === 0 ? [`The verdict is ${verdict} without a reason.`] : [];
  if (exitCode === EXIT.green) findings.push(`The verdict is ${verdict} with exit code ${EXIT.green}.`);
  if (verdict === 'red' && exitCode !== EXIT.red) findings.push(`The verdict is red with exit code ${exitCode}.`);
  if (verdict === 'incomplete' && exitCode === EXIT.red) findings.push(`The verdict is incomplete with exit code ${EXIT.red}.`);
  if (verdict === 'incomplete' && decidingFailures(certificate.totals) > 0 && exitCode !== EXIT.interrupted)
    findings.push('The verdict is incomplete although cases failed: that is red.');
  return findings;
}

function reasonsAgainstGreen({ totals, files, manifest, errors, settings }: Certificate): readonly string[] {
  const against: string[] = [];
  if (manifest.files === 0) against.push('the manifest is empty');
  if (files.length < manifest.files) against.push(`${manifest.files - files.length} files of the manifest did not finish`);
  if (totals.cases === 0) against.push('no case ran');
  if (decidingFailures(totals) > 0) against.push(`${decidingFailures(totals)} cases failed`);
  if ((totals.quarantined ?? 0) > (settings.quarantine ?? []).length) against.push('more cases are in quarantine than its settings name');
  if (totals.missing > 0) against.push(`${totals.missing} cases have no proven outcome`);
  if (errors.collection + errors.runner + errors.workspace > 0) against.push('errors outside of cases were recorded');
  if (settings.planOnly) against.push('the run only planned');
  return against;
}
