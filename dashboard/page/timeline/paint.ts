/** Draws the timeline on a canvas: only what is seen, and nothing twice in one pixel. */
import type { UnitBlock } from '../../view/types.ts';
import { formatTick } from '../format.ts';
import { firstUnitAfter, type Lane } from './lane.ts';
import type { Palette } from './palette.ts';
import { AXIS_HEIGHT, type Scene, xOf } from './scene.ts';
import { ticksOf } from './span.ts';

/** Blocks narrower than this have no room for marks. */
const MARK_WIDTH = 6;
const TEXT_HEIGHT = 11;

export function paintScene(context: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, scene.width, scene.height);
  context.font = `${TEXT_HEIGHT}px ${palette.font}`;
  context.textBaseline = 'middle';
  paintAxis(context, scene, palette);
  context.save();
  context.beginPath();
  context.rect(0, AXIS_HEIGHT, scene.width, scene.height - AXIS_HEIGHT);
  context.clip();
  paintForecast(context, scene, palette);
  const first = Math.floor(scene.top / scene.laneHeight);
  const last = Math.min(scene.lanes.length, Math.ceil((scene.top + scene.height - AXIS_HEIGHT) / scene.laneHeight));
  for (let index = first; index < last; index++) paintLane(context, scene, palette, index);
  paintSelected(context, scene, palette);
  paintGutter(context, scene, palette, { first, last });
  context.restore();
  paintMoments(context, scene, palette);
}

function paintLane(context: CanvasRenderingContext2D, scene: Scene, palette: Palette, index: number): void {
  const lane = scene.lanes[index];
  if (lane === undefined) return;
  const y = AXIS_HEIGHT + index * scene.laneHeight - scene.top;
  const gap = scene.laneHeight > 6 ? 1 : 0;
  const height = scene.laneHeight - gap;
  context.fillStyle = palette.idle;
  const from = Math.max(scene.gutter, xOf(scene, lane.agent.joinedAtMs));
  const to = Math.min(scene.width, xOf(scene, lane.agent.lostAtMs ?? scene.nowMs));
  if (to > from) context.fillRect(from, y, to - from, height);
  paintUnits(context, scene, palette, { lane, y, height });
  if (lane.agent.lostAtMs !== null) paintLoss(context, scene, palette, { lane, y, height });
}

type Row = { readonly lane: Lane; readonly y: number; readonly height: number };

function paintUnits(context: CanvasRenderingContext2D, scene: Scene, palette: Palette, { lane, y, height }: Row): void {
  const { units } = lane;
  let paintedTo = scene.gutter - 1;
  let hasFailure = false;
  for (let index = firstUnitAfter(units, scene.span.fromMs); index < units.length; index++) {
    const unit = units[index];
    if (unit === undefined || unit.startedAtMs > scene.span.toMs) break;
    const end = Math.min(scene.width, xOf(scene, unit.endedAtMs ?? scene.nowMs));
    // Thousands of units may share a pixel: it is painted once, and once more when one of them failed.
    if (end <= paintedTo + 0.5 && (unit.failed === 0 || hasFailure)) continue;
    const start = Math.max(scene.gutter, xOf(scene, unit.startedAtMs));
    if (end > paintedTo + 1) hasFailure = false;
    hasFailure ||= unit.failed > 0;
    paintUnit(context, scene, palette, { unit, x: start, y, width: Math.max(0.75, end - start), height });
    paintedTo = Math.max(paintedTo, end);
  }
}

type Block = { readonly unit: UnitBlock; readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function paintUnit(context: CanvasRenderingContext2D, scene: Scene, palette: Palette, block: Block): void {
  const { unit, x, y, width, height } = block;
  const suite = palette.suites[scene.suites.indexOf(unit.suite) % palette.suites.length] ?? palette.suites[0];
  const setupEnd = unit.firstCaseAtMs ?? unit.endedAtMs ?? scene.nowMs;
  const setup = Math.max(0, Math.min(width, xOf(scene, setupEnd) - x));
  context.fillStyle = suite?.light ?? palette.idle;
  if (setup > 0.5) context.fillRect(x, y, setup, height);
  context.fillStyle = unit.failed > 0 ? palette.failed : (suite?.full ?? palette.idle);
  context.fillRect(x + setup, y, width - setup, height);
  if (unit.isLost) {
    context.fillStyle = palette.hatch;
    context.fillRect(x, y, width, height);
  }
  // Blocks stand apart by a hair, where there is room for one.
  if (width > 3) {
    context.fillStyle = palette.ground;
    context.fillRect(x + width - 0.75, y, 0.75, height);
  }
  if (width < MARK_WIDTH || height < 5) return;
  context.fillStyle = palette.mark;
  if (unit.isTwin) fillTriangle(context, x, y, Math.min(height, 7));
  if (unit.isMoved) context.fillRect(x, y, 2, height);
  if (unit.failed > 0) paintCount(context, palette, block);
  if (unit.endedAtMs === null) paintExpected(context, scene, palette, block);
}

function paintCount(context: CanvasRenderingContext2D, palette: Palette, { unit, x, y, width, height }: Block): void {
  const ROOM_PX = 16;
  if (width < ROOM_PX || height < TEXT_HEIGHT) return;
  context.fillStyle = palette.onFailed;
  context.fillText(String(unit.failed), x + 4, y + height / 2 + 0.5);
}

/** How long a running unit was expected to take: a line to where it should end. */
function paintExpected(context: CanvasRenderingContext2D, scene: Scene, palette: Palette, { unit, x, y, width, height }: Block): void {
  const expected = xOf(scene, unit.startedAtMs + unit.expectedMs);
  if (expected <= x + width || unit.expectedMs <= 0) return;
  context.fillStyle = palette.expected;
  context.fillRect(x + width, y + height / 2 - 0.5, Math.min(scene.width, expected) - x - width, 1);
}

function fillTriangle(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + size, y);
  context.lineTo(x, y + size);
  context.fill();
}

