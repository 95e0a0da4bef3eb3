/**
 * Files that units left, as reports name them.
 *
 * A path is what a person opens and what another tool picks up, so it is relative to the project where the folder is inside it. It is known before
 * the bytes have come: the reports are written while the run goes on, and what never came is said by an error at their end. A file that was not
 * kept has no path and a reason instead.
 */
import { type Artifact, artifactFile } from '../../core/artifact.ts';
import type { CaseRecord } from '../../core/case-record.ts';
import { type Line, span } from './line.ts';
import { visible } from './text.ts';

/** A trace, a video, a screenshot, and what else explains one failure; the JSON report has all. */
const LISTED_FILES = 5;

/** Returns where the bytes are; `null` when they were not kept. `folder` is that of the run. */
export function artifactPath(artifact: Artifact, folder: string): string | null {
  const file = artifactFile(artifact);
  return file === null ? null : `${folder}/${file}`;
}

/** Returns the files of all attempts of a case, oldest first. */
export function artifactsOf(record: CaseRecord): readonly Artifact[] {
  return record.attempts.flatMap((attempt) => attempt.artifacts ?? []);
}

/** Returns the form of the JSON report. */
export function jsonArtifact(artifact: Artifact, folder: string): object {
  const { name, contentType, digest, bytes, problem } = artifact;
  const plain = { name, contentType, digest, bytes, path: artifactPath(artifact, folder) };
  return problem === '' ? plain : { ...plain, problem };
}

/** Returns a line for each of the last files that a failed case left; none for a case that left none. */
export function renderArtifacts(record: CaseRecord, folder: string): Line[] {
  const artifacts = artifactsOf(record);
  const lines = artifacts.slice(-LISTED_FILES).map((artifact): Line => {
    const path = artifactPath(artifact, folder);
    const where = path === null ? span('warn', `not kept: ${visible(artifact.problem)}`) : span('accent', visible(path));
    return [span('dim', `   ${visible(artifact.name)}  `), where];
  });
  const left = artifacts.length - lines.length;
  return left > 0 ? [...lines, [span('dim', `   … and ${left} more files`)]] : lines;
}
