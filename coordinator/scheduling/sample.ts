/** Small estimates and slots for the scheduler's tests. Test support: production never imports it. */
import { agentId, leaseId } from '../../core/id.ts';
import type { TestFile } from '../../core/test-file.ts';
import { fileKey } from '../../core/test-file.ts';
import { stockOf } from './learn.ts';
import type { Pool } from './pool-state.ts';
import type { FileEstimate, Grant, QueuedUnit, SlotView } from './types.ts';

/** What a sample may depart in. */
export type EstimateSample = Partial<TestFile> &
  Partial<Pick<FileEstimate, 'loadMs' | 'setupMs' | 'hookMs' | 'unknownMs' | 'sigmaLog' | 'isSlicingProven'>>;

/** Returns the estimate of a file whose cases `1`, `2`, … take the milliseconds; a file that was cut before, exactly known, loads for nothing. */
export function sampleEstimate(path: string, caseMs: readonly number[], sample: EstimateSample = {}): FileEstimate {
  const { loadMs = 0, setupMs = 0, hookMs = 0, unknownMs = 0, sigmaLog = 0, isSlicingProven = true, ...departures } = sample;
  const file: TestFile = {
    key: fileKey('vitest', '', path, 'runtime'),
    suite: 'vitest',
    project: '',
    path,
    kind: 'runtime',
    contentDigest: path,
    bytes: 1_000,
    group: 0,
    maxPerAgent: null,
    bundle: null,
    labels: [],
    wholeReason: null,
    ...departures,
  };
  const cases = caseMs.map((ms, index) => ({ titlePath: [String(index + 1)], meanMs: ms, highMs: ms * 1.3 }));
  return { file, loadMs, setupMs, hookMs, cases, unknownMs, sigmaLog, wholeReason: file.wholeReason, isSlicingProven };
}

/** Returns an idle open slot; `name` is `agent` or `agent/slot`. */
export function sampleSlot(name: string, sample: Partial<SlotView> = {}): SlotView {
  const [agent = name, slot = '0'] = name.split('/');
  return { agent: agentId(agent), slot: Number(slot), labels: new Set(), speed: 1, queue: [], isOpen: true, ...sample };
}

/** Returns a grant as the slot's queue shows it. */
export function sampleUnit(pool: Pool, grant: Grant, sample: Partial<QueuedUnit> = {}): QueuedUnit {
  const [file] = grant.files;
  return {
    lease: leaseId(`${grant.agent}/${grant.files.join()}`),
    files: grant.files,
    slice: grant.slice,
    group: file === undefined ? 0 : stockOf(pool, file).estimate.file.group,
    expectedMs: grant.expectedMs,
    startedAtMs: null,
    remainingMs: grant.expectedMs,
    isTwin: grant.twinOf !== null,
    attempt: grant.attempt,
    ...sample,
  };
}

/** Returns a grant as one word: `A:a`, `A:a[1,2]` for a slice, `A:a[not 1]` for a complement, `+` in front of a copy. */
export function showGrant({ agent, files, slice, twinOf }: Grant): string {
  const paths = files.map((key) => key.split('|')[2]).join('+');
  const titles = slice?.titlePaths.map((titlePath) => titlePath.join(' ')).join(',');
  const cases = slice === null ? '' : `[${slice.kind === 'except' ? 'not ' : ''}${titles}]`;
  return `${twinOf === null ? '' : '+'}${agent}:${paths}${cases}`;
}
