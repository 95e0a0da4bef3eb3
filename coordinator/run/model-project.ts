/**
 * The project that a fleet model tests: files, cases, and what each case does when.
 */
import { type FileKey, runId } from '../../core/id.ts';
import type { TestOutcome } from '../../core/outcome.ts';
import { PLAIN_SUITE } from '../../core/suite-spec.ts';
import { type CaseMode, type CollectedCase, caseId } from '../../core/test-case.ts';
import { fileKey, type TestFile } from '../../core/test-file.ts';
import type { RunError, Slice } from '../../core/unit.ts';
import type { RunSettings } from './types.ts';

/** What a case does this time: `crash` kills its process, `hang` never ends, `mute` ends without a word. */
export type Behaviour = TestOutcome | 'crash' | 'hang' | 'mute';

export type ModelCase = {
  readonly title: string;
  readonly ms?: number;
  readonly mode?: CaseMode;
  /** `nth` counts the case's executions, 1-based. */
  readonly does?: Behaviour | ((at: { readonly nth: number; readonly isSlice: boolean; readonly agent: string }) => Behaviour);
};

export type ModelFile = {
  readonly path: string;
  readonly cases: readonly ModelCase[] | ((nth: number) => readonly ModelCase[]);
  readonly labels?: readonly string[];
  readonly group?: number;
  readonly bundle?: string;
  readonly wholeReason?: string;
  /** Errors outside cases, by load. */
  readonly errors?: (at: { readonly nth: number; readonly isSlice: boolean; readonly agent: string }) => readonly RunError[];
  /** The file dies while it is loaded, at these loads. */
  readonly diesAtLoad?: (nth: number, agent: string) => boolean;
};

export type ModelAgent = {
  readonly id: string;
  readonly slots?: number;
  readonly labels?: readonly string[];
  readonly joinsAtMs?: number;
  readonly speed?: number;
  /** Leases that a slot holds at most; it gives back what comes above. Unset is no limit. */
  readonly maxQueue?: number;
  /** What earlier runs of its pool left of evidence against it; unset is nothing. */
  readonly recalled?: readonly number[];
};

export const RUN = runId('model-run');
export const SUITE = 'vitest';

export const DEFAULT_SETTINGS: RunSettings = {
  isCi: true,
  retries: 0,
  bail: null,
  flakyPolicy: 'fail',
  only: null,
  expectAgents: 1,
  agentWaitMs: 1_000,
  planOnly: false,
  suites: [{ ...PLAIN_SUITE, suite: SUITE, cwd: '/project', configFile: null, filters: [], projects: [] }],
};

export function modelKey(path: string): FileKey {
  return fileKey(SUITE, '', path, 'runtime');
}

export function toTestFile(file: ModelFile): TestFile {
  return {
    key: modelKey(file.path),
    suite: SUITE,
    project: '',
    path: file.path,
    kind: 'runtime',
    contentDigest: file.path,
    bytes: 100,
    group: file.group ?? 0,
    maxPerAgent: null,
    bundle: file.bundle ?? null,
    labels: file.labels ?? [],
    wholeReason: file.wholeReason ?? null,
  };
}

/** Returns the collection as a runner reports it for a slice. */
export function collect(key: FileKey, cases: readonly ModelCase[], slice: Slice | null): CollectedCase[] {
  const ordinals = new Map<string, number>();
  return cases.map(({ title, mode }) => {
    const titlePath = title.split(' > ');
    const ordinal = ordinals.get(title) ?? 0;
    ordinals.set(title, ordinal + 1);
    const isNamed = slice?.titlePaths.some((named) => JSON.stringify(named) === JSON.stringify(titlePath)) ?? true;
    const isSelected = slice?.kind === 'except' ? !isNamed : isNamed;
    return { id: caseId(key, titlePath, ordinal), titlePath, ordinal, mode: mode ?? 'run', isSelected };
  });
}
