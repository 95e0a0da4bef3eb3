import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveSpan, type Span, showInSpan, ticksOf, zoomSpan } from './span.ts';

const WHOLE: Span = { fromMs: 1_000, toMs: 601_000 };

const part = fc
  .tuple(fc.double({ min: 1_000, max: 600_000, noNaN: true }), fc.double({ min: 30, max: 100_000, noNaN: true }))
  .map(([fromMs, length]): Span => ({ fromMs, toMs: Math.min(fromMs + length, WHOLE.toMs) }))
  .filter((span) => span.toMs - span.fromMs >= 20);

function isWithin(span: Span): boolean {
  return span.fromMs >= WHOLE.fromMs - 1e-6 && span.toMs <= WHOLE.toMs + 1e-6 && span.toMs > span.fromMs;
}

describe('the stretch of time that is shown', () => {
  test('never leaves the run, however it is zoomed and moved', () => {
    fc.assert(
      fc.property(
        part,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: -1e6, max: 1e6 }),
        (span, factor, share, by) => {
          const around = span.fromMs + share * (span.toMs - span.fromMs);
          const zoomed = zoomSpan(span, factor, around, WHOLE);
          return isWithin(zoomed) && isWithin(moveSpan(zoomed, by, WHOLE));
        },
      ),
    );
  });

  test('keeps the moment under the pointer where it is when it is zoomed nearer', () => {
    const span = { fromMs: 100_000, toMs: 200_000 };
    const zoomed = zoomSpan(span, 0.5, 120_000, WHOLE);
    expect((120_000 - zoomed.fromMs) / (zoomed.toMs - zoomed.fromMs)).toBeCloseTo(0.2);
    expect(zoomed.toMs - zoomed.fromMs).toBe(50_000);
  });

  test('is moved as little as shows a part of it', () => {
    const span = { fromMs: 100_000, toMs: 200_000 };
    expect(showInSpan(span, { fromMs: 120_000, toMs: 130_000 }, WHOLE)).toEqual(span);
    expect(showInSpan(span, { fromMs: 90_000, toMs: 95_000 }, WHOLE).fromMs).toBe(90_000);
    expect(showInSpan(span, { fromMs: 205_000, toMs: 210_000 }, WHOLE).toMs).toBe(210_000);
  });

  test.each([
    [{ fromMs: 0, toMs: 60_000 }, 6, [0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000]],
    [{ fromMs: 4_000, toMs: 9_000 }, 5, [4_000, 5_000, 6_000, 7_000, 8_000, 9_000]],
    [{ fromMs: 0, toMs: 10 * 86_400_000 }, 4, [0, 259_200_000, 518_400_000, 777_600_000]],
    [{ fromMs: 0, toMs: 5_400_000 }, 4, [0, 1_800_000, 3_600_000, 5_400_000]],
  ])('%o with room for %s has round ticks', (span, most, ticks) => expect(ticksOf(span, 0, most)).toEqual(ticks));
});
