/** Every term of the library and its number. Numbers are given in the order in which terms come, and never change. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #terms: string[] = [];
  #stored = 0;

  get size(): number {
    return this.#terms.length;
  }

  /** In the order of their numbers. */
  get terms(): readonly string[] {
    return this.#terms;
  }

  idOf(term: string): number | undefined {
    return this.#ids.get(term);
  }

  /** The number of a term, given to it now if it has none. */
  intern(term: string): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = this.#terms.length;
    this.#ids.set(term, id);
    this.#terms.push(term);
    return id;
  }

  /** Terms that the database does not have yet, in the order of their numbers, from `stored` on. */
  get unstored(): { first: number; terms: readonly string[] } {
    return { first: this.#stored, terms: this.#terms.slice(this.#stored) };
  }

  /** The terms below this number were committed. */
  stored(count: number): void {
    this.#stored = Math.max(this.#stored, count);
  }
}
