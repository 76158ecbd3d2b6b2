import { passageTerms } from '../text-index/analysis/chunk-terms.ts';
import type { DocumentRow } from '../text-index/notes.ts';
import { PassageIndex, type PassageRow } from '../text-index/text-index.ts';
import type { TermList } from '../text-index/term-list.ts';

/** A note of a test’s index: what is not given does not matter there. */
export interface TestNote extends Partial<Omit<DocumentRow, 'id'>> {
  title?: string;
  passages: string[];
}

/** An index filled by hand, without a database: notes get the ids 1, 2, …, and so do their passages. */
export function indexOf(notes: readonly TestNote[]): PassageIndex {
  const index = new PassageIndex();
  for (const [place, note] of notes.entries()) addNote(index, place + 1, note);
  return index;
}

/** Adds a note with an id that is not taken. */
export function addNote(index: PassageIndex, id: number, { title, passages, ...given }: TestNote): void {
  const document = {
    folder: '/notes',
    path: `${id}.md`,
    format: 'markdown',
    tags: [],
    date: 0,
    language: 'en',
  } as const;
  const row: DocumentRow = { ...document, ...given, id };
  const names = title === undefined ? [] : [title];
  const rows = passages.map((text): PassageRow => {
    const terms = termListOf(index, passageTerms(names, '', text, row.tags, row.language));
    return { chunkId: index.nextChunkId(), documentId: id, textHash: new Uint8Array(16), terms };
  });
  index.add([row], rows);
}

function termListOf({ vocabulary }: PassageIndex, found: ReturnType<typeof passageTerms>): TermList {
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
