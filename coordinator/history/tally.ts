/**
 * How often each case passed at its first attempt since its segment began, as a fold over runs of its file.
 *
 * A segment is the time in which a case was one test: an edit of its text begins another, for what the old text did says nothing of the new one. Where
 * the bodies of the tests are known only those that changed begin anew; else every case of a changed file does. Passes are counted here, one number a
 * case; failures are few and are read from the facts, because what a failure was is often known later. Both stores fold with this.
 */
import type { CaseBody } from '../../core/file-body.ts';
import type { TestOutcome } from '../../core/outcome.ts';
import { createByteReader, createByteWriter } from './byte-code.ts';

/** `since` is the number of the segment's first run. */
export type CaseCount = { readonly since: number; readonly passes: number };

/** `content` is the file's newest. */
export type FileTally<Id> = { readonly content: string; readonly cases: ReadonlyMap<Id, CaseCount> };

/** A file in one run. */
export type TalliedRun<Id> = {
  readonly run: number;
  readonly content: string;
  readonly cases: readonly {
    readonly id: Id;
    /** The last title of its path. */
    readonly title: string;
    readonly outcome: TestOutcome | 'missing';
    readonly isFlaky: boolean;
  }[];
  /** Bodies before and now, `null` where they are not known; asked for when the file was edited. */
  readonly bodies: () => { readonly before: readonly CaseBody[] | null; readonly now: readonly CaseBody[] | null };
  /** What an older name of the case had counted; `null` for most. */
  readonly inherited: (id: Id) => CaseCount | null;
};

/** `begun` are cases that were known and begin a segment with this run; `null` when all of them do. */
export type TallyStep<Id> = { readonly tally: FileTally<Id>; readonly begun: readonly Id[] | null };

/** Returns the counts with one more run. A case of older content that the run does not have is forgotten. */
export function tallyRun<Id>(known: FileTally<Id> | null, seen: TalliedRun<Id>): TallyStep<Id> {
  const isEdited = known !== null && known.content !== seen.content;
  const isSame = isEdited ? sameBody(seen.bodies()) : () => true;
  const cases = new Map(isEdited ? [] : known?.cases);
  const begun: Id[] = [];
  let kept = 0;
  for (const { id, title, outcome, isFlaky } of seen.cases) {
    const old = known?.cases.get(id) ?? null;
    const carried = old === null ? seen.inherited(id) : isSame(title) ? old : null;
    if (carried !== null) kept += 1;
    else if (old !== null) begun.push(id);
    const count = carried ?? { since: seen.run, passes: 0 };
    const isPass = outcome === 'passed' && !isFlaky;
    cases.set(id, isPass ? { since: count.since, passes: count.passes + 1 } : count);
  }
  return { tally: { content: seen.content, cases }, begun: isEdited && kept === 0 ? null : begun };
}

/** A title that stands twice is the same when all of its bodies are; one that is not found may have changed. */
function sameBody({ before, now }: ReturnType<TalliedRun<unknown>['bodies']>): (title: string) => boolean {
  if (before === null || now === null) return () => false;
  const [old, current] = [digestsByTitle(before), digestsByTitle(now)];
  return (title) => old.has(title) && old.get(title) === current.get(title);
}

function digestsByTitle(bodies: readonly CaseBody[]): ReadonlyMap<string, string> {
  const digests = new Map<string, string>();
  for (const { title, bodyDigest } of bodies) digests.set(title, `${digests.get(title) ?? ''} ${bodyDigest}`);
  return digests;
}

/** Counts as bytes, for cases that have numbers: three small ones a case. */
export function encodeTally(cases: ReadonlyMap<number, CaseCount>): Uint8Array {
  const writer = createByteWriter();
  let [lastCase, lastRun] = [0, 0];
  for (const [caseNo, { since, passes }] of cases) {
    writer.signed(caseNo - lastCase);
    writer.signed(since - lastRun);
    writer.count(passes);
    [lastCase, lastRun] = [caseNo, since];
  }
  return writer.bytes();
}

/** Returns what `encodeTally` was given, in its order. */
export function decodeTally(bytes: Uint8Array): ReadonlyMap<number, CaseCount> {
  const reader = createByteReader(bytes);
  const cases = new Map<number, CaseCount>();
  let [caseNo, since] = [0, 0];
  while (!reader.isAtEnd) {
    caseNo += reader.signed();
    since += reader.signed();
    cases.set(caseNo, { since, passes: reader.count() });
  }
  return cases;
}
