import { assert, float, integer, array as listOf, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboveBaseline, gradeOf } from '../presentation/above-baseline.ts';
import { gradeNote } from '../presentation/grade.ts';
import { sideRanks } from '../presentation/hits.ts';
import { recallAt10 } from '../semantic/recall.ts';
import { type Candidate, fuse, type Ranked, scoreOf, weightsFor } from './fusion.ts';
import { rankNotes } from './rank-notes.ts';
import { topSlots } from './top-slots.ts';

const candidate = (given: Partial<Candidate> = {}): Candidate => ({
  slot: 0,
  noteId: 1,
  similarity: null,
  words: 0,
  shares: [],
  hasPhrase: false,
  ...given,
});
const ranked = (given: Partial<Ranked> = {}): Ranked => ({ ...candidate(), score: 0, ...given });

/** A query that could score 10 by its words. */
const query = { candidates: [], maxScore: 10, missing: 0, weights: weightsFor(true) };
const fused = (similarity: number | null, words: number) => scoreOf(similarity, words, query, 'hybrid');

describe('fusion', () => {
  it('fusion goes by one side alone where that was asked for', () => {
    const evidence = { ...query, candidates: [candidate({ similarity: 0.4, words: 7 })] };
    expect(fuse(evidence, 'keyword')[0]?.score).toBe(7);
    expect(fuse(evidence, 'semantic')[0]?.score).toBe(0.4);
    expect(fuse(evidence, 'hybrid')[0]?.score).toBe(fused(0.4, 7));
  });

  it('fusion counts both sides, from 0 to 1', () => {
    expect(scoreOf(null, 0, { ...query, maxScore: 0 }, 'hybrid')).toBe(0);
    expect(fused(-0.5, 0)).toBe(0);
    expect(fused(1, 10)).toBeCloseTo(1);
    expect(fused(0.5, 10)).toBeGreaterThan(fused(0.5, 5));
    expect(fused(0.6, 5)).toBeGreaterThan(fused(0.5, 5));
  });

  it('fusion gives nothing for the few words that anything holds', () => {
    expect(fused(0.5, 1.5)).toBe(fused(0.5, 0));
  });

  it('fusion goes more by meaning the more of the query is in no note', () => {
    const missing = { ...query, missing: 0.7 };
    const [near, held] = [scoreOf(0.5, 2, missing, 'hybrid'), scoreOf(0.1, 5, missing, 'hybrid')];
    expect(near).toBeGreaterThan(held);
    expect(fused(0.5, 2)).toBeLessThan(fused(0.1, 5));
  });

  it('fusion goes by words nearly alone where the model does not know the script', () => {
    const strange = { ...query, weights: weightsFor(false) };
    expect(scoreOf(0.9, 2, strange, 'hybrid')).toBeLessThan(scoreOf(0.1, 4, strange, 'hybrid'));
    expect(fused(0.9, 2)).toBeGreaterThan(fused(0.1, 4));
  });

  it('a passage with the phrase comes before all others of its note', () => {
    const best = candidate({ similarity: 1, words: 10, slot: 1 });
    const phrase = candidate({ similarity: 0, words: 3, slot: 2, hasPhrase: true });
    const evidence = { ...query, candidates: [best, phrase] };
    const [note] = rankNotes(fuse(evidence, 'hybrid'), evidence, 'hybrid');
    expect(note?.passages.map(({ slot }) => slot)).toEqual([2, 1]);
  });
});

