/**
 * What the judge knows of a metric, in words and on a scale that a person reads.
 *
 * He thinks in ratios, because a host that does twice the work has twice the errors of one that does not: 1.5 is half as much again. A person reads that as
 * +50 %, and no effect as zero. An interval that does not contain it says that something is different, not that it is worse: the words of the
 * verdict say which way is bad.
 */
import type { MetricBand } from '../../../core/metric-band.ts';

type Look = MetricBand['looks'][number];

/** Shares of one: 0 is no effect, 0.5 half as much again, -1 none of it left. */
export type Effect = { readonly low: number; readonly middle: number; readonly high: number };

/** Returns what the canaries differ by. */
export function effectOf({ low, effect, high }: Look): Effect {
  return { low: low - 1, middle: effect - 1, high: high - 1 };
}

/** Returns whether the interval leaves no effect out. */
export function isClear({ low, high }: Effect): boolean {
  return low > 0 || high < 0;
}

/** Returns `+50 %`, `-3.2 %`, `0 %`; more than ten times as much is told in times. */
export function formatEffect(share: number): string {
  const TIMES = 9;
  if (!Number.isFinite(share)) return '–';
  if (share > TIMES) return `× ${Math.round(share + 1)}`;
  const percent = share * 100;
  const text = Math.abs(percent) < 10 ? String(Number(percent.toFixed(1))) : percent.toFixed(0);
  return `${Number(text) > 0 ? '+' : ''}${text === '-0' ? '0' : text} %`;
}
