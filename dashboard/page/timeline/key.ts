/** The timeline's keys. */
import type { UnitBlock } from '../../view/types.ts';
import { type Place, stepPlace } from './lane.ts';
import { type Scene, topShowing } from './scene.ts';
import { moveSpan, type Span, showInSpan, zoomSpan } from './span.ts';
import type { Camera } from './timeline.tsx';

/** What keys and pointer act on. */
export type Control = {
  readonly camera: Camera;
  readonly scene: { readonly current: Scene | null };
  readonly whole: Span;
  readonly onOpen: (unit: UnitBlock) => void;
};

const ZOOM_STEP = 1.5;
const MOVE_SHARE = 0.15;
const STEPS: Readonly<Record<string, { readonly lanes: number; readonly units: number }>> = {
  ArrowLeft: { lanes: 0, units: -1 },
  ArrowRight: { lanes: 0, units: 1 },
  ArrowUp: { lanes: -1, units: 0 },
  ArrowDown: { lanes: 1, units: 0 },
  PageUp: { lanes: 0, units: -20 },
  PageDown: { lanes: 0, units: 20 },
  Home: { lanes: 0, units: Number.NEGATIVE_INFINITY },
  End: { lanes: 0, units: Number.POSITIVE_INFINITY },
};

/** Returns what the timeline does with a key. */
export function useKeys(control: Control): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (act(control, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

function act(control: Control, { key, shiftKey }: KeyboardEvent): boolean {
  const { camera, whole } = control;
  const scene = control.scene.current;
  if (scene === null) return false;
  const length = scene.span.toMs - scene.span.fromMs;
  if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
    camera.span.value = moveSpan(scene.span, (key === 'ArrowLeft' ? -1 : 1) * MOVE_SHARE * length, whole);
    return true;
  }
  switch (key) {
    case '+':
    case '=':
    case '-':
      camera.span.value = zoomSpan(scene.span, key === '-' ? ZOOM_STEP : 1 / ZOOM_STEP, centreOf(scene), whole);
      return true;
    case '0':
      camera.span.value = null;
      return true;
    case 'Escape':
      camera.selected.value = null;
      return true;
    case 'Enter':
      openSelected(control, scene);
      return true;
    default:
      return step(control, scene, key);
  }
}

function step({ camera, whole }: Control, scene: Scene, key: string): boolean {
  const wanted = STEPS[key];
  if (wanted === undefined) return false;
  const place = stepPlace(scene.lanes, camera.selected.value, wanted);
  camera.hovered.value = null;
  camera.selected.value = place;
  const unit = unitOf(scene, place);
  if (place === null || unit === undefined) return true;
  camera.top.value = topShowing(place.lane, camera.top.value, scene.lanes.length);
  if (camera.span.value === null) return true;
  camera.span.value = showInSpan(camera.span.value, { fromMs: unit.startedAtMs, toMs: unit.endedAtMs ?? scene.nowMs }, whole);
  return true;
}

function openSelected({ camera, onOpen }: Control, scene: Scene): void {
  const unit = unitOf(scene, camera.selected.value);
  if (unit !== undefined) onOpen(unit);
}

/** Zooming by keys keeps what is selected where it is. */
function centreOf(scene: Scene): number {
  const unit = unitOf(scene, scene.selected);
  return unit === undefined ? (scene.span.fromMs + scene.span.toMs) / 2 : (unit.startedAtMs + (unit.endedAtMs ?? scene.nowMs)) / 2;
}

function unitOf(scene: Scene, place: Place | null): UnitBlock | undefined {
  return place === null ? undefined : scene.lanes[place.lane]?.units[place.unit];
}
