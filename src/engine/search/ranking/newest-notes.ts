import type { TextIndex } from '../../text-index/text-index.ts';
import type { NoteEvidence } from './fusion.ts';
import type { RankedNote } from './rank-notes.ts';

const noEvidence: NoteEvidence = {
  words: 0,
  pairs: 0,
  coverage: 0,
  similarity: null,
  similarityOfWords: null,
  passages: 0,
  isLanguageKnown: true,
  isNamed: false,
  isTitled: false,
  isLiteral: false,
};

/** For a query of filters alone: the notes that pass them, newest first, each with its first passage. */
export function newestNotes({ slots, notes }: TextIndex, allowed: Uint8Array): RankedNote[] {
  const first = new Map<number, number>();
  for (let slot = slots.count - 1; slot >= 0; slot--) {
    if (allowed[slot] === 1) first.set(slots.noteIdOf(slot), slot);
  }
  return [...first]
    .map(([noteId, slot]) => ({ noteId, slot, date: notes.get(noteId)?.date ?? 0 }))
    .sort((a, b) => b.date - a.date || a.noteId - b.noteId)
    .map(({ noteId, slot }) => {
      const passage = {
        slot,
        noteId,
        similarity: null,
        words: 0,
        wordsOfNote: 0,
        shares: [],
        hasPhrase: false,
        score: 0,
      };
      return { noteId, score: 0, evidence: noEvidence, passages: [passage] };
    });
}
