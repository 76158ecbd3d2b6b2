import { describe, expect, it } from 'vitest';
import { addNote, indexOf } from '../../testing/passages.ts';
import { starterTokenizer } from '../../testing/paths.ts';
import { Dictionary } from '../../text-index/analysis/dictionary.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { Bm25 } from './bm25.ts';
import { FolderWords } from './folder-words.ts';
import { KeywordSearch } from './keyword-search.ts';
import { NoteWordScorer } from './note-words.ts';

const dictionary = new Dictionary(starterTokenizer);

function scored(index: TextIndex, query: string, allowed = index.slots.alive) {
  const words = new KeywordSearch(index, dictionary).queryTerms(query);
  const scores = new Bm25(index).score(words);
  return {
    ...scores,
    notes: new NoteWordScorer(index).score(scores, allowed, new FolderWords(index).of(words, ['en', 'de'])),
  };
}

describe('the words of a note', () => {
  it('a note gains by words that only another of its passages holds, and nothing by the same words again', () => {
    const index = indexOf([
      { passages: ['bee here', 'hive there'] },
      { passages: ['bee here', 'bee there'] },
      { passages: ['bee here', 'much more'] },
    ]);
    const { notes, scores } = scored(index, 'bee hive');
    expect(notes.scores[1]).toBeGreaterThan(Math.max(scores[0] ?? 0, scores[1] ?? 0));
    expect(notes.scores[1]).toBeLessThan((scores[0] ?? 0) + (scores[1] ?? 0));
    expect(notes.scores[2]).toBeCloseTo(scores[2] ?? 0);
    expect(notes.scores[2]).toBeCloseTo(notes.scores[3] ?? 0);
  });

  it('of several forms of a word in one passage, or in several, the best counts', () => {
    const both = indexOf([{ passages: ['wax Häuser', 'wax haeuser', 'Häuser'], language: 'de' }, { passages: ['x'] }]);
    const { noteScores, scores } = scored(both, 'Häuser');
    expect(noteScores[1]).toBeCloseTo(Math.max(...scores));
  });

  it('a note has its best passage, and the number of its passages; one that is not allowed has none', () => {
    const index = indexOf([{ passages: ['bee hive', 'bee'] }, { passages: ['bee', 'wax', 'bee hive'] }]);
    const { notes } = scored(index, 'bee hive');
    expect([...notes.bestSlots.slice(1)]).toEqual([0, 4]);
    expect([1, 2].map((note) => index.slots.passagesOf(note))).toEqual([2, 3]);
    expect(notes.highest).toBeCloseTo(Math.max(...notes.scores));
    const only = scored(index, 'bee hive', Uint8Array.of(1, 1, 0, 0, 0)).notes;
    expect([...only.scores.slice(1)]).toEqual([notes.scores[1], 0]);
    expect([[...only.found], only.bestSlots[1]]).toEqual([[1], 0]);
  });

  it('a passage that was added after the filters were evaluated is not allowed', () => {
    const index = indexOf([{ passages: ['bee'] }]);
    const allowed = index.slots.alive.slice();
    addNote(index, 2, { passages: ['bee hive'] });
    expect([...scored(index, 'bee hive', allowed).notes.scores.slice(1)]).toEqual([expect.any(Number), 0]);
  });

  it('passages of a note that were removed do not count', () => {
    const index = indexOf([{ passages: ['bee', 'hive'] }]);
    index.remove([1], false);
    addNote(index, 1, { passages: ['bee'] });
    const { notes, scores } = scored(index, 'bee hive');
    expect(notes.scores[1]).toBeCloseTo(scores[2] ?? 0);
    expect(index.slots.passagesOf(1)).toBe(1);
  });

  it('a note is found by the name of its folder: first if nothing else is asked, else behind those that hold the word', () => {
    const index = indexOf([
      { path: 'My journals/2024/a.md', passages: ['the first of June', 'more'] },
      { path: 'b.md', passages: ['a journal of bees'] },
      { path: 'journal.md', passages: ['something else'] },
      { path: 'Häuser/c.md', passages: ['roof'], language: 'de' },
    ]);
    const { notes } = scored(index, 'journal');
    expect(notes.scores[1]).toBeGreaterThan(0);
    expect(notes.scores[1]).toBeGreaterThan(notes.scores[2] ?? 0);
    const more = scored(index, 'journal something').notes.scores;
    expect(more[2]).toBeGreaterThan(more[1] ?? 0);
    expect([notes.scores[3], notes.scores[4]]).toEqual([0, 0]);
    expect([...notes.found]).toEqual([1, 2]);
    expect([...notes.bestSlots.slice(1, 3)]).toEqual([0, 2]);
    expect(scored(index, 'haus').notes.scores[4]).toBeGreaterThan(0);
    const none = index.slots.alive.slice().fill(0, 0, 2);
    expect(scored(index, 'journal', none).notes.scores[1]).toBe(0);
  });

  it('the folder of a note that has moved is known at once', () => {
    const index = indexOf([
      { path: 'a.md', passages: ['roof'] },
      { path: 'b.md', passages: ['x'] },
    ]);
    const folders = new FolderWords(index);
    const words = new KeywordSearch(index, dictionary).queryTerms('journal');
    expect(folders.of(words, ['en'])).toEqual([]);
    index.move(1, 'journal/a.md');
    expect(folders.of(words, ['en'])).toMatchObject([{ notes: new Set([1]) }]);
  });
});
