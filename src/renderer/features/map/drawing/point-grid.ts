import type { Place } from './camera.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Points in a cell, on average. */
const perCell = 4;
/** What lies aside of a direction counts as this much farther away. */
const asideWeight = 2.5;

/**
 * Finds points by their places: those of the map are sorted into the cells of a grid, so that what is under the pointer is
 * found among a few. `isShown` says which points count.
 */
export class PointGrid {
  readonly #positions: Float32Array;
  readonly #count: number;
  readonly #columns: number;
  readonly #low: Place;
  readonly #cell: number;
  /** Where the points of each cell begin in `#order`, and the end of the last. */
  readonly #starts: Int32Array;
  readonly #order: Int32Array;

  /** @param positions x and y of each point. @param count the number of points; what comes after them has no place. */
  constructor(positions: Float32Array, count: number) {
    this.#positions = positions;
    this.#count = count;
    const bounds = boundsOf(positions, count);
    this.#columns = Math.max(1, Math.floor(Math.sqrt(count / perCell)));
    this.#low = bounds.low;
    this.#cell = Math.max(1e-6, bounds.extent / this.#columns) * 1.0001;
    this.#starts = new Int32Array(this.#columns * this.#columns + 1);
    for (let point = 0; point < count; point++) this.#tally(this.#cellOf(point) + 1);
    for (let cell = 1; cell < this.#starts.length; cell++)
      this.#starts[cell] = (this.#starts[cell] ?? 0) + (this.#starts[cell - 1] ?? 0);
    const next = this.#starts.slice();
    this.#order = new Int32Array(count);
    for (let point = 0; point < count; point++) {
      const cell = this.#cellOf(point);
      const at = next[cell] ?? 0;
      this.#order[at] = point;
      next[cell] = at + 1;
    }
  }

  /** The shown point nearest to a place, if it is within the distance; −1 if there is none. */
  nearest(place: Place, within: number, isShown: (point: number) => boolean): number {
    let found = -1;
    let least = within * within;
    this.#visit(place.x - within, place.x + within, place.y - within, place.y + within, (point) => {
      const distance = this.#squaredDistance(point, place);
      if (distance > least || !isShown(point)) return;
      least = distance;
      found = point;
    });
    return found;
  }

  /** The same, looking ever farther away: what is near is found among few. */
  nearestOf(place: Place, distances: readonly number[], isShown: (point: number) => boolean): number {
    for (const within of distances) {
      const found = this.nearest(place, within, isShown);
      if (found !== -1) return found;
    }
    return -1;
  }

  /** The shown points inside a polygon, in ascending order. */
  inside(polygon: readonly Place[], isShown: (point: number) => boolean): number[] {
    if (polygon.length < 3) return [];
    const xs = polygon.map(({ x }) => x);
    const ys = polygon.map(({ y }) => y);
    const found: number[] = [];
    this.#visit(Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys), (point) => {
      const x = this.#positions[2 * point] ?? 0;
      const y = this.#positions[2 * point + 1] ?? 0;
      if (isShown(point) && isInside(polygon, x, y)) found.push(point);
    });
    return found.sort((a, b) => a - b);
  }

  /** How many shown points are in a box, between its lowest and its highest place. */
  countIn(low: Place, high: Place, isShown: (point: number) => boolean): number {
    let count = 0;
    this.#visit(low.x, high.x, low.y, high.y, (point) => {
      const x = this.#positions[2 * point] ?? 0;
      const y = this.#positions[2 * point + 1] ?? 0;
      if (x >= low.x && x <= high.x && y >= low.y && y <= high.y && isShown(point)) count++;
    });
    return count;
  }

  /** The shown point that one comes to first in a direction: near, and not far aside of it. −1 at the edge. */
  neighbour(from: number, direction: Direction, isShown: (point: number) => boolean): number {
    const x = this.#positions[2 * from] ?? 0;
    const y = this.#positions[2 * from + 1] ?? 0;
    const isHorizontal = direction === 'left' || direction === 'right';
    const sign = direction === 'right' || direction === 'up' ? 1 : -1;
    let found = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let point = 0; point < this.#count; point++) {
      const dx = (this.#positions[2 * point] ?? 0) - x;
      const dy = (this.#positions[2 * point + 1] ?? 0) - y;
      const ahead = (isHorizontal ? dx : dy) * sign;
      const aside = Math.abs(isHorizontal ? dy : dx);
      if (ahead <= 0 || aside > ahead * 2 || point === from) continue;
      const cost = ahead + asideWeight * aside;
      if (cost >= least || !isShown(point)) continue;
      least = cost;
      found = point;
    }
    return found;
  }

  #tally(cell: number): void {
    this.#starts[cell] = (this.#starts[cell] ?? 0) + 1;
  }

  #visit(left: number, right: number, low: number, high: number, visit: (point: number) => void): void {
    for (let row = this.#line(low - this.#low.y); row <= this.#line(high - this.#low.y); row++) {
      for (let column = this.#line(left - this.#low.x); column <= this.#line(right - this.#low.x); column++) {
        const cell = row * this.#columns + column;
        for (let at = this.#starts[cell] ?? 0; at < (this.#starts[cell + 1] ?? 0); at++) visit(this.#order[at] ?? 0);
      }
    }
  }

  #cellOf(point: number): number {
    const x = (this.#positions[2 * point] ?? 0) - this.#low.x;
    const y = (this.#positions[2 * point + 1] ?? 0) - this.#low.y;
    return this.#line(y) * this.#columns + this.#line(x);
  }

  #line(offset: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor(offset / this.#cell)));
  }

  #squaredDistance(point: number, { x, y }: Place): number {
    return ((this.#positions[2 * point] ?? 0) - x) ** 2 + ((this.#positions[2 * point + 1] ?? 0) - y) ** 2;
  }
}

function boundsOf(positions: Float32Array, count: number): { low: Place; extent: number } {
  const low = { x: Number.POSITIVE_INFINITY, y: Number.POSITIVE_INFINITY };
  const high = { x: Number.NEGATIVE_INFINITY, y: Number.NEGATIVE_INFINITY };
  for (let point = 0; point < count; point++) {
    low.x = Math.min(low.x, positions[2 * point] ?? 0);
    low.y = Math.min(low.y, positions[2 * point + 1] ?? 0);
    high.x = Math.max(high.x, positions[2 * point] ?? 0);
    high.y = Math.max(high.y, positions[2 * point + 1] ?? 0);
  }
  return count === 0 ? { low: { x: 0, y: 0 }, extent: 1 } : { low, extent: Math.max(high.x - low.x, high.y - low.y) };
}

/** Whether a ray from the place crosses the polygon’s edges an odd number of times. */
function isInside(polygon: readonly Place[], x: number, y: number): boolean {
  let isIn = false;
  for (const [at, a] of polygon.entries()) {
    const b = polygon[at === 0 ? polygon.length - 1 : at - 1] ?? a;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) isIn = !isIn;
  }
  return isIn;
}
