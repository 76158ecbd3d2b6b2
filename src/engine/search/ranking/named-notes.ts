import { nameKey } from '../../notes/link.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { Restriction } from './restriction.ts';

/** What more notes than these are called names none of them: it is a word like any other. */
const maxNamesakes = 20;

/**
 * The notes that a query names, if they may be found: the slot of the first passage of each, by note id. They are those of
 * which it is the title or an alias, unless many are called so; a file name counts where a single note has it, as every
 * folder may have an `index`.
 */
export function namedNotes(
  { notes, slots }: TextIndex,
  text: string,
  { allowed }: Pick<Restriction, 'allowed'>,
): Map<number, number> {
  const first = new Map<number, number>();
  // Nobody types the full stop of a title, and some end a title with a question mark that it has not.
  const keys = new Set([text, text.replace(/[?!.:…\s]+$/, '')].map(nameKey));
  const called = new Set([...keys].flatMap((key) => [...notes.names.get(key)]));
  const isTitled = (id: number): boolean => {
    const note = notes.get(id);
    return note !== undefined && [note.title, ...note.aliases].some((name) => keys.has(nameKey(name)));
  };
  const titled: number[] = [];
  for (const id of called) {
    if (isTitled(id)) titled.push(id);
    if (titled.length > maxNamesakes) return first;
  }
  const named = titled.length > 0 || called.size > 1 ? new Set(titled) : called;
  if (named.size === 0) return first;
  const { noteIds } = slots;
  for (let slot = 0; slot < allowed.length && first.size < named.size; slot++) {
    const note = noteIds[slot] ?? 0;
    if (allowed[slot] === 1 && named.has(note) && !first.has(note)) first.set(note, slot);
  }
  return first;
}
