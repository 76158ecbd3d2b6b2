import { describe, expect, it } from 'vitest';
import type { SearchMode } from '../../../shared/domain.ts';
import { queryEvidence } from '../../testing/evidence.ts';
import { indexOf } from '../../testing/passages.ts';
import type { QueryTerm } from '../keyword/keyword-search.ts';
import { sideRanks } from '../presentation/hits.ts';
import type { ModelLanguages } from '../semantic/model-languages.ts';
import type { Candidate } from './candidates.ts';
import { rankAgain, rankNotes } from './rank-notes.ts';

const candidate = (given: Partial<Candidate> = {}): Candidate => ({
  slot: 0,
  noteId: 1,
  similarity: null,
  words: 0,
  wordsOfNote: 0,
  shares: [],
  hasPhrase: false,
  ...given,
});
const words: QueryTerm[] = ['bee', 'hive'].map((typed) => ({
  typed,
  kind: 'word',
  termIds: [],
  completions: [],
  weight: 3,
}));
const everyLanguage: ModelLanguages = { knows: () => true, knowsQuery: async () => true };

/** Ranks candidates in a library of three notes of two passages each, given the keyword scores of the passages: the best is the note’s. */
function ranked(
  candidates: Candidate[],
  mode: SearchMode,
  languages: ModelLanguages = everyLanguage,
  named: ReadonlyMap<number, number> = new Map(),
  asked: readonly QueryTerm[] = words,
) {
  const index = indexOf([
    { passages: ['a', 'b'], language: 'en' },
    { passages: ['c', 'd'], language: 'de' },
    { passages: ['e', 'f'], language: 'da' },
  ]);
  const best = (note: number) => Math.max(...candidates.map(({ noteId, words }) => (noteId === note ? words : 0)));
  const scored = candidates.map((each) => ({ ...each, wordsOfNote: best(each.noteId) }));
  const evidence = {
    query: queryEvidence(),
    mode,
    index,
    words: asked,
    folders: [],
    languages,
    libraryLanguages: ['en', 'de'],
    named,
  };
  return { notes: rankNotes(scored, evidence), evidence };
}

describe('notes', () => {
  it('notes are as near as their nearest passage, and in a fixed order where they are equal', () => {
    const { notes } = ranked(
      [
        candidate({ noteId: 2, slot: 2, similarity: 0.5 }),
        candidate({ noteId: 1, slot: 1, similarity: 0.5 }),
        candidate({ noteId: 3, slot: 5, similarity: 0.2 }),
        candidate({ noteId: 3, slot: 4, similarity: 0.9 }),
      ],
      'semantic',
    );
    expect(notes.map(({ noteId, score }) => [noteId, score])).toEqual([
      [3, 0.9],
      [1, 0.5],
      [2, 0.5],
    ]);
    expect(notes[0]?.passages.map(({ slot }) => slot)).toEqual([4, 5]);
  });

  it('notes rank by their words alone in keyword search, and by both sides in hybrid search', () => {
    const held = candidate({ noteId: 1, slot: 0, similarity: 0.1, words: 7, shares: [4, 3] });
    const near = candidate({ noteId: 2, slot: 2, similarity: 0.8, words: 2, shares: [2, 0] });
    expect(ranked([held, near], 'keyword').notes.map(({ noteId, score }) => [noteId, score])).toEqual([
      [1, 7],
      [2, 2],
    ]);
    expect(ranked([held, near], 'hybrid').notes.map(({ noteId }) => noteId)).toEqual([2, 1]);
  });

  it('notes that hold the only word of a query come before nearer ones in hybrid search, and only there', () => {
    const held = candidate({ noteId: 1, slot: 0, similarity: 0.1, words: 3, shares: [3] });
    const near = candidate({ noteId: 2, slot: 2, similarity: 0.9 });
    const order = (mode: SearchMode) =>
      ranked([held, near], mode, everyLanguage, new Map(), words.slice(0, 1)).notes.map(({ noteId }) => noteId);
    expect(order('hybrid')).toEqual([1, 2]);
    expect(order('semantic')).toEqual([2, 1]);
  });

  it('a passage with the phrase comes before all others of its note', () => {
    const best = candidate({ similarity: 1, words: 10, shares: [5, 5], slot: 0 });
    const phrase = candidate({ similarity: 0, words: 3, shares: [3, 0], slot: 1, hasPhrase: true });
    const [note] = ranked([best, phrase], 'hybrid').notes;
    expect(note?.passages.map(({ slot }) => slot)).toEqual([1, 0]);
  });

  it('a note that the query names comes before all others, from its beginning', () => {
    const best = candidate({ noteId: 2, slot: 2, similarity: 1, words: 10, shares: [5, 5] });
    const own = [0, 1].map((slot) => candidate({ noteId: 1, slot, words: slot, shares: [slot, 0] }));
    const { notes } = ranked([best, ...own], 'hybrid', everyLanguage, new Map([[1, 0]]));
    expect(notes.map(({ noteId }) => noteId)).toEqual([1, 2]);
    expect(notes[0]?.passages.map(({ slot }) => slot)).toEqual([0, 1]);
  });

  it('notes in which the words stand together come first', () => {
    const same = [0, 2].map((slot) => candidate({ noteId: slot / 2 + 1, slot, words: 6, shares: [3, 3] }));
    const { notes, evidence } = ranked(same, 'hybrid');
    expect(notes.map(({ noteId }) => noteId)).toEqual([1, 2]);
    const read = new Map(notes.slice(1).map((note) => [note.noteId, { ...note.evidence, pairs: 3 }]));
    expect(rankAgain(notes, read, evidence).map(({ noteId }) => noteId)).toEqual([2, 1]);
  });

  it('nearness counts little in a common language that the model does not know, but not in one that hardly any note is in', () => {
    const near = [0, 2, 4].map((slot) => candidate({ noteId: slot / 2 + 1, slot, similarity: 0.6 }));
    const onlyEnglish = { knows: (language: string | null) => language === 'en', knowsQuery: async () => true };
    const scores = new Map(ranked(near, 'hybrid', onlyEnglish).notes.map(({ noteId, score }) => [noteId, score]));
    expect(scores.get(2)).toBeLessThan(scores.get(1) ?? 0);
    expect(scores.get(3)).toBe(scores.get(1));
  });

  it('a note has a rank on each side that found it', () => {
    const { notes } = ranked(
      [
        candidate({ noteId: 1, slot: 0, similarity: 0.2, words: 5, shares: [5, 0] }),
        candidate({ noteId: 2, slot: 2, similarity: 0.9 }),
        candidate({ noteId: 3, slot: 4, words: 9, shares: [5, 4] }),
      ],
      'hybrid',
    );
    const { semantic, keyword } = sideRanks(notes);
    expect(Object.fromEntries(semantic)).toEqual({ 1: 2, 2: 1 });
    expect(Object.fromEntries(keyword)).toEqual({ 1: 2, 3: 1 });
  });
});