describe('notes', () => {
  it('notes are as near as their nearest passage, and in a fixed order where they are equal', () => {
    const passages = [
      ranked({ noteId: 2, slot: 4, similarity: 0.5, score: 0.5 }),
      ranked({ noteId: 1, slot: 1, similarity: 0.5, score: 0.5 }),
      ranked({ noteId: 3, slot: 9, similarity: 0.2, score: 0.2 }),
      ranked({ noteId: 3, slot: 8, similarity: 0.9, score: 0.9 }),
    ];
    const notes = rankNotes(passages, query, 'semantic');
    expect(notes.map(({ noteId, score }) => [noteId, score])).toEqual([
      [3, 0.9],
      [1, 0.5],
      [2, 0.5],
    ]);
    expect(notes[0]?.passages.map(({ slot }) => slot)).toEqual([8, 9]);
  });

  it('a note gains by words that only another of its passages holds, and nothing by the same words again', () => {
    const first = ranked({ noteId: 1, slot: 1, words: 5, shares: [5, 0] });
    const score = (other: Partial<Ranked>) =>
      rankNotes([first, ranked({ noteId: 1, slot: 2, ...other })], query, 'keyword')[0]?.score ?? 0;
    expect(score({ words: 4, shares: [0, 4] })).toBeGreaterThan(5);
    expect(score({ words: 4, shares: [0, 4] })).toBeLessThan(9);
    expect(score({ words: 4, shares: [4, 0] })).toBe(5);
  });

  it('a note has a rank on each side that found it', () => {
    const passages = [
      ranked({ noteId: 1, similarity: 0.2, words: 5 }),
      ranked({ noteId: 2, similarity: 0.9 }),
      ranked({ noteId: 3, words: 9 }),
    ];
    const { semantic, keyword } = sideRanks(rankNotes(passages, query, 'hybrid'));
    expect(Object.fromEntries(semantic)).toEqual({ 1: 2, 2: 1 });
    expect(Object.fromEntries(keyword)).toEqual({ 1: 2, 3: 1 });
  });
});

it('the top slots are those with the highest scores among the allowed ones', () => {
  assert(
    property(listOf(float({ min: 0, max: 1, noNaN: true })), integer({ min: 1, max: 12 }), (given, count) => {
      const scores = Float32Array.from(given);
      const allowed = Uint8Array.from(given, (_, slot) => (slot % 3 === 0 ? 0 : 1));
      const wanted = [...scores].filter((score, slot) => score > 0 && allowed[slot] === 1).sort((a, b) => b - a);
      const slots = topSlots(scores, count, allowed);
      expect(new Set(slots).size).toBe(slots.length);
      expect(slots.every((slot) => allowed[slot] === 1)).toBe(true);
      expect(slots.map((slot) => scores[slot]).sort((a, b) => (b ?? 0) - (a ?? 0))).toEqual(wanted.slice(0, count));
    }),
  );
});

describe('grade', () => {
  const baseline = { mean: 0.1, deviation: 0.1 };

  it('the grade grows with nearness and with the share of the words', () => {
    expect(gradeOf(null, null)).toBeNull();
    expect(gradeOf(0.2, 0.1)).toBe('weak');
    expect(gradeOf(0.6, 0.1)).toBe('weak');
    expect(gradeOf(0.6, 0.4)).toBe('good');
    expect(gradeOf(1.2, null)).toBe('good');
    expect(gradeOf(0, 0.9)).toBe('strong');
    expect(gradeOf(2, null)).toBe('strong');
  });

  it('the grade asks more of a passage in a large library, where something is near to anything', () => {
    expect(aboveBaseline(0.5, baseline, 100_000)).toBeLessThan(aboveBaseline(0.5, baseline, 100));
    expect(aboveBaseline(baseline.mean, baseline, 1)).toBe(0);
  });

  it('the grade of a note is that of its best passage', () => {
    const note = { noteId: 1, score: 0, passages: [ranked({ words: 1 }), ranked({ words: 9, similarity: 0.1 })] };
    expect(gradeNote(note, { maxScore: 10 }, baseline, 100)).toBe('strong');
    expect(gradeNote(note, { maxScore: 0 }, null, 100)).toBeNull();
    expect(gradeNote(note, { maxScore: 0 }, baseline, 100)).toBe('weak');
  });
});

describe('recall', () => {
  const near = (slots: number[]) => slots.map((slot) => ({ slot, similarity: 1 - slot / 100 }));
  const parts = (byBits: number[]) => ({
    chunkIds: [1, 2, 3],
    vectors: async (ids: readonly number[]) =>
      ids.map((chunkId) => ({ chunkId, noteId: 1, vector: new Float32Array(1) })),
    exact: async () => near([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    byBits: async () => near(byBits),
  });

  it('recall is the share of the ten nearest that were found', async () => {
    expect(await recallAt10(parts([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]))).toBe(1);
    expect(await recallAt10(parts([0, 1, 2, 3, 4, 50, 51, 52, 53, 54, 55]))).toBeCloseTo(0.5);
  });

  it('recall is not known where there is no vector', async () => {
    expect(await recallAt10({ ...parts([]), vectors: async () => [] })).toBeNull();
    expect(await recallAt10({ ...parts([]), chunkIds: [] })).toBeNull();
  });
});
