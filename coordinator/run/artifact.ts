/**
 * Files that units left, beside the results that they belong to.
 *
 * A file of a case belongs to the attempt that left it: the first failure's screenshot is not the retry's. It may be told before the case has
 * ended, and then waits for the attempt. What no case can be named for belongs to the test file. Only names are kept here; the bytes arrive on
 * another way, later, and their absence never changes an outcome. An agent keeps to `ARTIFACT_LIMIT`, so more than that is no honest report.
 */
import { ARTIFACT_LIMIT, type Artifact } from '../../core/artifact.ts';
import type { UnitEvent } from '../../core/unit.ts';
import { emit } from './effect.ts';
import { entryAt } from './ledger.ts';
import type { CaseEntry, FileState, LeaseFile, LeaseState, RunState } from './state.ts';

/** The agent's limit, and the one file that says that it was reached. */
const MAX_LEASE_ARTIFACTS = ARTIFACT_LIMIT.unitFiles + 1;
/** Of a test file, outside its cases. */
const MAX_FILE_ARTIFACTS = ARTIFACT_LIMIT.unitFiles;

type Left = Extract<UnitEvent, { readonly type: 'artifact' }>;

/** Applies the news of a file that a unit left; answers what no honest runner could have said. */
export function applyArtifact(state: RunState, lease: LeaseState, event: Left): string | null {
  const key = event.file ?? lease.files[0];
  const file = key === undefined || !lease.files.includes(key) ? undefined : state.files.get(key);
  if (key === undefined || file === undefined) return `it left a file for ${JSON.stringify(key)}, which is not in the unit`;
  lease.artifacts += 1;
  if (lease.artifacts > MAX_LEASE_ARTIFACTS) return `it left more than ${MAX_LEASE_ARTIFACTS} files`;
  if (file.stage === 'settled') return null;
  const { artifact, caseIndex } = event;
  emit(state, { type: 'artifact', atMs: state.nowMs, agent: lease.agent, file: key, artifact });
  const leaseFile = lease.perFile.get(key);
  const entry = caseIndex === null || leaseFile?.selected[caseIndex] !== 1 ? null : entryAt(file, leaseFile, caseIndex);
  if (caseIndex === null || leaseFile === undefined || entry === null) keepForFile(file, artifact);
  else keepForCase(lease, { entry, leaseFile, caseIndex }, artifact);
  return null;
}

function keepForFile(file: FileState, artifact: Artifact): void {
  if (file.artifacts.length < MAX_FILE_ARTIFACTS) file.artifacts.push(artifact);
}

type Place = { readonly entry: CaseEntry; readonly leaseFile: LeaseFile; readonly caseIndex: number };

function keepForCase(lease: LeaseState, { entry, leaseFile, caseIndex }: Place, artifact: Artifact): void {
  const at = entry.attempts.findIndex((attempt) => attempt.lease === lease.lease);
  const attempt = entry.attempts[at];
  if (attempt !== undefined) entry.attempts[at] = { ...attempt, artifacts: [...(attempt.artifacts ?? []), artifact] };
  else leaseFile.artifacts.set(caseIndex, [...(leaseFile.artifacts.get(caseIndex) ?? []), artifact]);
}

/** Returns what was left for a case whose attempt ends now, as a part of the attempt. */
export function takeArtifacts(leaseFile: LeaseFile, caseIndex: number): { readonly artifacts?: readonly Artifact[] } {
  const artifacts = leaseFile.artifacts.get(caseIndex);
  if (artifacts === undefined) return {};
  leaseFile.artifacts.delete(caseIndex);
  return { artifacts };
}
