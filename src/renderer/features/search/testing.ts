import type { FoundPassage, Hit, SearchResponse } from '../../../shared/domain.ts';
import type { Answer } from './store.ts';

/** A passage that begins at offset 100. */
export function passageOf(chunkId: number, rest: Partial<FoundPassage> = {}): FoundPassage {
  const { passage = 'Text.' } = rest;
  return {
    chunkId,
    headings: [],
    start: 100,
    end: 100 + passage.length,
    page: null,
    score: 1,
    similarity: 0.5,
    keyword: false,
    sentence: null,
    marks: [],
    ...rest,
    passage,
  };
}

/** A hit whose passage has the same id as its note. */
export function hitOf(noteId: number, rest: Partial<Hit> = {}): Hit {
  return {
    ...passageOf(noteId),
    noteId,
    title: `Note ${noteId}`,
    folder: '/notes',
    path: `${noteId}.md`,
    format: 'markdown',
    date: 0,
    named: false,
    grade: 'good',
    passages: 1,
    duplicates: [],
    explanation: { semantic: null, keyword: null, words: [] },
    ...rest,
  };
}

export function responseOf(hits: Hit[], rest: Partial<SearchResponse> = {}): SearchResponse {
  return {
    hits,
    listed: hits.length,
    next: null,
    total: { notes: hits.length, exact: true },
    nothingRelevant: false,
    corrections: [],
    spellingSuggestion: null,
    dateSuggestion: null,
    unknownFilters: [],
    searchable: 1,
    model: 'all-MiniLM-L6-v2 q8',
    ms: 14.2,
    ...rest,
  };
}

export function answerOf(hits: Hit[], rest: Partial<Answer> = {}): Answer {
  return { ...responseOf(hits), query: 'tls', mode: 'hybrid', similarTo: null, ...rest };
}
