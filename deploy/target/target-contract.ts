/** What every host does with orders, whatever carries them. The rollout's simulation stands on the one in memory, so it must be what a real one is. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { releaseId } from '../../core/id.ts';
import type { HostAnswer, HostFacts, HostOrder, HostRefusal } from '../command/order.ts';
import type { HostSession } from './target.ts';

/** One host that nobody ever claimed, and what a test does behind its back. */
export type TargetHarness = AsyncDisposable & {
  readonly session: HostSession;
  /** Puts a release there and proves it. */
  hold(name: string): Promise<void>;
  /** Puts something at `current` that is no link of ours. */
  obstruct(): Promise<void>;
  /** Lets the host's time pass by so much. */
  pass(ms: number): Promise<void>;
  cut(): Promise<void>;
  mend(): Promise<void>;
};

const A = releaseId('r-a');
const B = releaseId('r-b');
const LONG_MS = 60_000;
/** Longer than the orders in between take on a machine that does other things, too. */
const SHORT_MS = 2_000;
/** Names that are commands, paths, patterns or nothing, depending on who reads them. */
const WRONG_NAMES = [
  '',
  '.',
  '..',
  '../x',
  'a/b',
  '-rf',
  'a b',
  'a\nb',
  "a'b",
  'a"b',
  '$(touch x)',
  '`touch x`',
  'a;b',
  '*',
  'é',
  'a\\b',
  'a\0b',
];

let harness: TargetHarness;

function perform(order: HostOrder, deadlineMs = 60_000): Promise<HostAnswer> {
  return harness.session.perform(order, AbortSignal.timeout(deadlineMs));
}

async function facts(order: HostOrder = { type: 'probe' }): Promise<HostFacts> {
  const answer = await perform(order);
  if (!answer.isDone) throw new Error(`${order.type} was refused: ${answer.refusal}, ${answer.detail}`);
  return answer.facts;
}

async function refusal(order: HostOrder): Promise<HostRefusal | 'done'> {
  const answer = await perform(order);
  return answer.isDone ? 'done' : answer.refusal;
}

const claim = (epoch: number): HostOrder => ({ type: 'claim', epoch });
const change = (from: typeof A | null, to: typeof A, rest: Partial<Extract<HostOrder, { readonly type: 'switch' }>> = {}): HostOrder => ({
  type: 'switch',
  epoch: 1,
  expect: from,
  to,
  deadMan: null,
  ...rest,
});
const watched = (afterMs: number): Pick<Extract<HostOrder, { readonly type: 'switch' }>, 'deadMan'> => ({
  deadMan: { afterMs, revertTo: A },
});

/** Claimed by epoch 1, serves A, holds B. */
async function serveA(): Promise<void> {
  await facts(claim(1));
  await harness.hold(A);
  await harness.hold(B);
  await facts(change(null, A));
}

export function describeTarget(name: string, open: () => Promise<TargetHarness>): void {
  describe(name, () => {
    beforeEach(async () => {
      harness = await open();
    });
    afterEach(() => harness[Symbol.asyncDispose]());
    describe('claims', describeClaims);
    describe('switches', describeSwitches);
    describe('the dead-man', describeDeadMan);
    describe('releases', describeReleases);
    describe('the connection', describeConnection);
  });
}

function describeClaims(): void {
  test('a host that nobody claimed tells that it serves nothing', async () => {
    expect(await facts()).toMatchObject({ epoch: 0, current: null, foreign: null, releases: [], deadMan: null, reverted: null });
  });

  test('an order of an epoch that never claimed the host is stale', async () => {
    expect(await refusal(change(null, A))).toBe('stale');
    await facts(claim(1));
    expect(await refusal(change(null, A, { epoch: 2 }))).toBe('stale');
  });

  test('a claim may be repeated', async () => {
    await facts(claim(7));
    expect(await facts(claim(7))).toMatchObject({ epoch: 7 });
  });

  test('a claim fences every older epoch, the largest numbers included', async () => {
    await facts(claim(Number.MAX_SAFE_INTEGER));
    expect(await refusal(claim(Number.MAX_SAFE_INTEGER - 1))).toBe('fenced');
    expect(await refusal(change(null, A, { epoch: Number.MAX_SAFE_INTEGER - 1 }))).toBe('fenced');
    expect(await facts()).toMatchObject({ epoch: Number.MAX_SAFE_INTEGER });
  });

  test('an answer that refuses tells the facts, too', async () => {
    await facts(claim(3));
    expect(await perform(change(null, A))).toMatchObject({ isDone: false, refusal: 'fenced', facts: { epoch: 3 } });
  });
}

