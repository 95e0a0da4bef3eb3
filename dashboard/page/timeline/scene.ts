/**
 * Where everything in the timeline is, in pixels: what painting and pointing share, so that what is under the pointer is what was drawn there.
 *
 * Rows are as high as the room allows, between a line that can still be seen and one that wastes the screen; what does not fit scrolls. The
 * height of the whole is bounded: a fleet of five hundred agents must not push everything else off the page.
 */
import type { Interval } from '../../../core/run-event.ts';
import { type Lane, type Place, unitAt } from './lane.ts';
import type { Span } from './span.ts';

/** One drawing of the timeline. Lengths are CSS pixels. */
export type Scene = {
  readonly width: number;
  readonly height: number;
  readonly gutter: number;
  readonly laneHeight: number;
  /** How far the rows are scrolled. */
  readonly top: number;
  readonly lanes: readonly Lane[];
  readonly span: Span;
  readonly startedAtMs: number;
  /** The newest thing that happened in what is drawn. */
  readonly newestMs: number;
  /** What is not over is drawn until here. */
  readonly nowMs: number;
  readonly boundMs: number;
  /** When it will be over, as moments; `null` when it is, or nobody can tell. */
  readonly forecast: Interval | null;
  readonly suites: readonly string[];
  readonly selected: Place | null;
};

export const AXIS_HEIGHT = 22;
const LANE_HEIGHT = { min: 4, max: 20 };
/** Rows get this much of the screen before they scroll. */
const MAX_ROWS_HEIGHT = 560;
const MIN_ROWS_HEIGHT = 40;

/** Returns how high a row is, and how high all of the drawing. */
export function sizeRows(lanes: number): { readonly laneHeight: number; readonly height: number } {
  const room = MAX_ROWS_HEIGHT / Math.max(1, lanes);
  const laneHeight = Math.max(LANE_HEIGHT.min, Math.min(LANE_HEIGHT.max, Math.floor(room)));
  return { laneHeight, height: AXIS_HEIGHT + Math.max(MIN_ROWS_HEIGHT, Math.min(MAX_ROWS_HEIGHT, laneHeight * lanes)) };
}

/** Returns the farthest that rows scroll. */
export function maxTop(lanes: number): number {
  const { laneHeight, height } = sizeRows(lanes);
  return Math.max(0, lanes * laneHeight - (height - AXIS_HEIGHT));
}

/** Returns the scroll that shows a row, moved as little as may be. */
export function topShowing(lane: number, top: number, lanes: number): number {
  const { laneHeight, height } = sizeRows(lanes);
  const room = height - AXIS_HEIGHT;
  return Math.max(0, Math.min(maxTop(lanes), Math.max(Math.min(top, lane * laneHeight), (lane + 1) * laneHeight - room)));
}

/** Returns the pixel of a moment. */
export function xOf({ span, gutter, width }: Pick<Scene, 'span' | 'gutter' | 'width'>, atMs: number): number {
  return gutter + ((atMs - span.fromMs) / (span.toMs - span.fromMs)) * (width - gutter);
}

/** Returns the moment at a pixel. */
export function timeAt({ span, gutter, width }: Scene, x: number): number {
  return span.fromMs + ((x - gutter) / Math.max(1, width - gutter)) * (span.toMs - span.fromMs);
}

/** Returns the unit at a point, or within three pixels of it; `null` when there is none. */
export function placeAt(scene: Scene, x: number, y: number): Place | null {
  const lane = Math.floor((y - AXIS_HEIGHT + scene.top) / scene.laneHeight);
  const units = scene.lanes[lane]?.units;
  if (y < AXIS_HEIGHT || x < scene.gutter || units === undefined) return null;
  const REACH_PX = 3;
  const toleranceMs = (REACH_PX / Math.max(1, scene.width - scene.gutter)) * (scene.span.toMs - scene.span.fromMs);
  const unit = unitAt(units, timeAt(scene, x), toleranceMs);
  return unit < 0 ? null : { lane, unit };
}
