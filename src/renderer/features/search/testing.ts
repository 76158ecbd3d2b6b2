import { vi } from 'vitest';
import type { FoundPassage, Hit, SearchRequest, SearchResponse } from '../../../shared/domain.ts';
import type { Answer } from './answer.ts';
import { createSearchStore } from './store.ts';

/** A passage that begins at offset 100. */
export function passageOf(chunkId: number, rest: Partial<FoundPassage> = {}): FoundPassage {
  const { passage = 'Text.' } = rest;
  return {
    chunkId,
    headings: [],
    start: 100,
    end: 100 + passage.length,
    page: null,
    isRecognised: false,
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
    titleMarks: [],
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
    unreadFilters: [],
    isProvisional: false,
    timings: { waiting: 0.1, embedding: 3, vectors: 2, words: 4, texts: 1, presentation: 4.1 },
    conflictingFilters: [],
    searchable: 1,
    model: 'all-MiniLM-L6-v2',
    ms: 14.2,
    ...rest,
  };
}

export function answerOf(hits: Hit[], rest: Partial<Answer> = {}): Answer {
  return {
    ...responseOf(hits),
    query: 'tls',
    mode: 'hybrid',
    similarTo: null,
    times: { typed: null, asked: 0, came: 20 },
    ...rest,
  };
}

/** The answer with these notes. */
export function responseWith(ids: number[]): SearchResponse {
  return responseOf(ids.map((id) => hitOf(id)));
}

/** Types a query and waits for its answer, with faked timers. */
export async function ask(store: ReturnType<typeof createSearchStore>, query: string): Promise<void> {
  store.getState().setQuery(query);
  await vi.advanceTimersByTimeAsync(80);
}

/** A store whose searches are answered at once. */
export function storeResponding(respond: (request: SearchRequest) => SearchResponse) {
  const search = vi.fn(async (request: SearchRequest) => respond(request));
  const similar = async () => responseWith([]);
  const store = createSearchStore({
    search,
    similar,
    firstHits: () => 16,
    initialMode: 'hybrid',
    rememberMode: () => undefined,
  });
  return { store, search };
}
