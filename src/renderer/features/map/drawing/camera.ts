/** What of the map is seen: the place in the middle, and how many pixels its unit is long. */
export interface Camera {
  x: number;
  y: number;
  scale: number;
}

/** Of the stage, in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

export interface Place {
  x: number;
  y: number;
}

/** How far the map can be drawn out, as multiples of the scale at which all of it is seen. */
const zoomRange = { least: 0.5, most: 60 };

/** Where a place of the map is on the stage. The map’s y grows upwards, the stage’s downwards. */
export function toStage(camera: Camera, size: Size, place: Place): Place {
  return {
    x: (place.x - camera.x) * camera.scale + size.width / 2,
    y: (camera.y - place.y) * camera.scale + size.height / 2,
  };
}

/** The place of the map at a point of the stage. */
export function toMap(camera: Camera, size: Size, point: Place): Place {
  return {
    x: camera.x + (point.x - size.width / 2) / camera.scale,
    y: camera.y - (point.y - size.height / 2) / camera.scale,
  };
}

/** Points are kept this far from the edge of the stage, as a share of half of it. */
const inner = 0.85;

/** The camera moved as little as brings a place into sight. */
export function withSight(camera: Camera, size: Size, place: Place): Camera {
  const across = (inner * size.width) / 2 / camera.scale;
  const down = (inner * size.height) / 2 / camera.scale;
  return {
    ...camera,
    x: Math.min(place.x + across, Math.max(place.x - across, camera.x)),
    y: Math.min(place.y + down, Math.max(place.y - down, camera.y)),
  };
}

export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.scale, y: camera.y + dy / camera.scale };
}

/** Zooms by a factor around a point of the stage, which stays where it is. */
export function zoomedAt(camera: Camera, size: Size, point: Place, factor: number, fitted: number): Camera {
  const scale = Math.min(fitted * zoomRange.most, Math.max(fitted * zoomRange.least, camera.scale * factor));
  const fixed = toMap(camera, size, point);
  const shifted = toMap({ ...camera, scale }, size, point);
  return { x: camera.x + fixed.x - shifted.x, y: camera.y + fixed.y - shifted.y, scale };
}

/** Room around what is fitted, as a share of the stage. */
const margin = 0.07;

/** What covers the stage at its sides, in CSS pixels. */
export interface Covered {
  left: number;
  right: number;
}

/** The largest share of the stage that is kept free of what is fitted: of a narrow one, its sides are used, too. */
const maxCovered = 0.45;

/** The camera that sees all of these places beside what covers the stage; of a single one, its surroundings. */
export function fitting(positions: Float32Array, indices: Iterable<number>, size: Size, covered: Covered): Camera {
  const low = { x: Number.POSITIVE_INFINITY, y: Number.POSITIVE_INFINITY };
  const high = { x: Number.NEGATIVE_INFINITY, y: Number.NEGATIVE_INFINITY };
  for (const index of indices) {
    const x = positions[2 * index] ?? 0;
    const y = positions[2 * index + 1] ?? 0;
    low.x = Math.min(low.x, x);
    low.y = Math.min(low.y, y);
    high.x = Math.max(high.x, x);
    high.y = Math.max(high.y, y);
  }
  if (low.x > high.x) return { x: 0, y: 0, scale: Math.min(size.width, size.height) / 2 };
  const width = Math.max(0.15, high.x - low.x);
  const height = Math.max(0.15, high.y - low.y);
  const room = 1 - 2 * margin;
  const isNarrow = covered.left + covered.right > size.width * maxCovered;
  const { left, right } = isNarrow ? { left: 0, right: 0 } : covered;
  const free = size.width - left - right;
  const scale = Math.max(1, Math.min((free * room) / width, (size.height * room) / height));
  return { x: (low.x + high.x) / 2 - (left - right) / 2 / scale, y: (low.y + high.y) / 2, scale };
}

/** A camera on the way from one to another; `share` from 0 to 1. Zooming in, it is felt as even if the scale grows by factors. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const eased = 1 - (1 - share) ** 3;
  return {
    x: from.x + (to.x - from.x) * eased,
    y: from.y + (to.y - from.y) * eased,
    scale: from.scale * (to.scale / from.scale) ** eased,
  };
}
