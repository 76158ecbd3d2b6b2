import type { NoteEvidence, QueryEvidence } from '../search/ranking/fusion.ts';

/** How a note matches: not at all, unless a test says so. */
export const noteEvidence = (given: Partial<NoteEvidence> = {}): NoteEvidence => ({
  words: 0,
  pairs: 0,
  coverage: 0,
  similarity: null,
  similarityOfWords: null,
  passages: 1,
  isLanguageKnown: true,
  isNamed: false,
  isTitled: false,
  isLiteral: false,
  ...given,
});

/** A query of which an unrelated passage has a cosine of 0.2, and the nearest of unrelated ones 0.5. */
export const queryEvidence = (given: Partial<QueryEvidence> = {}): QueryEvidence => ({
  bestShare: 0.6,
  missing: 0,
  scale: { expected: 0.2, unit: 0.3, isMeasured: true },
  isLanguageKnown: true,
  ...given,
});
