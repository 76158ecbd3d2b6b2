/**
 * The places of the highest scores above 0, unordered.
 * @param places those that have a score. Of equal scores, the first ones are taken.
 * @param allowed by place; 0 excludes it, and so does the end of the array.
 */
export function topScores(scores: Float32Array, count: number, places: Int32Array, allowed?: Uint8Array): number[] {
  // A heap of the best places so far, the worst of them on top: most places cost one comparison.
  const heap: number[] = [];
  const scoreAt = (at: number): number => scores[heap[at] ?? 0] ?? 0;
  for (const place of places) {
    const score = scores[place] ?? 0;
    if (score <= 0 || (allowed !== undefined && allowed[place] !== 1)) continue;
    if (heap.length < count) {
      heap.push(place);
      rise(heap, scoreAt);
    } else if (score > scoreAt(0)) {
      heap[0] = place;
      sink(heap, scoreAt);
    }
  }
  return heap;
}

function rise(heap: number[], scoreAt: (at: number) => number): void {
  for (let at = heap.length - 1; at > 0; ) {
    const above = (at - 1) >> 1;
    if (scoreAt(above) <= scoreAt(at)) return;
    swap(heap, at, above);
    at = above;
  }
}

function sink(heap: number[], scoreAt: (at: number) => number): void {
  for (let at = 0; ; ) {
    const left = at * 2 + 1;
    if (left >= heap.length) return;
    const least = left + 1 < heap.length && scoreAt(left + 1) < scoreAt(left) ? left + 1 : left;
    if (scoreAt(at) <= scoreAt(least)) return;
    swap(heap, at, least);
    at = least;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const held = heap[a] ?? 0;
  heap[a] = heap[b] ?? 0;
  heap[b] = held;
}
