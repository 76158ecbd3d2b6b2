import type { Place } from './camera.ts';

/** What the pointer does on the stage. Points of the stage are in CSS pixels from its upper left corner. */
export interface GestureEvents {
  onPan(dx: number, dy: number): void;
  onZoom(point: Place, factor: number): void;
  /** The pointer rests or moves without a button; null when it has left. */
  onHover(point: Place | null): void;
  onClick(point: Place): void;
  onDoubleClick(point: Place): void;
  /** The line drawn so far; `isDone` when the button is let go. */
  onLasso(line: readonly Place[], isDone: boolean): void;
}

/** CSS pixels that a press may move and still be a click. */
const clickTolerance = 4;
/** How much a step of the wheel zooms; a step is about a hundred pixels, or three lines. */
const wheelStrength = 0.0016;
const pixelsPerLine = 33;

/**
 * Follows pointers and the wheel on an element: dragging moves the map, two fingers zoom it, and with Shift, or while
 * `isLasso` says so, dragging draws a line.
 * @returns a function that stops it.
 */
export function followGestures(element: HTMLElement, events: GestureEvents, isLasso: () => boolean): () => void {
  const pointers = new Map<number, Place>();
  let began: Place | null = null;
  let line: Place[] | null = null;

  const pointOf = (event: MouseEvent): Place => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const listeners = {
    pointerdown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      const point = pointOf(event);
      element.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, point);
      began = pointers.size === 1 ? point : null;
      line = pointers.size === 1 && (event.shiftKey || isLasso()) ? [point] : null;
    },
    pointermove: (event: PointerEvent) => {
      const point = pointOf(event);
      const before = pointers.get(event.pointerId);
      if (before === undefined) {
        events.onHover(point);
        return;
      }
      if (began !== null && distance(began, point) > clickTolerance) began = null;
      if (line !== null) {
        line.push(point);
        events.onLasso(line, false);
      } else if (pointers.size === 2) {
        pinch(before, point, [...pointers].find(([id]) => id !== event.pointerId)?.[1] ?? before);
      } else if (began === null) {
        events.onHover(null);
        events.onPan(point.x - before.x, point.y - before.y);
      } else {
        // Still a click, perhaps: what it moved counts once it is none.
        return;
      }
      pointers.set(event.pointerId, point);
    },
    pointerup: (event: PointerEvent) => {
      if (!pointers.delete(event.pointerId)) return;
      const point = pointOf(event);
      if (began !== null) {
        if (line !== null) events.onLasso([], true);
        events.onClick(point);
      } else if (line !== null) {
        events.onLasso(line, true);
      }
      began = null;
      line = null;
    },
    pointercancel: (event: PointerEvent) => {
      pointers.delete(event.pointerId);
      began = null;
      if (line !== null) events.onLasso([], true);
      line = null;
    },
    pointerleave: () => events.onHover(null),
    dblclick: (event: MouseEvent) => events.onDoubleClick(pointOf(event)),
    wheel: (event: WheelEvent) => {
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * pixelsPerLine : event.deltaY;
      // A pinch on a touchpad arrives as a wheel with Ctrl, in small steps.
      const strength = event.ctrlKey ? wheelStrength * 6 : wheelStrength;
      events.onZoom(pointOf(event), Math.exp(-pixels * strength));
    },
  };

  function pinch(before: Place, now: Place, other: Place): void {
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    const spread = distance(before, other);
    if (spread > 0) events.onZoom(middle, distance(now, other) / spread);
    events.onPan((now.x - before.x) / 2, (now.y - before.y) / 2);
  }

  const controller = new AbortController();
  const { signal } = controller;
  element.addEventListener('pointerdown', listeners.pointerdown, { signal });
  element.addEventListener('pointermove', listeners.pointermove, { signal });
  element.addEventListener('pointerup', listeners.pointerup, { signal });
  element.addEventListener('pointercancel', listeners.pointercancel, { signal });
  element.addEventListener('pointerleave', listeners.pointerleave, { signal });
  element.addEventListener('dblclick', listeners.dblclick, { signal });
  element.addEventListener('wheel', listeners.wheel, { signal, passive: false });
  return () => controller.abort();
}

function distance(a: Place, b: Place): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
