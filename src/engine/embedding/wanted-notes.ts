/** More are not kept: what was found longer ago is no more wanted than anything else. */
const mostWanted = 64;

/** The notes whose passages are embedded before all others, because the user has just found or opened them. */
export class WantedNotes {
  #ids: number[] = [];

  /** Puts notes, by their ids, before those that were wanted earlier. */
  want(noteIds: readonly number[]): void {
    this.#ids = [...new Set([...noteIds, ...this.#ids])].slice(0, mostWanted);
  }

  /** Takes all of them, those wanted last first. */
  take(): number[] {
    return this.#ids.splice(0);
  }
}
