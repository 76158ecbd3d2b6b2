import { nameKey, stemOf } from '../notes/link.ts';

/** The names by which a note can be linked. */
export interface NamedNote {
  id: number;
  /** Relative to its folder, with `/` between its parts. */
  path: string;
  title: string;
  aliases: readonly string[];
}

/** Finds notes by what they are called: file name without extension, title, aliases. Case does not count. */
export class NoteNames {
  /** Most names belong to one note, and a set for each would take much memory. */
  readonly #notes = new Map<string, number | Set<number>>();

  /** The ids of the notes with this name. @param key see nameKey. */
  get(key: string): Iterable<number> {
    const notes = this.#notes.get(key);
    if (notes === undefined) return [];
    return typeof notes === 'number' ? [notes] : notes;
  }

  add(note: NamedNote): void {
    for (const key of keysOf(note)) {
      const notes = this.#notes.get(key);
      if (notes === undefined) this.#notes.set(key, note.id);
      else if (typeof notes !== 'number') notes.add(note.id);
      else if (notes !== note.id) this.#notes.set(key, new Set([notes, note.id]));
    }
  }

  delete(note: NamedNote): void {
    for (const key of keysOf(note)) {
      const notes = this.#notes.get(key);
      if (typeof notes === 'object') notes.delete(note.id);
      if (notes === note.id || (typeof notes === 'object' && notes.size === 0)) this.#notes.delete(key);
    }
  }
}

/** What a note is called, as names are compared. */
export function keysOf({ path, title, aliases }: Omit<NamedNote, 'id'>): Set<string> {
  const keys = new Set([stemOf(path), title, ...aliases].map(nameKey));
  keys.delete('');
  return keys;
}
