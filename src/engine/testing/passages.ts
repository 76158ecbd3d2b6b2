import { NoteTerms } from '../text-index/analysis/chunk-terms.ts';
import type { NoteRow } from '../text-index/note-table.ts';
import type { TermList } from '../text-index/term-list.ts';
import { type ChunkRow, TextIndex } from '../text-index/text-index.ts';

/** A note of a test’s index; the rest has default values. */
export interface TestNote extends Partial<Omit<NoteRow, 'id'>> {
  title?: string;
  passages: string[];
}

/** What a prepared note of plain text is told to be. */
export const plainText = {
  format: 'text' as const,
  tags: [],
  aliases: [],
  date: null,
  language: null,
  warning: null,
  links: [],
  scanned: null,
};

/** An index filled without a database: notes get the ids 1, 2, …, and so do their passages. */
export function indexOf(notes: readonly TestNote[]): TextIndex {
  const index = new TextIndex();
  for (const [place, note] of notes.entries()) addNote(index, place + 1, note);
  return index;
}

/** Adds a note, whose id must be new. */
export function addNote(index: TextIndex, id: number, { title, passages, ...given }: TestNote): void {
  const note = {
    folder: '/notes',
    path: `${id}.md`,
    title: title ?? `${id}`,
    aliases: [],
    format: 'markdown',
    tags: [],
    date: 0,
    language: 'en',
  } as const;
  const row: NoteRow = { ...note, ...given, id };
  const names = title === undefined ? [] : [title];
  const rows = passages.map((text): ChunkRow => {
    const terms = termListOf(index, new NoteTerms({ names, tags: row.tags, language: row.language }).of('', text));
    return { chunkId: index.nextChunkId(), noteId: id, textHash: new Uint8Array(16), terms };
  });
  index.add([row], rows);
}

function termListOf({ vocabulary }: TextIndex, found: ReturnType<NoteTerms['of']>): TermList {
  const terms = found.terms === '' ? [] : found.terms.split('\n');
  const listed = terms.map((term, place) => ({
    id: vocabulary.intern(term),
    frequency: found.frequencies[place] ?? 0,
  }));
  listed.sort((a, b) => a.id - b.id);
  return {
    ids: Uint32Array.from(listed, ({ id }) => id),
    frequencies: Uint8Array.from(listed, ({ frequency }) => frequency),
    length: found.length,
  };
}
