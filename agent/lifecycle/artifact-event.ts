/**
 * What is said of a file that a unit left.
 *
 * One that could not be kept is reported like one that was, without a digest and with the reason: who looks for a screenshot has to find why
 * there is none. What the runner says of a file is cut to what a report carries. It is apart from `artifact.ts` because the end of a lease needs
 * it, which that file needs in turn.
 */
import { ARTIFACT_LIMIT } from '../../core/artifact.ts';
import type { UnitEvent } from '../../core/unit.ts';
import type { ArtifactFile } from '../runner/contract.ts';

/** Longer ones are no media types. */
const CONTENT_TYPE_CHARACTERS = 128;

/** Returns the event of a file that was not kept; `problem` is a clause. */
export function lostArtifact(file: ArtifactFile, problem: string): UnitEvent {
  return artifactEvent(file, { digest: null, bytes: 0, problem });
}

/** Returns the event of a file that was copied. */
export function keptArtifact(file: ArtifactFile, copy: { readonly digest: string; readonly bytes: number }): UnitEvent {
  return artifactEvent(file, { ...copy, problem: '' });
}

function artifactEvent(
  { file, caseIndex, name, contentType }: ArtifactFile,
  fate: { readonly digest: string | null; readonly bytes: number; readonly problem: string },
): UnitEvent {
  return {
    type: 'artifact',
    file,
    caseIndex,
    artifact: {
      name: name.slice(0, ARTIFACT_LIMIT.nameCharacters),
      contentType: contentType.slice(0, CONTENT_TYPE_CHARACTERS),
      ...fate,
    },
  };
}