function paintLoss(context: CanvasRenderingContext2D, scene: Scene, palette: Palette, { lane, y, height }: Row): void {
  const from = Math.max(scene.gutter, xOf(scene, lane.agent.lostAtMs ?? scene.nowMs));
  const to = Math.min(scene.width, xOf(scene, scene.nowMs));
  if (to <= from) return;
  context.fillStyle = palette.hatch;
  context.fillRect(from, y, to - from, height);
}

function paintSelected(context: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  const { selected } = scene;
  const unit = selected === null ? undefined : scene.lanes[selected.lane]?.units[selected.unit];
  if (selected === null || unit === undefined) return;
  const x = Math.max(scene.gutter, xOf(scene, unit.startedAtMs));
  const width = Math.max(2, xOf(scene, unit.endedAtMs ?? scene.nowMs) - x);
  context.strokeStyle = palette.focus;
  context.lineWidth = 2;
  context.strokeRect(x - 1, AXIS_HEIGHT + selected.lane * scene.laneHeight - scene.top - 1, width + 2, scene.laneHeight + 1);
}

function paintGutter(
  context: CanvasRenderingContext2D,
  scene: Scene,
  palette: Palette,
  seen: { readonly first: number; readonly last: number },
): void {
  context.fillStyle = palette.ground;
  context.fillRect(0, AXIS_HEIGHT, scene.gutter, scene.height - AXIS_HEIGHT);
  context.save();
  context.beginPath();
  context.rect(0, AXIS_HEIGHT, scene.gutter - 6, scene.height - AXIS_HEIGHT);
  context.clip();
  let free = AXIS_HEIGHT;
  for (let index = seen.first; index < seen.last; index++) {
    const lane = scene.lanes[index];
    const y = AXIS_HEIGHT + index * scene.laneHeight - scene.top;
    // An agent's name stands at its first row, and where rows are too low for all names, at some.
    if (lane === undefined || lane.slot !== 0 || y + scene.laneHeight / 2 < free) continue;
    context.fillStyle = lane.agent.lostAtMs === null ? palette.text : palette.failedText;
    // The first name is not cut by the axis above it.
    context.fillText(lane.agent.id, 0, Math.max(y + scene.laneHeight / 2, AXIS_HEIGHT + TEXT_HEIGHT / 2));
    free = y + scene.laneHeight / 2 + TEXT_HEIGHT + 2;
  }
  context.restore();
}

function paintAxis(context: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  const ROOM_PX = 90;
  const moments = momentsOf(scene, palette).map(({ atMs }) => xOf(scene, atMs));
  for (const tick of ticksOf(scene.span, scene.startedAtMs, (scene.width - scene.gutter) / ROOM_PX)) {
    const x = Math.round(xOf(scene, tick));
    context.fillStyle = palette.grid;
    context.fillRect(x, AXIS_HEIGHT - 5, 1, scene.height - AXIS_HEIGHT + 5);
    context.fillStyle = palette.muted;
    const words = formatTick(tick - scene.startedAtMs);
    // A moment has its word there; half of a figure beside it would be read as another one.
    const isCovered = moments.some((moment) => Math.abs(moment - x) < ROOM_PX / 2);
    if (x + ROOM_PX / 2 < scene.width && !isCovered) context.fillText(words, x + 4, AXIS_HEIGHT / 2);
  }
}

function paintForecast(context: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  if (scene.forecast === null) return;
  const low = Math.max(scene.gutter, xOf(scene, scene.forecast.lowMs));
  const high = Math.min(scene.width, xOf(scene, scene.forecast.highMs));
  context.fillStyle = palette.forecast;
  if (high > low) context.fillRect(low, AXIS_HEIGHT, high - low, scene.height - AXIS_HEIGHT);
}

/** The bound, the forecast's middle, and now. */
function paintMoments(context: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  const line = (atMs: number, colour: string, words: string): void => {
    const x = xOf(scene, atMs);
    if (x < scene.gutter || x > scene.width) return;
    context.fillStyle = colour;
    context.fillRect(Math.round(x), AXIS_HEIGHT - 6, 1.5, scene.height);
    const width = context.measureText(words).width;
    context.fillStyle = palette.ground;
    const left = x + width + 8 > scene.width ? x - width - 6 : x - 2;
    context.fillRect(left, 0, width + 6, AXIS_HEIGHT - 6);
    context.fillStyle = colour;
    context.fillText(words, left + 3, AXIS_HEIGHT / 2 - 2);
  };
  for (const { atMs, colour, words } of momentsOf(scene, palette)) line(atMs, colour, words);
}

type Moment = { readonly atMs: number; readonly colour: string; readonly words: string };

function momentsOf({ boundMs, startedAtMs, forecast, nowMs }: Scene, palette: Palette): readonly Moment[] {
  return [
    ...(boundMs > 0 ? [{ atMs: startedAtMs + boundMs, colour: palette.bound, words: 'bound' }] : []),
    ...(forecast === null
      ? []
      : [
          { atMs: forecast.midMs, colour: palette.text, words: 'done' },
          { atMs: nowMs, colour: palette.now, words: 'now' },
        ]),
  ];
}
