/**
 * How much of a file to hand out: all of it, unless that would make the run end later.
 *
 * Cutting costs one more load with its set-up and suite hooks, and may break tests that lean on their neighbours. So a file is given whole
 * whenever it ends before the rest of the run is expected to, which is nearly always. Only a file that would stick out by more than the cut
 * costs is cut, and only a piece is taken: half the time that is left, decided again for the next slot when more is known. Pieces are
 * consecutive cases in file order, because neighbours share set-up. In simulation this loads 1,000 files about 1,010 times.
 */

import type { Choice } from './choose-work.ts';
import { fileFactor, fixedMs } from './expectation.ts';
import type { FileStock, Pool } from './pool-state.ts';
import type { Portion } from './stock.ts';
import { pooledPortion } from './stock.ts';
import type { SlotState, Survey } from './survey.ts';

/** A piece to be handed out instead of the whole lot. */
export type Cut = { readonly stock: FileStock; readonly portion: Portion; readonly ms: number };

/** Returns the piece of the lot that the slot should take; `null` to take all of it. */
export function planCut(pool: Pool, survey: Survey, slot: SlotState, choice: Choice): Cut | null {
  const stock = cuttable(choice);
  if (stock === null) return null;
  const { tuning } = pool;
  const wallMs = (choice.lot.ms * choice.factor) / slot.speed;
  const overhangMs = slot.owedMs + wallMs * (1 + tuning.riskShare * Math.min(1, stock.estimate.sigmaLog)) - survey.endMs;
  const costMs = fixedMs(pool, stock) / slot.speed;
  if (overhangMs <= costMs + gainFloorMs(pool, stock)) return null;
  const leftMs = Math.max(0, survey.endMs - slot.owedMs);
  const targetMs = Math.max(tuning.sliceShare * leftMs - costMs, tuning.minSliceMs, 2 * costMs);
  return takeFront(pool, stock, { targetMs: targetMs * slot.speed, factor: choice.factor });
}

/** Returns what a cut of this file must save: more when nobody has seen it survive one. */
export function gainFloorMs(pool: Pool, stock: FileStock): number {
  return stock.estimate.isSlicingProven === true ? pool.tuning.minGainMs : pool.tuning.unprovenGainMs;
}

function cuttable(choice: Choice): FileStock | null {
  const [stock] = choice.lot.stocks;
  if (stock === undefined || choice.lot.bundle !== null || stock.estimate.wholeReason !== null) return null;
  return stock.pooledCount >= 2 ? stock : null;
}

/** The unknown goes with the first piece: what nobody knows should start early. At least one known case stays behind. */
function takeFront(pool: Pool, stock: FileStock, aim: { readonly targetMs: number; readonly factor: number }): Cut | null {
  const portion = pooledPortion(stock);
  const factor = fileFactor(stock) * aim.factor;
  let ms = portion.hasUnknown ? stock.unknownMs * aim.factor : 0;
  let count = 0;
  for (const token of portion.tokens) {
    const caseMs = (stock.cases[token]?.meanMs ?? 0) * factor;
    if (count > 0 && ms + caseMs / 2 > aim.targetMs) break;
    ms += caseMs;
    count += 1;
  }
  if (count >= portion.tokens.length) return null;
  return { stock, portion: { tokens: portion.tokens.slice(0, count), hasUnknown: portion.hasUnknown }, ms: ms + fixedMs(pool, stock) };
}
