/** The highest of the values that it is given: a heap of so many, with the lowest of them on top, so that most values cost one comparison. */
export class HighestValues {
  readonly #heap: Float32Array;
  #count = 0;

  /** @param most how many are kept, at least one. */
  constructor(most: number) {
    this.#heap = new Float32Array(most);
  }

  /** The lowest of those that are kept; −Infinity while there is room for more. */
  get least(): number {
    return this.#count < this.#heap.length ? Number.NEGATIVE_INFINITY : (this.#heap[0] ?? 0);
  }

  /** What is not a number is passed over: it would stay on top, and keep all that follow out. */
  add(value: number): void {
    if (!(value > this.least)) return;
    if (this.#count < this.#heap.length) this.#rise(value);
    else this.#sink(value);
  }

  #rise(value: number): void {
    const heap = this.#heap;
    let at = this.#count++;
    for (; at > 0; ) {
      const above = (at - 1) >> 1;
      const other = heap[above] ?? 0;
      if (other <= value) break;
      heap[at] = other;
      at = above;
    }
    heap[at] = value;
  }

  #sink(value: number): void {
    const heap = this.#heap;
    let at = 0;
    for (let next = 1; next < heap.length; next = at * 2 + 1) {
      if (next + 1 < heap.length && (heap[next + 1] ?? 0) < (heap[next] ?? 0)) next++;
      const other = heap[next] ?? 0;
      if (value <= other) break;
      heap[at] = other;
      at = next;
    }
    heap[at] = value;
  }
}
