import type { Place, Size } from './camera.ts';

/** A label that wants to stand around a place of the stage; all in CSS pixels. */
export interface Label extends Size {
  id: number;
  place: Place;
}

/** An upper left corner and a size. */
export type Box = Place & Size;

/** Room around a label. */
const gap = 6;

/**
 * The labels that can be shown without covering each other or leaving the stage, with their upper left corners. Those that
 * come first have precedence.
 * @param covered what lies over the stage, where no label can be read.
 */
export function placedLabels(labels: readonly Label[], stage: Size, covered: readonly Box[] = []): Map<number, Place> {
  const placed = new Map<number, Place>();
  const taken = [...covered];
  for (const { id, place, width, height } of labels) {
    const corner = { x: place.x - width / 2, y: place.y - height / 2 };
    const isOnStage =
      corner.x >= 0 && corner.y >= 0 && corner.x + width <= stage.width && corner.y + height <= stage.height;
    const isFree = taken.every(
      (other) =>
        corner.x > other.x + other.width + gap ||
        corner.x + width + gap < other.x ||
        corner.y > other.y + other.height + gap ||
        corner.y + height + gap < other.y,
    );
    if (!isOnStage || !isFree) continue;
    taken.push({ ...corner, width, height });
    placed.set(id, corner);
  }
  return placed;
}
