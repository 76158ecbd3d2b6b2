import { describe, expect, it } from 'vitest';
import { hitOf } from '../search/testing.ts';
import { keywordReason, scoreText, semanticReason, wordCounts } from './explanation-text.ts';

const hybrid = { mode: 'hybrid', model: 'starter' } as const;
const semantic = { rank: 2, similarity: 0.72845 };
const keyword = { rank: 1, score: 12.3456, share: 0.628 };
const nothing = { semantic: null, keyword: null, words: [] };

describe('semanticReason', () => {
  it('gives rank, similarity and model', () => {
    expect(semanticReason(hitOf(1, { explanation: { ...nothing, semantic } }), hybrid)).toEqual({
      rank: '2nd',
      text: '73% similar, by starter',
    });
  });

  it('says why there is no rank', () => {
    const texts = [
      semanticReason(hitOf(1, { similarity: null }), { ...hybrid, mode: 'keyword' }),
      semanticReason(hitOf(1, { similarity: null }), hybrid),
      semanticReason(hitOf(1, { similarity: 0.12 }), hybrid),
    ].map(({ rank, text }) => [rank, text]);
    expect(texts).toEqual([
      [null, 'not compared'],
      [null, 'not learned yet by starter'],
      [null, 'not among the nearest; 12% similar, by starter'],
    ]);
  });
});

describe('keywordReason', () => {
  it('gives the rank and the share of the highest possible score', () => {
    expect(keywordReason(hitOf(1, { explanation: { ...nothing, keyword } }), hybrid)).toEqual({
      rank: '1st',
      text: '62% of what the words can be worth',
    });
  });

  it('distinguishes a note without the words from one whose words were not compared', () => {
    expect(keywordReason(hitOf(1), hybrid).text).toBe('contains no word of the query');
    expect(keywordReason(hitOf(1), { ...hybrid, mode: 'semantic' }).text).toBe('not compared');
  });
});

describe('wordCounts', () => {
  it('puts the highest score first, and measures the others by it', () => {
    const words = [
      { word: 'the', score: 0.5 },
      { word: 'TLS', score: 5 },
    ];
    expect(wordCounts(hitOf(1, { explanation: { ...nothing, words } }))).toEqual([
      { word: 'TLS', score: '5', share: 1 },
      { word: 'the', score: '0.5', share: 0.1 },
    ]);
  });

  it('accepts words without a score', () => {
    const words = [{ word: 'the', score: 0 }];
    expect(wordCounts(hitOf(1, { explanation: { ...nothing, words } }))).toEqual([
      { word: 'the', score: '0', share: 0 },
    ]);
  });
});

describe('scoreText', () => {
  it('says what the hits are ordered by', () => {
    expect(scoreText(hitOf(1, { score: 0.03279 }), hybrid)).toBe('0.0328, from both');
    expect(scoreText(hitOf(1, { score: 12 }), { ...hybrid, mode: 'keyword' })).toBe('12, from words alone');
  });
});
