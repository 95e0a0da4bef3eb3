/** Facts for tests, in few words. */
import { type AgentId, type CaseId, runId } from '../../core/id.ts';
import type { CaseTally, FirstFailure } from '../../core/ledger-row.ts';
import { caseId } from '../../core/test-case.ts';
import { fileKey } from '../../core/test-file.ts';

const FILE = fileKey('unit', '', 'a.test.ts', 'runtime');

export function exampleCaseId(name: string): CaseId {
  return caseId(FILE, [name], 0);
}

/** `runs` and `falseFailures` of a case that is told by a word. */
export function exampleTally(name: string, runs: number, falseFailures: number, change: Partial<CaseTally> = {}): CaseTally {
  const rest = { reruns: 0, rerunFailures: 0, soakRuns: 0, soakFailures: 0, sinceMs: 0, lastFalseMs: null };
  return { id: exampleCaseId(name), file: FILE, titlePath: [name], runs, falseFailures, ...rest, ...change };
}

export function exampleFailure(name: string, run: string, change: Partial<FirstFailure> = {}): FirstFailure {
  const place = { atMs: 0, commit: 'c', agent: 'a1' as AgentId, standing: 'false' as const };
  return { case: exampleCaseId(name), runId: runId(run), ...place, ...change };
}
