import { assert, constantFrom, array as listOf, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import { addNote, indexOf } from '../../testing/passages.ts';
import { starterTokenizer } from '../../testing/paths.ts';
import { Dictionary } from '../../text-index/analysis/dictionary.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { topScores } from '../ranking/top-scores.ts';
import { Bm25 } from './bm25.ts';
import { bm25Shares } from './bm25-shares.ts';
import { completionShare, KeywordSearch, type QueryTerm } from './keyword-search.ts';
import { NoteWordScorer } from './note-words.ts';

const dictionary = new Dictionary(starterTokenizer);
const text = listOf(
  constantFrom('bee', 'bees', 'hive', 'beehive', 'wax', 'waxen', 'honey', 'Häuser', 'haeuser', '1.0.2'),
  {
    minLength: 1,
    maxLength: 12,
  },
).map((words) => words.join(' '));
const notes = listOf(listOf(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 40 });

it('the scores of passages and notes, the best of them, and what each word adds are those of every passage scored by itself', () => {
  const library = record({
    notes,
    more: notes,
    removed: listOf(constantFrom(1, 3, 7)),
    queries: listOf(text, { minLength: 2 }),
  });
  assert(
    property(library, ({ notes: first, more, removed, queries }) => {
      const index = indexOf(first.map((passages) => ({ passages, language: 'de' })));
      const scorers = { bm25: new Bm25(index), ofNotes: new NoteWordScorer(index) };
      const check = () => {
        const keywords = new KeywordSearch(index, dictionary);
        for (const query of queries) expectExhaustive(index, scorers, keywords.queryTerms(query));
      };
      check();
      index.remove(removed, true);
      for (const [place, passages] of more.entries())
        addNote(index, first.length + place + 1, { passages, language: 'de' });
      check();
    }),
    { numRuns: 40 },
  );
});

function expectExhaustive(
  index: TextIndex,
  scorers: { bm25: Bm25; ofNotes: NoteWordScorer },
  words: readonly QueryTerm[],
): void {
  const { slots, notes } = index;
  const all = Array.from({ length: slots.count }, (_, slot) => slot);
  const given = all.map((slot) => words.map((word) => shareOf(index, word, slot)));
  const found = scorers.bm25.score(words);
  const shares = bm25Shares(index, words, all);
  for (const slot of all) {
    const wanted = slots.alive[slot] === 1 ? sum(given[slot] ?? []) : 0;
    expect(found.scores[slot]).toBeCloseTo(wanted, 4);
    for (const [place, share] of (shares[slot] ?? []).entries()) {
      if (slots.alive[slot] === 1) expect(share).toBeCloseTo(given[slot]?.[place] ?? 0, 6);
    }
  }
  expect([...found.found]).toEqual(all.filter((slot) => (found.scores[slot] ?? 0) > 0));
  const best = topScores(found.scores, 5, found.found, slots.alive).map((slot) => found.scores[slot] ?? 0);
  expect(best.sort((a, b) => b - a)).toEqual(
    [...found.scores]
      .filter((score) => score > 0)
      .sort((a, b) => b - a)
      .slice(0, 5),
  );

  const ofNotes = scorers.ofNotes.score(found, slots.alive);
  for (const { id } of notes.all()) {
    const own = all.filter((slot) => slots.noteIdOf(slot) === id && slots.alive[slot] === 1);
    const bestOwn = Math.max(0, ...own.map((slot) => sum(given[slot] ?? [])));
    const ofWords = sum(words.map((_, place) => Math.max(0, ...own.map((slot) => given[slot]?.[place] ?? 0))));
    expect(ofNotes.scores[id]).toBeCloseTo(bestOwn + 0.2 * Math.max(0, ofWords - bestOwn), 4);
    expect(slots.passagesOf(id)).toBe(own.length);
  }
}

/** BM25 as its paper has it, from the postings of one passage. */
function shareOf({ postings, slots }: TextIndex, { termIds, completions, weight }: QueryTerm, slot: number): number {
  const shareFor = (ids: readonly number[], share: number) => {
    const frequency = Math.max(0, ...ids.map((id) => frequencyIn(postings, id, slot)));
    return (
      (share * weight * frequency * 2.2) /
      (frequency + 1.2 * (0.4 + (0.6 * (slots.lengths[slot] ?? 0)) / slots.averageLength))
    );
  };
  return Math.max(shareFor(termIds, 1), shareFor(completions, completionShare));
}

function frequencyIn(postings: TextIndex['postings'], term: number, slot: number): number {
  for (const { base, terms, starts, slots, frequencies } of postings.segments) {
    const place = terms.indexOf(term);
    for (let at = starts[place] ?? 0, end = place === -1 ? 0 : (starts[place + 1] ?? 0); at < end; at++)
      if (base + (slots[at] ?? 0) === slot) return frequencies[at] ?? 0;
  }
  return 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
