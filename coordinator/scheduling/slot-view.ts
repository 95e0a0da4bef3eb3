/** What a slot says of itself, asked. */
import type { SlotView } from './types.ts';

/** Returns whether the suite is ready where the slot is. */
export function servesSuite({ serves = null }: SlotView, suite: string): boolean {
  return serves === null || serves.has(suite);
}
