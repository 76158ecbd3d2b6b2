/** Numbers every term of the library, in the order in which terms are first seen. Numbers never change. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #terms: string[] = [];
  #stored = 0;

  get size(): number {
    return this.#terms.length;
  }

  /** Ordered by number. */
  get terms(): readonly string[] {
    return this.#terms;
  }

  idOf(term: string): number | undefined {
    return this.#ids.get(term);
  }

  /** The number of a term, which is added if it is new. */
  intern(term: string): number {
    const known = this.#ids.get(term);
    if (known !== undefined) return known;
    const id = this.#terms.length;
    this.#ids.set(term, id);
    this.#terms.push(term);
    return id;
  }

  /** Adds a stored term, or the place of one that is forgotten, which is empty. */
  load(term: string): void {
    if (term !== '') this.#ids.set(term, this.#terms.length);
    this.#terms.push(term);
    this.#stored = this.#terms.length;
  }

  /** Forgets terms that are in no note. Should one come back, it gets a new number. */
  forget(ids: readonly number[]): void {
    for (const id of ids) {
      this.#ids.delete(this.#terms[id] ?? '');
      this.#terms[id] = '';
    }
  }

  /** The terms that are not in the database yet, ordered by number, from `first` on. */
  get unstored(): { first: number; terms: readonly string[] } {
    return { first: this.#stored, terms: this.#terms.slice(this.#stored) };
  }

  /** Records that the terms below this number have been committed. */
  stored(count: number): void {
    this.#stored = Math.max(this.#stored, count);
  }
}
