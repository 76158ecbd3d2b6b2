import { describe, expect, it } from 'vitest';
import type { Hit, SearchResponse } from '../shared/domain.ts';
import { readable, resultOf, suggestionsOf } from './search-output.ts';

const passage = 'Stir it.\r\nLet it rise for an hour. Then bake.';
const hit: Hit = {
  noteId: 1,
  title: 'Sourdough',
  folder: '/notes',
  titleMarks: [],
  path: 'home/sourdough.md',
  chunkId: 7,
  headings: ['Sourdough', 'Baking'],
  passage,
  start: 100,
  end: 100 + passage.length,
  page: null,
  isRecognised: false,
  format: 'markdown',
  score: 0.03,
  similarity: 0.61,
  keyword: true,
  sentence: { start: 110, end: 135 },
  marks: [{ start: 117, end: 121 }],
  date: new Date(2025, 2, 4, 12).getTime(),
  named: false,
  grade: 'good',
  passages: 2,
  duplicates: [{ noteId: 2, title: 'Sourdough, copied', folder: '/notes', path: 'old/sourdough.md' }],
  explanation: { semantic: { rank: 1, similarity: 0.61 }, keyword: null, words: [] },
};
const response: SearchResponse = {
  hits: [hit],
  listed: 1,
  next: null,
  total: { notes: 1, exact: true },
  nothingRelevant: false,
  corrections: [],
  spellingSuggestion: null,
  dateSuggestion: null,
  unknownFilters: [],
  unreadFilters: [],
  isProvisional: false,
  timings: { waiting: 0, embedding: 0, vectors: 0, words: 0, texts: 0, presentation: 0 },
  conflictingFilters: [],
  searchable: 1,
  model: 'starter',
  ms: 12.3456,
};

describe('an answer to be read', () => {
  it('a printed answer shows the sentence that answers, how well it does, the day, the place and what is nearly the same', () => {
    expect(readable(response)).toBe(
      'Sourdough\n' +
        '  ●●○ good · 2025-03-04 · home/sourdough.md › Baking\n' +
        '  Let it rise for an hour.\n' +
        '  nearly the same: old/sourdough.md\n',
    );
  });

  it('a printed answer shows the passage where no sentence stands out', () => {
    const found = { ...hit, sentence: null, grade: null, duplicates: [] };
    expect(readable({ ...response, hits: [found] })).toBe(
      'Sourdough\n  2025-03-04 · home/sourdough.md › Baking\n  Stir it. Let it rise for an hour. Then bake.\n',
    );
  });

  it('a printed answer says that nothing is relevant, and what was searched for instead', () => {
    const text = readable({ ...response, nothingRelevant: true, corrections: [{ typed: 'brread', used: 'bread' }] });
    expect(text).toMatch(
      /^“brread” is in no note; searched for “bread”\.\n\nNothing relevant; the closest are:\n\nSourdough\n/,
    );
    expect(readable({ ...response, hits: [], nothingRelevant: true })).toBe('Nothing was found.\n');
  });

  it('a printed answer says how much is searched while embedding runs', () => {
    expect(readable({ ...response, searchable: 0.389 })).toMatch(/^Searching 38% of your notes by meaning/);
  });
});

describe('an answer as JSON', () => {
  it('an answer as JSON keeps the fields that programs read, and says more', () => {
    const { results, ...rest } = resultOf(response);
    expect(rest).toEqual({
      ms: 12.35,
      total: { notes: 1, exact: true },
      nothingRelevant: false,
      corrections: [],
      spellingSuggestion: null,
      dateSuggestion: null,
    });
    expect(results).toEqual([
      {
        path: 'home/sourdough.md',
        title: 'Sourdough',
        heading: 'Sourdough › Baking',
        passage,
        start: 100,
        end: 100 + passage.length,
        score: 0.03,
        similarity: 0.61,
        folder: '/notes',
        grade: 'good',
        date: new Date(2025, 2, 4, 12).toISOString(),
        sentence: { start: 110, end: 135 },
        marks: [{ start: 117, end: 121 }],
        duplicates: [{ path: 'old/sourdough.md', title: 'Sourdough, copied', folder: '/notes' }],
        explanation: { semantic: { rank: 1, similarity: 0.61 }, keyword: null, words: [] },
      },
    ]);
  });
});

it('what may have been meant is said apart from the answer', () => {
  expect(suggestionsOf(response)).toBe('');
  const spellingSuggestion = {
    corrections: [{ typed: 'brread', used: 'bread' }],
    query: 'bread last March',
  };
  const dateSuggestion = {
    typed: 'last March',
    filter: 'after:2026-03 before:2026-04',
    period: { from: Date.parse('2026-03-01T00:00'), to: Date.parse('2026-04-01T00:00'), precision: 'month' as const },
    query: 'brread after:2026-03 before:2026-04',
  };
  expect(suggestionsOf({ ...response, spellingSuggestion, dateSuggestion })).toBe(
    'No note contains “brread”. Did you mean: bread last March\n' +
      'Tip: with after:2026-03 before:2026-04 in place of “last March”, only notes dated March 2026 are found.\n',
  );
});
