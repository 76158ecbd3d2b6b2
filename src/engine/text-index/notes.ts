import type { NoteFormat } from '../../shared/domain.ts';

/** What filters and results know of a note without asking the database. */
export interface NoteRow {
  id: number;
  /** Absolute path of the folder the user added. */
  folder: string;
  /** Inside the folder, with `/` between its parts. */
  path: string;
  format: NoteFormat;
  /** Without `#`, as written. */
  tags: readonly string[];
  /** The note’s own date, else when its file was last changed; milliseconds since the epoch. */
  date: number;
  /** ISO 639-1; null where it is not known. */
  language: string | null;
}

/** Every note of the library. */
export class NoteTable {
  readonly #rows = new Map<number, NoteRow>();
  readonly #languages = new Map<string, number>();
  #lastId = 0;

  get size(): number {
    return this.#rows.size;
  }

  /** No note has had a higher id. */
  get lastId(): number {
    return this.#lastId;
  }

  get(id: number): NoteRow | undefined {
    return this.#rows.get(id);
  }

  all(): IterableIterator<NoteRow> {
    return this.#rows.values();
  }

  /** How many notes are in each language that is known. */
  get languages(): ReadonlyMap<string, number> {
    return this.#languages;
  }

  put(row: NoteRow): void {
    this.#count(this.#rows.get(row.id), -1);
    this.#rows.set(row.id, row);
    this.#lastId = Math.max(this.#lastId, row.id);
    this.#count(row, 1);
  }

  delete(id: number): void {
    this.#count(this.#rows.get(id), -1);
    this.#rows.delete(id);
  }

  #count(row: NoteRow | undefined, by: number): void {
    if (row === undefined || row.language === null) return;
    const count = (this.#languages.get(row.language) ?? 0) + by;
    if (count === 0) this.#languages.delete(row.language);
    else this.#languages.set(row.language, count);
  }
}
