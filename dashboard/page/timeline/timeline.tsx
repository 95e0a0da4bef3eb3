/** Agents by time: a canvas that is moved and zoomed by pointer and keys, with the detail of what is pointed at below it. */
import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { RunView, UnitBlock } from '../../view/types.ts';
import { nowMs, readClock } from '../clock.ts';
import { formatCount } from '../format.ts';
import { theme } from '../theme.ts';
import { useKeys } from './key.ts';
import { lanesOf, type Place } from './lane.ts';
import { Legend } from './legend.tsx';
import { paintScene } from './paint.ts';
import { type Palette, readPalette } from './palette.ts';
import { usePointer } from './pointer.ts';
import { maxTop, type Scene, sizeRows } from './scene.ts';
import { type Span, zoomSpan } from './span.ts';
import { UnitDetail } from './unit-detail.tsx';

/** What the reader does to the timeline. `span` is `null` while all of the run is shown. */
export type Camera = {
  readonly span: Signal<Span | null>;
  readonly top: Signal<number>;
  readonly selected: Signal<Place | null>;
  readonly hovered: Signal<Place | null>;
};

type Props = { readonly view: RunView; readonly isNow: boolean; readonly onOpen: (unit: UnitBlock) => void };

/** A screen that is narrower than this has other things to show than agents' names. */
const NARROW_PX = 620;
/** What moves is drawn this often: fast enough for the eye, slow enough for a laptop's fan. */
const MOVE_EVERY_MS = 200;

export function Timeline({ view, isNow, onOpen }: Props): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  const camera: Camera = { span: useSignal(null), top: useSignal(0), selected: useSignal(null), hovered: useSignal(null) };
  const lanes = useMemo(() => lanesOf(view), [view.agents, view.units]);
  const scene = useRef<Scene | null>(null);
  const whole = wholeOf(view, isNow);
  const read = (): Scene => sceneOf({ view, isNow, whole, camera, width: width.value, lanes });
  scene.current = read();
  useWidth(frame, width);
  usePainting(canvas, () => (isNow && view.end === null ? read() : (scene.current ?? read())), isNow && view.end === null);
  const onKeyDown = useKeys({ camera, scene, whole, onOpen });
  usePointer(canvas, { camera, scene, whole, onOpen });
  const place = camera.hovered.value ?? camera.selected.value;
  const unit = place === null ? undefined : lanes[place.lane]?.units[place.unit];
  const { height } = sizeRows(lanes.length);
  return (
    <section class="timeline" aria-labelledby="timeline-title">
      <div class="section-head">
        <h2 id="timeline-title">Timeline</h2>
        <Legend suites={view.suites} />
        <ZoomButtons camera={camera} scene={scene} whole={whole} />
      </div>
      <div
        ref={frame}
        class="timeline-frame"
        role="application"
        aria-roledescription="timeline"
        aria-label={`${formatCount(view.agents.length)} agents, ${formatCount(view.units.length)} units. Arrows go from unit to unit, plus and minus zoom, Enter lists the cases. The table below says the same.`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} style={{ '--height': `${height}px` }} />
      </div>
      <UnitDetail unit={unit} startedAtMs={view.startedAtMs} />
    </section>
  );
}

function ZoomButtons({
  camera,
  scene,
  whole,
}: {
  readonly camera: Camera;
  readonly scene: { readonly current: Scene | null };
  readonly whole: Span;
}): JSX.Element {
  const zoom = (factor: number) => (): void => {
    const span = scene.current?.span;
    if (span !== undefined) camera.span.value = zoomSpan(span, factor, (span.fromMs + span.toMs) / 2, whole);
  };
  const STEP = 2;
  return (
    <span class="buttons">
      <button type="button" aria-label="Zoom in" onClick={zoom(1 / STEP)}>
        +
      </button>
      <button type="button" aria-label="Zoom out" onClick={zoom(STEP)}>
        −
      </button>
      <button type="button" disabled={camera.span.value === null} onClick={() => (camera.span.value = null)}>
        Whole run
      </button>
    </span>
  );
}

type SceneInput = {
  readonly view: RunView;
  readonly isNow: boolean;
  readonly whole: Span;
  readonly camera: Camera;
  readonly width: number;
  readonly lanes: Scene['lanes'];
};

