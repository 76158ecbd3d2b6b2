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
/** How far a label may stand from its place: in its heights above or below, and in its widths beside it. */
const above = [0, 1, -1, 2, -2, 3, -3, 4, -4];
const beside = [0, 0.5, -0.5, 1, -1];
/** So many pixels farther away is as bad as lying over one more point. */
const pixelsForPoint = 24;

/**
 * The labels that can be shown without covering each other or leaving the stage, with their upper left corners: each as near to
 * its place as it lies over few points. Those that come first have precedence.
 * @param covered what lies over the stage, where no label can be read.
 * @param pointsIn how many points are in a box.
 */
export function placedLabels(
  labels: readonly Label[],
  stage: Size,
  covered: readonly Box[] = [],
  pointsIn: (box: Box) => number = () => 0,
): Map<number, Place> {
  const placed = new Map<number, Place>();
  const taken = [...covered];
  for (const label of labels) {
    let best: { box: Box; cost: number } | null = null;
    for (const { box, distance } of boxesFor(label)) {
      if (best !== null && distance >= best.cost) break;
      if (!isOn(stage, box) || !taken.every((other) => areApart(box, other))) continue;
      const cost = distance + pixelsForPoint * pointsIn(box);
      if (best === null || cost < best.cost) best = { box, cost };
    }
    if (best === null || !isOn(stage, { ...label.place, width: 0, height: 0 })) continue;
    taken.push(best.box);
    placed.set(label.id, { x: best.box.x, y: best.box.y });
  }
  return placed;
}

/** Where a label may stand, the nearest to its place first. */
function boxesFor({ place, width, height }: Label): { box: Box; distance: number }[] {
  const [x, y] = [place.x - width / 2, place.y - height / 2];
  return beside
    .flatMap((right) =>
      above.map((down) => {
        const [dx, dy] = [right * width, down * (height + gap)];
        return { box: { x: x + dx, y: y + dy, width, height }, distance: Math.hypot(dx, dy) };
      }),
    )
    .sort((a, b) => a.distance - b.distance);
}

function isOn(stage: Size, { x, y, width, height }: Box): boolean {
  return x >= 0 && y >= 0 && x + width <= stage.width && y + height <= stage.height;
}

function areApart(a: Box, b: Box): boolean {
  return (
    a.x > b.x + b.width + gap || a.x + a.width + gap < b.x || a.y > b.y + b.height + gap || a.y + a.height + gap < b.y
  );
}
