/** What a pointer does in the timeline: hover tells, a click opens, a drag moves, Ctrl and the wheel zoom. */
import { useEffect, useRef } from 'preact/hooks';
import type { Control } from './key.ts';
import { maxTop, placeAt, type Scene, timeAt } from './scene.ts';
import { moveSpan, zoomSpan } from './span.ts';

/** A pointer that moved less than this was not dragged. */
const DRAG_PX = 4;
/** One notch of a wheel is a hundred of these. */
const ZOOM_PER_PIXEL = 0.0025;

type Drag = { readonly x: number; readonly y: number; readonly scene: Scene; hasMoved: boolean };
type Point = { readonly x: number; readonly y: number };

/** Listens on the canvas while it is shown. */
export function usePointer(canvas: { readonly current: HTMLCanvasElement | null }, control: Control): void {
  const current = useRef(control);
  current.current = control;
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const ended = new AbortController();
    const { signal } = ended;
    let drag: Drag | null = null;
    const pointOf = (event: MouseEvent): Point => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    element.addEventListener('wheel', (event) => onWheel(current.current, event, pointOf(event)), { signal, passive: false });
    element.addEventListener(
      'pointerdown',
      (event) => {
        const scene = current.current.scene.current;
        if (event.button !== 0 || scene === null) return;
        drag = { ...pointOf(event), scene, hasMoved: false };
        element.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        if (drag === null) hover(current.current, pointOf(event));
        else moveBy(current.current, drag, pointOf(event));
      },
      { signal },
    );
    element.addEventListener(
      'pointerup',
      (event) => {
        if (drag !== null && !drag.hasMoved) select(current.current, pointOf(event));
        drag = null;
      },
      { signal },
    );
    element.addEventListener('pointercancel', () => (drag = null), { signal });
    element.addEventListener('pointerleave', () => (current.current.camera.hovered.value = null), { signal });
    return () => ended.abort();
  }, []);
}

function onWheel({ camera, scene: { current: scene }, whole }: Control, event: WheelEvent, { x }: Point): void {
  if (scene === null) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    camera.span.value = zoomSpan(scene.span, Math.exp(event.deltaY * ZOOM_PER_PIXEL), timeAt(scene, Math.max(x, scene.gutter)), whole);
    return;
  }
  const sideways = event.shiftKey ? event.deltaY : event.deltaX;
  if (sideways !== 0) {
    event.preventDefault();
    camera.span.value = moveSpan(scene.span, timeAt(scene, sideways) - timeAt(scene, 0), whole);
    return;
  }
  const top = Math.max(0, Math.min(maxTop(scene.lanes.length), scene.top + event.deltaY));
  // At the first and the last row the wheel is the page's again.
  if (top === scene.top) return;
  event.preventDefault();
  camera.top.value = top;
}

function moveBy({ camera, whole }: Control, drag: Drag, { x, y }: Point): void {
  if (Math.abs(x - drag.x) + Math.abs(y - drag.y) > DRAG_PX) drag.hasMoved = true;
  if (!drag.hasMoved) return;
  const { scene } = drag;
  camera.hovered.value = null;
  camera.span.value = moveSpan(scene.span, timeAt(scene, drag.x) - timeAt(scene, x), whole);
  camera.top.value = Math.max(0, Math.min(maxTop(scene.lanes.length), scene.top + drag.y - y));
}

function hover({ camera, scene }: Control, { x, y }: Point): void {
  const place = scene.current === null ? null : placeAt(scene.current, x, y);
  const before = camera.hovered.peek();
  if (place?.lane !== before?.lane || place?.unit !== before?.unit) camera.hovered.value = place;
}

function select({ camera, scene: { current: scene }, onOpen }: Control, { x, y }: Point): void {
  if (scene === null) return;
  const place = placeAt(scene, x, y);
  camera.selected.value = place;
  const unit = place === null ? undefined : scene.lanes[place.lane]?.units[place.unit];
  if (unit !== undefined) onOpen(unit);
}