function describeSwitches(): void {
  test('a switch points current at a release that was proven', async () => {
    await serveA();
    expect(await facts(change(A, B))).toMatchObject({ current: B, deadMan: null });
  });

  test('a switch may be repeated, although current is no longer what it expects', async () => {
    await serveA();
    await facts(change(A, B));
    expect(await facts(change(A, B))).toMatchObject({ current: B });
  });

  test('a switch that expects another release does nothing', async () => {
    await serveA();
    expect(await refusal(change(null, B))).toBe('stale');
    expect(await facts()).toMatchObject({ current: A });
  });

  test('a release that is not there, or was never proven, is not switched to', async () => {
    await serveA();
    expect(await refusal(change(A, releaseId('r-c')))).toBe('not-held');
    expect(await facts()).toMatchObject({ current: A });
  });

  test('a dead-man that could not go back is not armed, and nothing is switched', async () => {
    await serveA();
    expect(await refusal(change(A, B, { deadMan: { afterMs: LONG_MS, revertTo: releaseId('r-c') } }))).toBe('not-held');
    expect(await facts()).toMatchObject({ current: A, deadMan: null });
  });

  test('what is no link of ours stays as it is', async () => {
    await serveA();
    await harness.obstruct();
    expect(await refusal(change(A, B))).toBe('foreign');
    const { foreign, current } = await facts();
    expect({ isForeign: foreign !== null, current }).toEqual({ isForeign: true, current: null });
  });

  test('a release with a name that no release may have is refused', async () => {
    await serveA();
    for (const wrong of WRONG_NAMES.map(releaseId)) {
      const refusals = [
        await refusal(change(A, wrong)),
        await refusal({ type: 'copy', epoch: 1, from: A, to: wrong }),
        await refusal({ type: 'remove', epoch: 1, releases: [wrong] }),
      ];
      expect([wrong, ...refusals]).toEqual([wrong, 'failed', 'failed', 'failed']);
    }
    expect(await facts()).toMatchObject({ current: A });
  });
}

function describeDeadMan(): void {
  test('unwatched, a host goes back by itself and tells so', async () => {
    await serveA();
    expect(await facts(change(A, B, watched(SHORT_MS)))).toMatchObject({ current: B, deadMan: { epoch: 1, from: B, revertTo: A } });
    await harness.pass(SHORT_MS + 100);
    expect(await facts()).toMatchObject({ current: A, deadMan: null, reverted: { epoch: 1, from: B } });
    expect(await refusal({ type: 'extend', epoch: 1, current: B, afterMs: LONG_MS })).toBe('stale');
    expect(await refusal({ type: 'confirm', epoch: 1, current: B })).toBe('stale');
  });

  test('a revert is told until the next switch', async () => {
    await serveA();
    await facts(change(A, B, watched(1)));
    await harness.pass(SHORT_MS);
    await facts(claim(2));
    expect(await facts()).toMatchObject({ reverted: { from: B } });
    expect(await facts(change(A, B, { epoch: 2 }))).toMatchObject({ current: B, reverted: null });
  });

  test('extended, it waits from then on', async () => {
    await serveA();
    await facts(change(A, B, watched(SHORT_MS)));
    const { deadMan } = await facts({ type: 'extend', epoch: 1, current: B, afterMs: LONG_MS });
    expect(deadMan?.leftMs).toBeGreaterThan(LONG_MS - 5000);
    await harness.pass(SHORT_MS + 100);
    expect(await facts()).toMatchObject({ current: B });
  });

  test('confirmed, it never goes back, and may be confirmed again', async () => {
    await serveA();
    await facts(change(A, B, watched(SHORT_MS)));
    expect(await facts({ type: 'confirm', epoch: 1, current: B })).toMatchObject({ current: B, deadMan: null });
    await harness.pass(SHORT_MS + 100);
    expect(await facts({ type: 'confirm', epoch: 1, current: B })).toMatchObject({ current: B, reverted: null });
  });

  test('what is not armed cannot be extended', async () => {
    await serveA();
    expect(await refusal({ type: 'extend', epoch: 1, current: A, afterMs: LONG_MS })).toBe('stale');
  });

  test('a switch that is repeated arms it anew', async () => {
    await serveA();
    await facts(change(A, B, watched(SHORT_MS)));
    await facts(change(A, B, watched(LONG_MS)));
    await harness.pass(SHORT_MS + 100);
    expect(await facts()).toMatchObject({ current: B, deadMan: { from: B, revertTo: A } });
  });

  test('a switch without one disarms it', async () => {
    await serveA();
    await facts(change(A, B, watched(LONG_MS)));
    expect(await facts(change(B, A))).toMatchObject({ current: A, deadMan: null });
  });

  test('a new claim does not take the watch away', async () => {
    await serveA();
    await facts(change(A, B, watched(SHORT_MS)));
    expect(await facts(claim(2))).toMatchObject({ deadMan: { epoch: 2, from: B } });
    expect(await refusal({ type: 'extend', epoch: 1, current: B, afterMs: LONG_MS })).toBe('fenced');
    await harness.pass(SHORT_MS + 100);
    expect(await facts()).toMatchObject({ current: A, reverted: { from: B } });
  });

  test('cut off from its deployer, a host goes back all the same', async () => {
    await serveA();
    await facts(change(A, B, watched(SHORT_MS)));
    await harness.cut();
    await harness.pass(SHORT_MS + 100);
    await harness.mend();
    expect(await facts()).toMatchObject({ current: A, reverted: { from: B } });
  });
}

