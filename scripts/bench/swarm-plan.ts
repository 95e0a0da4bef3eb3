/** What a swarm of simulated agents pretends to have: its manifest and cases, a pure function of a few numbers. */

import type { CollectedCase } from '../../core/test-case.ts';
import { caseId } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import { fileKey } from '../../core/test-file.ts';
import type { Slice } from '../../core/unit.ts';

export type SwarmPlan = {
  readonly address: string;
  readonly prefix: string;
  readonly agents: number;
  readonly files: number;
  readonly casesPerFile: number;
  /** How long a case takes; 0 ends each unit at once. */
  readonly caseMs: number;
  /** One case in so many carries the time of its end in a log line; 20 when unset. */
  readonly stampedEvery?: number;
  /** One case in so many fails; none when unset. */
  readonly failedEvery?: number;
};

export function manifestOf(plan: Pick<SwarmPlan, 'files'>): TestFile[] {
  return Array.from({ length: plan.files }, (_, index) => {
    const path = `test/area-${index % 50}/file-${index}.test.ts`;
    return {
      key: fileKey('vitest', '', path, 'runtime'),
      suite: 'vitest',
      project: '',
      path,
      kind: 'runtime',
      contentDigest: index.toString(16).padStart(64, '0'),
      bytes: 1000,
      group: 0,
      maxPerAgent: null,
      bundle: null,
      labels: [],
      wholeReason: null,
    };
  });
}

/** Returns the file's collection as a unit with this slice reports it. */
export function casesOf(plan: Pick<SwarmPlan, 'casesPerFile'>, file: TestFile, slice: Slice | null): CollectedCase[] {
  const listed = new Set(slice?.titlePaths.map((path) => path[0]) ?? []);
  return Array.from({ length: plan.casesPerFile }, (_, index) => {
    const title = `case number ${index}`;
    const isSelected = slice === null || listed.has(title) === (slice.kind === 'only');
    return { id: caseId(file.key, [title], 0), titlePath: [title], ordinal: 0, mode: 'run', isSelected };
  });
}
