/**
 * Putting cases into the pool and taking them out, and the sums that follow.
 *
 * Every change of a lot goes through `unshelve` and `shelve`, so that class sums and heap keys are never stale.
 */
import { assert } from '../../core/assert.ts';
import type { Slice } from '../../core/unit.ts';
import { fileFactor, fixedMs } from './expectation.ts';
import type { Heap } from './heap.ts';
import { peekHeap, popHeap, pushHeap } from './heap.ts';
import type { FileStock, Lot, LotEntry, Pool } from './pool-state.ts';

/** Which cases of a file: tokens, and whether the unknown is among them. */
export type Portion = { readonly tokens: readonly number[]; readonly hasUnknown: boolean };

/** Returns the key that titles are looked up by. */
export function titleKey(titlePath: readonly string[]): string {
  return JSON.stringify(titlePath);
}

/** Returns the token of a title path; `null` when the file does not know it. */
export function findToken(stock: FileStock, titlePath: readonly string[]): number | null {
  if (stock.tokens === null) stock.tokens = new Map(stock.cases.map((known, token) => [titleKey(known.titlePath), token]));
  return stock.tokens.get(titleKey(titlePath)) ?? null;
}

/** Returns the token of a title path, which becomes known if it was not. A new case is where the unknown is. */
export function addToken(stock: FileStock, titlePath: readonly string[], guessMs: number): number {
  const known = findToken(stock, titlePath);
  if (known !== null) return known;
  const token = stock.cases.length;
  stock.cases.push({ titlePath, meanMs: guessMs, highMs: guessMs * NEW_CASE_HIGH });
  stock.tokens?.set(titleKey(titlePath), token);
  if (token >= stock.pooled.length) stock.pooled = grow(stock.pooled);
  if (stock.isUnknownPooled) pool(stock, token);
  return token;
}

/** 90th percentile of a case that was never seen, relative to its guessed mean: exp(1.28 σ - σ²/2) at σ = 1. */
const NEW_CASE_HIGH = 2.2;

function grow(pooled: Uint8Array): Uint8Array {
  const larger = new Uint8Array(Math.max(8, pooled.length * 2));
  larger.set(pooled);
  return larger;
}

function pool(stock: FileStock, token: number): void {
  if (stock.pooled[token] === 1) return;
  stock.pooled[token] = 1;
  stock.pooledCount += 1;
  stock.pooledMs += stock.cases[token]?.meanMs ?? 0;
}

function unpool(stock: FileStock, token: number): void {
  assert(stock.pooled[token] === 1, 'only what is in the pool is taken');
  stock.pooled[token] = 0;
  stock.pooledCount -= 1;
  stock.pooledMs = stock.pooledCount === 0 ? 0 : stock.pooledMs - (stock.cases[token]?.meanMs ?? 0);
}

/** True when some of the file is in the pool. */
export function hasStock(stock: FileStock): boolean {
  return stock.pooledCount > 0 || stock.isUnknownPooled;
}

/** Returns everything of the file that is in the pool. */
export function pooledPortion(stock: FileStock): Portion {
  const tokens: number[] = [];
  for (let token = 0; token < stock.cases.length; token++) if (stock.pooled[token] === 1) tokens.push(token);
  return { tokens, hasUnknown: stock.isUnknownPooled };
}

/** Moves a portion into the pool; what is there already stays. The lot must be off the shelf. */
export function putPortion(stock: FileStock, portion: Portion): void {
  for (const token of portion.tokens) pool(stock, token);
  stock.isUnknownPooled ||= portion.hasUnknown;
}

/** Moves a portion out of the pool. The lot must be off the shelf. */
export function takePortion(stock: FileStock, portion: Portion): void {
  for (const token of portion.tokens) unpool(stock, token);
  if (!portion.hasUnknown) return;
  assert(stock.isUnknownPooled, 'the unknown is taken once');
  stock.isUnknownPooled = false;
}

