import { describe, expect, it } from 'vitest';
import { highlightFrom, highlightOf } from './highlight.ts';

const found = { start: 100, sentence: { start: 120, end: 140 }, marks: [{ start: 122, end: 125 }] };

describe('highlightOf', () => {
  it('moves the marks with their passage when the note has changed', () => {
    expect(highlightOf({ passage: { start: 110, end: 160 } }, found, found.sentence)).toEqual({
      passage: { start: 110, end: 160 },
      sentence: { start: 130, end: 150 },
      words: [{ start: 132, end: 135 }],
    });
  });

  it('marks only the passage where nothing else is known', () => {
    expect(highlightOf({ passage: { start: 1, end: 2 } }, null, null)).toEqual({
      passage: { start: 1, end: 2 },
      sentence: null,
      words: [],
    });
  });

  it('is null where the passage is gone', () => {
    expect(highlightOf({ passage: null }, found, found.sentence)).toBeNull();
  });
});

describe('highlightFrom', () => {
  it('shifts the offsets to the beginning of a part', () => {
    const highlight = highlightOf({ passage: { start: 100, end: 150 } }, found, found.sentence);
    expect(highlight && highlightFrom(90, highlight)).toEqual({
      passage: { start: 10, end: 60 },
      sentence: { start: 30, end: 50 },
      words: [{ start: 32, end: 35 }],
    });
  });
});