function sceneOf({ view, isNow, whole, camera, width, lanes }: SceneInput): Scene {
  const { remaining } = view.progress;
  const at = isNow && view.end === null ? Math.max(view.atMs, readClock()) : view.atMs;
  return {
    width,
    ...sizeRows(lanes.length),
    gutter: width < NARROW_PX ? 56 : 128,
    top: Math.min(camera.top.value, maxTop(lanes.length)),
    lanes,
    span: camera.span.value ?? whole,
    startedAtMs: view.startedAtMs,
    newestMs: view.atMs,
    nowMs: at,
    boundMs: view.end?.boundMs ?? view.progress.boundMs,
    forecast:
      remaining === null || view.end !== null || !isNow
        ? null
        : { lowMs: view.atMs + remaining.lowMs, midMs: view.atMs + remaining.midMs, highMs: view.atMs + remaining.highMs },
    suites: view.suites,
    selected: camera.hovered.value ?? camera.selected.value,
  };
}

/** All of the run: to its end, or to where the forecast says that it ends. */
function wholeOf(view: RunView, isNow: boolean): Span {
  const { remaining, boundMs } = view.progress;
  const bound = view.startedAtMs + (view.end?.boundMs ?? boundMs);
  const now = isNow && view.end === null ? Math.max(view.atMs, nowMs.value) : view.atMs;
  const end = view.end === null ? Math.max(now, view.atMs + (remaining?.highMs ?? 0), bound) : view.startedAtMs + view.end.wallMs;
  const MARGIN = 0.01;
  return { fromMs: view.startedAtMs, toMs: Math.max(end, view.atMs, view.startedAtMs + 1) + (end - view.startedAtMs) * MARGIN };
}

function useWidth(frame: { readonly current: HTMLElement | null }, width: Signal<number>): void {
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    width.value = element.clientWidth;
    const observer = new ResizeObserver(() => {
      width.value = element.clientWidth;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
}

function usePainting(canvas: { readonly current: HTMLCanvasElement | null }, read: () => Scene, isMoving: boolean): void {
  const palette = useRef<{ readonly key: string; readonly value: Palette } | null>(null);
  const painted = useRef<Scene | null>(null);
  const prefersDark = usePrefersDark();
  const key = `${theme.value} ${prefersDark.value}`;
  const paint = (): void => {
    const element = canvas.current;
    if (element === null) return;
    if (palette.current?.key !== key) palette.current = { key, value: readPalette(element) };
    painted.current = read();
    paintOn(element, painted.current, palette.current.value);
    // Whoever measures or tests has to know which moment of the run the picture shows.
    element.dataset['shows'] = String(painted.current.newestMs);
  };
  useEffect(() => {
    const request = requestAnimationFrame(paint);
    return () => cancelAnimationFrame(request);
  });
  useEffect(() => {
    // Paper has a theme of its own, and does not wait for a frame.
    const repaint = (): void => {
      palette.current = null;
      paint();
    };
    addEventListener('beforeprint', repaint);
    addEventListener('afterprint', repaint);
    return () => {
      removeEventListener('beforeprint', repaint);
      removeEventListener('afterprint', repaint);
    };
  });
  useEffect(() => {
    if (!isMoving || matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
    const timer = setInterval(() => requestAnimationFrame(paint), MOVE_EVERY_MS);
    return () => clearInterval(timer);
  });
}

function paintOn(element: HTMLCanvasElement, scene: Scene, palette: Palette): void {
  const ratio = devicePixelRatio;
  const [width, height] = [Math.round(scene.width * ratio), Math.round(scene.height * ratio)];
  if (element.width !== width) element.width = width;
  if (element.height !== height) element.height = height;
  const context = element.getContext('2d', { alpha: false });
  if (context === null) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintScene(context, scene, palette);
}

function usePrefersDark(): Signal<boolean> {
  const query = useMemo(() => matchMedia('(prefers-color-scheme: dark)'), []);
  const prefers = useSignal(query.matches);
  useEffect(() => {
    const listen = (): void => {
      prefers.value = query.matches;
    };
    query.addEventListener('change', listen);
    return () => query.removeEventListener('change', listen);
  }, []);
  return prefers;
}