/** Forgets the cases of a file, and that any of it was in the pool. The lot must be off the shelf. */
export function forgetCases(stock: FileStock): void {
  stock.estimate = { ...stock.estimate, cases: [] };
  stock.cases.length = 0;
  stock.tokens = null;
  stock.pooled = new Uint8Array(0);
  stock.pooledCount = 0;
  stock.pooledMs = 0;
  stock.isUnknownPooled = false;
}

/** Returns a portion as a unit is written: `null` for everything, the complement when the unknown is in it. */
export function toSlice(stock: FileStock, portion: Portion): Slice | null {
  const titleOf = (token: number): readonly string[] => stock.cases[token]?.titlePath ?? [];
  if (!portion.hasUnknown) return { kind: 'only', titlePaths: portion.tokens.map(titleOf) };
  if (portion.tokens.length === stock.cases.length) return null;
  const inside = new Set(portion.tokens);
  const outside = stock.cases.filter((_, token) => !inside.has(token));
  return { kind: 'except', titlePaths: outside.map((known) => known.titlePath) };
}

/** Returns the portion that a slice names; titles that were unknown become known. */
export function toPortion(stock: FileStock, slice: Slice | null, guessMs: number): Portion {
  const named = (slice?.titlePaths ?? []).map((titlePath) => addToken(stock, titlePath, guessMs));
  if (slice?.kind === 'only') return { tokens: named, hasUnknown: false };
  const outside = new Set(named);
  const tokens: number[] = [];
  for (let token = 0; token < stock.cases.length; token++) if (!outside.has(token)) tokens.push(token);
  return { tokens, hasUnknown: true };
}

/** Takes the lot out of its class before it changes. */
export function unshelve(lot: Lot): void {
  if (!lot.isPooled) return;
  lot.isPooled = false;
  lot.version += 1;
  const { workClass } = lot;
  workClass.lots -= 1;
  workClass.workMs = workClass.lots === 0 ? 0 : workClass.workMs - lot.ms;
  workClass.varianceMs2 = workClass.lots === 0 ? 0 : workClass.varianceMs2 - lot.deviationMs ** 2;
}

/** Puts the lot into its class if any of it is in the pool. */
export function shelve(state: Pool, lot: Lot): void {
  assert(!lot.isPooled, 'a lot is shelved once');
  const stocks = lot.stocks.filter(hasStock);
  if (stocks.length === 0) return;
  lot.workClass = lot.stocks.some((stock) => stock.cases.length === 0) ? lot.newClass : lot.knownClass;
  lot.ms = lotMs(state, stocks);
  const sigma = Math.max(...stocks.map((stock) => stock.estimate.sigmaLog));
  lot.isPooled = true;
  lot.version += 1;
  lot.deviationMs = lot.ms * Math.sqrt(Math.exp(Math.min(MAX_SIGMA, sigma) ** 2) - 1);
  lot.workClass.lots += 1;
  lot.workClass.workMs += lot.ms;
  lot.workClass.varianceMs2 += lot.deviationMs ** 2;
  const entry = { lot, version: lot.version, key: lot.ms + state.tuning.riskShare * lot.deviationMs };
  pushHeap(lot.workClass.heap, entry);
  if (stocks.some(({ estimate }) => estimate.failedBefore === true || estimate.isTouched === true))
    pushHeap(lot.workClass.earlyHeap, entry);
}

/** A lognormal's deviation beyond this is all tail: five times the mean. */
const MAX_SIGMA = 1.8;

function lotMs(state: Pool, stocks: readonly FileStock[]): number {
  let ms = 0;
  for (const stock of stocks)
    ms += fixedMs(state, stock) + stock.pooledMs * fileFactor(stock) + (stock.isUnknownPooled ? stock.unknownMs : 0);
  return ms;
}

/** Returns the longest lot of a heap of a class without removing it; `null` when there is none. */
export function longestLot(heap: Heap<LotEntry>): LotEntry | null {
  for (let entry = peekHeap(heap); entry !== null; entry = peekHeap(heap)) {
    if (entry.version === entry.lot.version) return entry;
    popHeap(heap);
  }
  return null;
}
