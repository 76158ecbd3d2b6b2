/** Scores by slot, and which slots have one: a bit for each, so that what no word touches costs next to nothing. */
export class SlotScores {
  #values = new Float32Array(0);
  #scored = new Uint32Array(0);

  /** To be called while there are no scores. */
  fit(count: number): void {
    if (this.#values.length >= count) return;
    this.#values = new Float32Array(Math.ceil(count * 1.2));
    this.#scored = new Uint32Array((this.#values.length >> 5) + 1);
  }

  /** By slot. Whoever takes a score away writes 0; others are given to `set`. */
  get values(): Float32Array {
    return this.#values;
  }

  set(slot: number, score: number): void {
    this.#values[slot] = score;
    this.#scored[slot >> 5] = (this.#scored[slot >> 5] ?? 0) | (1 << (slot & 31));
  }

  /** The slots with a score, ascending, written into an array that has room for all; they then no longer count as set. @returns how many there are. */
  collect(into: Int32Array): number {
    const scored = this.#scored;
    let count = 0;
    for (let at = 0; at < scored.length; at++) {
      let bits = scored[at] ?? 0;
      if (bits === 0) continue;
      scored[at] = 0;
      for (; bits !== 0; bits &= bits - 1) into[count++] = (at << 5) | (31 - Math.clz32(bits & -bits));
    }
    return count;
  }
}
