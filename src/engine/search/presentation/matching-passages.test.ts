import { expect, it } from 'vitest';
import { queryEvidence } from '../../testing/evidence.ts';
import { matchingPassages } from './matching-passages.ts';

const passage = (slot: number, score: number, hasPhrase = false) => ({
  slot,
  noteId: 1,
  score,
  similarity: null,
  words: score,
  wordsOfNote: score,
  shares: [],
  hasPhrase,
});
const slots = (passages: ReturnType<typeof passage>[], maxScore = 20) =>
  matchingPassages({ passages }, { maxScore, evidence: queryEvidence() }).map(({ slot }) => slot);

it('passages with less than half of the best one’s score do not match, but the one that is shown and those with a phrase do', () => {
  expect(slots([passage(1, 12), passage(2, 7), passage(3, 5)])).toEqual([1, 2]);
  expect(slots([passage(1, 2), passage(2, 12), passage(3, 5)])).toEqual([1, 2]);
  expect(slots([passage(1, 12), passage(2, 1, true)])).toEqual([1, 2]);
});

it('by meaning alone, what is beyond an unrelated passage’s similarity is compared', () => {
  expect(slots([passage(1, 0.6), passage(2, 0.5), passage(3, 0.35)], 0)).toEqual([1, 2]);
});

it('all passages match a query without words', () => {
  const passages = [passage(1, 0), passage(2, 0)];
  expect(matchingPassages({ passages }, { maxScore: 0, evidence: null })).toHaveLength(2);
});
