/**
 * The stretch of time that the timeline shows, and what zooming and moving make of it.
 *
 * Zooming keeps the moment under the pointer where it is, which is the only zoom that does not lose its reader. A span never leaves the run's
 * own time, and never becomes so short that a pixel is less than a hundredth of a millisecond.
 */

/** Unix milliseconds, `fromMs < toMs`. */
export type Span = { readonly fromMs: number; readonly toMs: number };

/** A screen wide of this is finer than any unit. */
const MIN_SPAN_MS = 20;

/** Returns the span after zooming by a factor (below 1 is nearer) around a moment. */
export function zoomSpan(span: Span, factor: number, aroundMs: number, whole: Span): Span {
  const length = clamp((span.toMs - span.fromMs) * factor, MIN_SPAN_MS, lengthOf(whole));
  const share = (aroundMs - span.fromMs) / lengthOf(span);
  return within({ fromMs: aroundMs - share * length, toMs: aroundMs + (1 - share) * length }, whole);
}

/** Returns the span moved by a time, and stopped at the run's ends. */
export function moveSpan(span: Span, byMs: number, whole: Span): Span {
  return within({ fromMs: span.fromMs + byMs, toMs: span.toMs + byMs }, whole);
}

/** Returns a span of the same length that shows what lies between two moments, moved as little as may be. */
export function showInSpan(span: Span, part: Span, whole: Span): Span {
  if (part.fromMs < span.fromMs) return moveSpan(span, part.fromMs - span.fromMs, whole);
  if (part.toMs > span.toMs) return moveSpan(span, Math.min(part.toMs - span.toMs, part.fromMs - span.fromMs), whole);
  return span;
}

/** Returns round moments within a span, at most so many: steps of 1, 2, 5 and of what clocks count in. */
export function ticksOf({ fromMs, toMs }: Span, originMs: number, most: number): readonly number[] {
  const STEPS_MS = [
    1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 15e3, 3e4, 6e4, 12e4, 3e5, 6e5, 9e5, 18e5, 36e5, 72e5, 216e5, 864e5,
  ];
  const wanted = (toMs - fromMs) / Math.max(1, most);
  const DAY_MS = 864e5;
  const step = STEPS_MS.find((each) => each >= wanted) ?? Math.ceil(wanted / DAY_MS) * DAY_MS;
  const ticks: number[] = [];
  for (let at = originMs + Math.ceil((fromMs - originMs) / step) * step; at <= toMs; at += step) ticks.push(at);
  return ticks;
}

function within({ fromMs, toMs }: Span, whole: Span): Span {
  const length = Math.min(toMs - fromMs, lengthOf(whole));
  const start = clamp(fromMs, whole.fromMs, whole.toMs - length);
  return { fromMs: start, toMs: start + length };
}

function lengthOf({ fromMs, toMs }: Span): number {
  return Math.max(1, toMs - fromMs);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
