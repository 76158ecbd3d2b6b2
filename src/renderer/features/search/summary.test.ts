import { describe, expect, it } from 'vitest';
import type { Hit } from '../../../shared/domain.ts';
import type { Answer } from './store.ts';
import { summaryOf } from './summary.ts';

describe('summaryOf', () => {
  it('says how many notes and how fast', () => {
    expect(summaryOf(answerWith({ count: 12 }))).toBe('12 notes · 14 ms');
    expect(summaryOf(answerWith({ count: 1, ms: 0.2 }))).toBe('1 note · 1 ms');
  });

  it('does not pretend that the limit is a count', () => {
    expect(summaryOf(answerWith({ count: 40 }))).toBe('40 nearest notes · 14 ms');
  });

  it('says how much of the library was seen while embedding runs', () => {
    expect(summaryOf(answerWith({ count: 2, searchable: 0.384 }))).toBe(
      'searching 38 % of your notes · 2 notes · 14 ms',
    );
  });

  it('knows that words are searched everywhere from the start', () => {
    expect(summaryOf(answerWith({ count: 2, searchable: 0.384, mode: 'keyword' }))).toBe('2 notes · 14 ms');
  });
});

function answerWith({ count, ...rest }: { count: number } & Partial<Answer>): Answer {
  return {
    query: 'tls',
    mode: 'hybrid',
    hits: Array.from({ length: count }, hitOf),
    searchable: 1,
    model: 'starter',
    ms: 14.2,
    ...rest,
  };
}

function hitOf(_: unknown, documentId: number): Hit {
  return {
    documentId,
    chunkId: 1,
    title: '',
    folder: '/n',
    path: 'a.md',
    headings: [],
    passage: '',
    start: 0,
    end: 0,
    score: 0,
    similarity: null,
    keyword: true,
  };
}
