/**
 * The allowed slots with the highest scores above 0, unordered.
 * @param allowed by slot; 0 excludes it.
 */
export function topSlots(scores: Float32Array, count: number, allowed: Uint8Array): number[] {
  // A heap of the best slots so far, the worst of them on top: most slots cost one comparison.
  const heap: number[] = [];
  const scoreAt = (at: number): number => scores[heap[at] ?? 0] ?? 0;
  for (let slot = 0; slot < scores.length; slot++) {
    const score = scores[slot] ?? 0;
    if (score <= 0 || allowed[slot] === 0) continue;
    if (heap.length < count) {
      heap.push(slot);
      rise(heap, scoreAt);
    } else if (score > scoreAt(0)) {
      heap[0] = slot;
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
