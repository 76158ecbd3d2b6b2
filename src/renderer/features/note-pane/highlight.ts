import type { FoundPassage, Note, TextRange } from '../../../shared/domain.ts';

/** What to mark in the open note, in UTF-16 offsets of its text. */
export interface Highlight {
  passage: TextRange;
  /** The sentence that answers; null where none stands out. */
  sentence: TextRange | null;
  /** Words of the query, in order. */
  words: readonly TextRange[];
}

/** What was found in a passage, and where the passage began at that time. */
export type Found = Pick<FoundPassage, 'start' | 'sentence' | 'marks'>;

/**
 * What to mark in a note: the passage where it is now, and what was found in it, moved by the same distance.
 * @returns null where the note no longer contains the passage, or none was requested.
 */
export function highlightOf(
  { passage }: Pick<Note, 'passage'>,
  found: Found | null,
  sentence: TextRange | null,
): Highlight | null {
  if (!passage) return null;
  if (!found) return { passage, sentence: null, words: [] };
  const by = passage.start - found.start;
  return { passage, sentence: sentence && moved(sentence, by), words: found.marks.map((mark) => moved(mark, by)) };
}

/** The same marks in a part of the text that begins at `start`. */
export function highlightFrom(start: number, { passage, sentence, words }: Highlight): Highlight {
  return {
    passage: moved(passage, -start),
    sentence: sentence && moved(sentence, -start),
    words: words.map((word) => moved(word, -start)),
  };
}

function moved({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}
