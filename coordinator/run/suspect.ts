/**
 * Who speaks against a file: the agents on which something of it failed.
 *
 * A failure is a failed attempt of a case, an error outside cases, or a death of the process, each with the agent that said it. One agent alone
 * behind all of them may be the reason itself; two never are, for then the file fails wherever it runs. An agent is contradicted when another one
 * like it (same labels, but for its size) was given what failed and passed it: a test that fails on Windows alone, or with one version of
 * Node.js, is no machine's fault.
 */
import type { Attempt } from '../../core/case-record.ts';
import type { AgentId } from '../../core/id.ts';
import type { RunError } from '../../core/unit.ts';
import { isWanted } from './ledger.ts';
import type { AgentState, CaseEntry, FileState, RunState } from './state.ts';

/** Labels that say how large a machine is. In all others agents have to agree before the word of one is held against the other. */
const SIZES = /^(?:cpus|memory):/u;

/** Notes who said an error. */
export function blameFor(file: FileState, error: RunError, agent: AgentId): void {
  const agents = file.blame.get(error);
  if (agents === undefined) file.blame.set(error, new Set([agent]));
  else agents.add(agent);
}

/** Returns the one agent behind everything that speaks against the file; `null` when nothing does, or more than one agent. */
export function findSuspect(state: RunState, file: FileState): AgentState | null {
  const agents = new Set<AgentId>(file.deathsOn.keys());
  for (const errors of [file.errors, file.sliceErrors])
    for (const error of errors) for (const agent of file.blame.get(error) ?? []) agents.add(agent);
  for (const entry of wantedEntries(file)) for (const attempt of entry.attempts) if (isFailure(attempt)) agents.add(attempt.agent);
  const [only] = agents;
  return agents.size === 1 && only !== undefined ? (state.agents.get(only) ?? null) : null;
}

/** True when an agent like the suspect was given what failed there and passed it. */
export function isContradicted(state: RunState, file: FileState, suspect: AgentId): boolean {
  if ([...file.cleanOn].some((agent) => isLike(state, agent, suspect))) return true;
  return wantedEntries(file).some(
    ({ attempts }) =>
      attempts.some(isFailure) && attempts.some(({ agent, outcome }) => outcome === 'passed' && isLike(state, agent, suspect)),
  );
}

/** Returns the cases that failed, for another agent to try; empty stands for the whole file. */
export function failedEntries(file: FileState): CaseEntry[] {
  if (file.errors.length > 0 || file.sliceErrors.length > 0) return [];
  return wantedEntries(file).filter((entry) => entry.outcome === 'failed');
}

/** True when something stands against the file that another agent could contradict. */
export function hasFailure(file: FileState): boolean {
  return file.errors.length > 0 || file.sliceErrors.length > 0 || wantedEntries(file).some((entry) => entry.outcome === 'failed');
}

export function isFailure({ outcome }: Attempt): boolean {
  return outcome === 'failed' || outcome === 'timed-out';
}

/** Returns the labels by which agents are compared, sorted. */
export function likenessOf({ labels }: Pick<AgentState, 'labels'>): string[] {
  return labels.filter((label) => !SIZES.test(label)).toSorted();
}

/** True when they are two agents of the same likeness. */
export function isLike(state: RunState, one: AgentId, other: AgentId): boolean {
  const [a, b] = [state.agents.get(one), state.agents.get(other)];
  if (one === other || a === undefined || b === undefined) return false;
  return a.likeness === b.likeness;
}

function wantedEntries(file: FileState): CaseEntry[] {
  return (file.cases ?? []).filter((entry) => isWanted(file, entry.id));
}