function describeReleases(): void {
  const held = async (): Promise<string[]> => (await facts()).releases.map((release) => release.id).toSorted();

  test('a copy is proven as its original is, and may be asked for again', async () => {
    await serveA();
    const copy: HostOrder = { type: 'copy', epoch: 1, from: A, to: releaseId('r-a-placebo') };
    await facts(copy);
    const { releases } = await facts(copy);
    const digest = (id: string): string | null | undefined => releases.find((release) => release.id === id)?.digest;
    expect(digest('r-a-placebo')).toBe(digest(A));
    expect(await facts(change(A, releaseId('r-a-placebo')))).toMatchObject({ current: 'r-a-placebo' });
  });

  test('nothing is copied from a release that is not there', async () => {
    await serveA();
    expect(await refusal({ type: 'copy', epoch: 1, from: releaseId('r-c'), to: releaseId('r-d') })).toBe('not-held');
  });

  test('marks stay with their release', async () => {
    await serveA();
    await facts({ type: 'mark-bad', epoch: 1, release: B });
    await facts({ type: 'pin', epoch: 1, release: A, isPinned: true });
    const { releases } = await facts();
    expect(releases).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: A, isBad: false, isPinned: true }),
        expect.objectContaining({ id: B, isBad: true, isPinned: false }),
      ]),
    );
  });

  test('a removal spares what is live, pinned, or needed to go back', async () => {
    await serveA();
    await harness.hold('r-c');
    await harness.hold('r-d');
    await facts({ type: 'pin', epoch: 1, release: releaseId('r-c'), isPinned: true });
    await facts(change(A, B, watched(LONG_MS)));
    await facts({ type: 'remove', epoch: 1, releases: ['r-a', 'r-b', 'r-c', 'r-d', 'r-e'].map(releaseId) });
    expect(await held()).toEqual(['r-a', 'r-b', 'r-c']);
  });

  test('what is no longer pinned may go', async () => {
    await serveA();
    await facts({ type: 'pin', epoch: 1, release: B, isPinned: true });
    await facts({ type: 'pin', epoch: 1, release: B, isPinned: false });
    await facts({ type: 'remove', epoch: 1, releases: [B] });
    expect(await held()).toEqual(['r-a']);
  });
}

function describeConnection(): void {
  test('a host that is silent is unreachable when the time is over, and answers again afterwards', async () => {
    await facts(claim(1));
    await harness.cut();
    expect(await perform({ type: 'probe' }, SHORT_MS)).toMatchObject({ isDone: false, refusal: 'unreachable', facts: null });
    await harness.mend();
    expect(await facts()).toMatchObject({ epoch: 1 });
  });

  test('an order whose time is over before it begins is unreachable', async () => {
    const answer = await harness.session.perform({ type: 'probe' }, AbortSignal.abort());
    expect(answer).toMatchObject({ isDone: false, refusal: 'unreachable' });
  });
}
