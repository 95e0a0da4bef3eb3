/**
 * What differs between two runs: cases that ended otherwise, and cases that took longer.
 *
 * Two runs of thousands of cases differ by noise in every duration, so a case is slower when it lost both a quarter of its time and what a person
 * would notice; whatever is left is told by how much it costs. Cases are the same by id, for ever; one that only one run has is told as new or gone.
 */
import { type CaseIndex, linesOf } from './case-index.ts';
import type { CaseLine, RunComparison } from './types.ts';

/** As many as a person reads. */
const MAX_ROWS = 500;
const SLOWER_RATIO = 1.25;
const SLOWER_MS = 50;

type Found = Pick<RunComparison, 'changed' | 'slower'>;

/** Compares the cases of two runs. Goes on in steps. */
export function* compareCases(left: CaseIndex, right: CaseIndex): Generator<void, Found> {
  const before = new Map<string, CaseLine>();
  for (const line of eachLine(left)) {
    before.set(line.id, line);
    if (before.size % STEP === 0) yield;
  }
  const changed: RunComparison['changed'][number][] = [];
  const slower: RunComparison['slower'][number][] = [];
  let seen = 0;
  for (const line of eachLine(right)) {
    const old = before.get(line.id);
    before.delete(line.id);
    const { id, file } = line;
    const name = line.titlePath.join(' › ');
    const ms = { leftMs: old?.durationMs ?? 0, rightMs: line.durationMs };
    const [was, is] = [old === undefined ? 'absent' : wordOf(old), wordOf(line)];
    if (was !== is) changed.push({ id, name, file, left: was, right: is, ...ms });
    else if (ms.rightMs > ms.leftMs * SLOWER_RATIO && ms.rightMs - ms.leftMs > SLOWER_MS) slower.push({ id, name, file, ...ms });
    seen += 1;
    if (seen % STEP === 0) yield;
  }
  for (const line of before.values()) {
    const { id, file, durationMs } = line;
    changed.push({ id, name: line.titlePath.join(' › '), file, left: wordOf(line), right: 'absent', leftMs: durationMs, rightMs: 0 });
  }
  return {
    changed: changed.toSorted((a, b) => weight(b) - weight(a)).slice(0, MAX_ROWS),
    slower: slower.toSorted((a, b) => b.rightMs - b.leftMs - (a.rightMs - a.leftMs)).slice(0, MAX_ROWS),
  };
}

const STEP = 2_000;

function* eachLine(index: CaseIndex): Generator<CaseLine> {
  for (const { first, cases } of index.files) {
    yield* linesOf(
      index,
      Array.from({ length: cases }, (_, place) => first + place),
    );
  }
}

function wordOf({ outcome, isFlaky }: CaseLine): string {
  return isFlaky ? 'flaky' : outcome;
}

/** What broke first, then what is mended, then what came and went. */
function weight({ left, right }: RunComparison['changed'][number]): number {
  if (right === 'failed' || right === 'missing') return 3;
  if (right === 'flaky') return 2;
  return left === 'absent' || right === 'absent' ? 0 : 1;
}
