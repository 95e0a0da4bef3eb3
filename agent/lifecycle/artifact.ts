/**
 * Files that units leave: copied while the unit still stands, named in its report, brought to the coordinator later.
 *
 * A framework promises a file only until its unit has ended, and the next unit of the slot may overwrite it. So the agent makes a copy of its
 * own at once, and a unit's end waits for the copies that are not made yet: milliseconds, and the report names each file with its digest before
 * the end that settles its case. The bytes travel afterwards and hold nothing up. Whatever goes wrong costs the file and never the result: a
 * file that is too large, that cannot be read, or of which the copy takes too long is reported as lost, with the reason. Copies have numbers,
 * like runners, so that one that is ready too late is recognised and thrown away. See docs/design/0012-artifacts.md.
 */
import { ARTIFACT_LIMIT, artifactFile } from '../../core/artifact.ts';
import type { RunnerArtifact } from '../runner/contract.ts';
import { keptArtifact, lostArtifact } from './artifact-event.ts';
import { endCopiedLease, runningLease } from './lease.ts';
import { recordEvent } from './report.ts';
import type { CopyResult, HeldLease, Step, Suite } from './types.ts';

const MIB = 1024 * 1024;

export function applyArtifact(step: Step, suite: Suite, { leaseId, artifact }: RunnerArtifact): void {
  const held = runningLease(step, suite, leaseId);
  if (held === null || held.isFenced || held.left.files > ARTIFACT_LIMIT.unitFiles) return;
  held.left.files += 1;
  if (held.left.files > ARTIFACT_LIMIT.unitFiles)
    return recordEvent(
      step,
      held,
      lostArtifact(artifact, `the unit left more than ${ARTIFACT_LIMIT.unitFiles} files: this and all that follow are dropped`),
    );
  step.state.lastCopy += 1;
  held.left.copying.set(step.state.lastCopy, artifact);
  step.effects.push({ type: 'copy-artifact', copy: step.state.lastCopy, path: artifact.path });
}

export function applyArtifactCopied(step: Step, copy: number, result: CopyResult): void {
  const held = holderOf(step, copy);
  if (held === undefined) return drop(step, copy, result);
  settleCopy(step, held, copy, result);
  endCopiedLease(step, held);
}

function settleCopy(step: Step, held: HeldLease, copy: number, result: CopyResult): void {
  const file = held.left.copying.get(copy);
  held.left.copying.delete(copy);
  if (file === undefined || held.isFenced) return drop(step, copy, result);
  if ('problem' in result) return recordEvent(step, held, lostArtifact(file, result.problem));
  if (held.left.bytes + result.bytes > ARTIFACT_LIMIT.unitBytes) {
    drop(step, copy, result);
    return recordEvent(step, held, lostArtifact(file, `the unit left more than ${ARTIFACT_LIMIT.unitBytes / MIB} MiB`));
  }
  held.left.bytes += result.bytes;
  recordEvent(step, held, keptArtifact(file, result));
  const stored = artifactFile({ name: file.name, digest: result.digest });
  if (stored !== null) step.effects.push({ type: 'upload-artifact', copy, runId: held.runId, file: stored, bytes: result.bytes });
}

/** A copy that failed has left nothing behind. */
function drop(step: Step, copy: number, result: CopyResult): void {
  if (!('problem' in result)) step.effects.push({ type: 'drop-artifact', copy });
}

function holderOf({ state }: Step, copy: number): HeldLease | undefined {
  return state.slots.find(([head]) => head?.left.copying.has(copy) === true)?.[0];
}
