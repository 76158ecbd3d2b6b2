import type { NoteFormat } from '../../shared/domain.ts';
import { type NamedNote, NoteNames } from './note-names.ts';

/** What filters and results need to know about a note, held in memory. */
export interface NoteRow extends NamedNote {
  /** Absolute path of the folder that the user added. */
  folder: string;
  format: NoteFormat;
  /** As written, without `#`. */
  tags: readonly string[];
  /** The date that the note states, else when its file last changed; milliseconds since the epoch. */
  date: number;
  /** ISO 639-1; null if unknown. */
  language: string | null;
}

/** The name of a folder that the user added. @param folder its absolute path, as the system writes it. */
export function folderName(folder: string): string {
  return folder.slice(Math.max(folder.lastIndexOf('/'), folder.lastIndexOf('\\')) + 1);
}

/** The names of the folders that a note is in, beginning with the one that the user added: `/notes/work/clients/`. */
export function folderNames({ folder, path }: Pick<NoteRow, 'folder' | 'path'>): string {
  return `/${folderName(folder)}/${path.slice(0, path.lastIndexOf('/') + 1)}`;
}

/** Every note of the library. */
export class NoteTable {
  /** Kept in step with the rows. */
  readonly names = new NoteNames();
  readonly #rows = new Map<number, NoteRow>();
  readonly #languages = new Map<string, number>();
  #lastId = 0;
  #version = 0;

  /**
   * Increases when a note comes or goes, or when anything of one changes but its date: a note that is saved again is in the same
   * folder and has the same tags, and what was worked out from all of them stays.
   */
  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#rows.size;
  }

  /** The highest id that any note has had. */
  get lastId(): number {
    return this.#lastId;
  }

  get(id: number): NoteRow | undefined {
    return this.#rows.get(id);
  }

  all(): IterableIterator<NoteRow> {
    return this.#rows.values();
  }

  /** The number of notes in each language, by ISO 639-1 code. */
  get languages(): ReadonlyMap<string, number> {
    return this.#languages;
  }

  put(row: NoteRow): void {
    if (!isSameButForDate(this.#rows.get(row.id), row)) this.#version++;
    this.#unlist(row.id);
    this.#rows.set(row.id, row);
    this.#lastId = Math.max(this.#lastId, row.id);
    this.names.add(row);
    this.#count(row, 1);
  }

  delete(id: number): void {
    this.#unlist(id);
    if (this.#rows.delete(id)) this.#version++;
  }

  #unlist(id: number): void {
    const row = this.#rows.get(id);
    if (row === undefined) return;
    this.names.delete(row);
    this.#count(row, -1);
  }

  #count(row: NoteRow, by: number): void {
    if (row.language === null) return;
    const count = (this.#languages.get(row.language) ?? 0) + by;
    if (count === 0) this.#languages.delete(row.language);
    else this.#languages.set(row.language, count);
  }
}

function isSameButForDate(before: NoteRow | undefined, now: NoteRow): boolean {
  return (
    before !== undefined &&
    before.path === now.path &&
    before.folder === now.folder &&
    before.title === now.title &&
    before.format === now.format &&
    before.language === now.language &&
    areSame(before.tags, now.tags) &&
    areSame(before.aliases, now.aliases)
  );
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each, place) => each === others[place]);
}
