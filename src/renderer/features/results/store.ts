import { createStore } from 'zustand/vanilla';
import type { Hit, SearchMode, SearchRequest, SearchResponse, SimilarRequest } from '../../../shared/domain.ts';
import { toErrorShape } from '../../../shared/errors.ts';
import { completionAt } from '../search-box/completion.ts';

/** More than anyone reads, few enough to draw at once. */
export const resultLimit = 40;
/** A pause in typing that is long enough to ask. */
const typingPause = 80;
/** The same while the value of a filter is being typed: its beginning would only be searched for as a word. */
const filterPause = 500;
/** How often a growing library may ask again, in milliseconds. */
const refreshInterval = 1_000;

/** A note, or a text selected in one, that others are to be similar to. */
export interface Subject {
  noteId: number;
  title: string;
  /** Null for the whole note. */
  selection: string | null;
}

/** A response, with the question it answers. */
export interface Answer extends SearchResponse {
  query: string;
  /** Similar notes are always found by meaning. */
  mode: SearchMode;
  /** What its notes are similar to; null for the answer to the query. */
  similarTo: Subject | null;
}

export interface SearchState {
  /** What stands in the search box. */
  query: string;
  mode: SearchMode;
  /** The last answer: it stays while the next is awaited. Null without a query. */
  answer: Answer | null;
  failure: string | null;
  /** The selected hit's `noteId`: a note is found at most once. */
  selectedId: number | null;
  /** What similar notes are shown for, in place of the query's answer; null while the query is answered. */
  similarTo: Subject | null;
  setQuery(query: string): void;
  setMode(mode: SearchMode): void;
  /** Asks a whole question at once; its mode is not taken for what the user prefers. */
  run(query: string, mode: SearchMode): void;
  select(noteId: number): void;
  /** Moves the selection by so many hits, as far as there are any. */
  move(steps: number): void;
  /** The library has changed: asks the same again soon, keeping the selection. */
  refresh(): void;
  findSimilar(subject: Subject): void;
  /** Goes back from similar notes to the answer that they took the place of. */
  leaveSimilar(): void;
}

interface Dependencies {
  search: (request: SearchRequest) => Promise<SearchResponse>;
  similar: (request: SimilarRequest) => Promise<SearchResponse>;
  initialMode: SearchMode;
  rememberMode: (mode: SearchMode) => void;
}

export function createSearchStore({ search, similar, initialMode, rememberMode }: Dependencies) {
  let typing: ReturnType<typeof setTimeout> | undefined;
  let refreshing: ReturnType<typeof setTimeout> | undefined;
  let lastAsked = 0;
  let lastAnswered = 0;
  /** What similar notes took the place of. */
  let before: Pick<SearchState, 'answer' | 'selectedId'> = { answer: null, selectedId: null };

  return createStore<SearchState>()((set, get) => {
    function ask(): void {
      clearTimeout(typing);
      typing = undefined;
      const query = get().query.trim();
      const { similarTo } = get();
      const mode = similarTo ? 'semantic' : get().mode;
      lastAsked += 1;
      if (query === '' && !similarTo) {
        lastAnswered = lastAsked;
        set({ answer: null, failure: null, selectedId: null });
        return;
      }
      const asked = lastAsked;
      const settle = (change: (state: SearchState) => Partial<SearchState>): void => {
        if (asked !== lastAsked) return;
        lastAnswered = asked;
        set(change);
      };
      const response = similarTo
        ? similar({ noteId: similarTo.noteId, selection: similarTo.selection, limit: resultLimit })
        : search({ query, mode, limit: resultLimit });
      response.then(
        (found) => settle((state) => answered(state, { ...found, query, mode, similarTo })),
        (error: unknown) => settle(() => ({ answer: null, failure: toErrorShape(error).message, selectedId: null })),
      );
    }

    function refresh(): void {
      if (refreshing !== undefined || (get().query.trim() === '' && !get().similarTo)) return;
      refreshing = setTimeout(() => {
        refreshing = undefined;
        if (typing !== undefined) return;
        if (lastAnswered === lastAsked) ask();
        else refresh();
      }, refreshInterval);
    }

    return {
      query: '',
      mode: initialMode,
      answer: null,
      failure: null,
      selectedId: null,
      similarTo: null,
      setQuery: (query) => {
        set({ query, similarTo: null });
        clearTimeout(typing);
        if (query.trim() === '') ask();
        else typing = setTimeout(ask, endsInFilter(query) ? filterPause : typingPause);
      },
      setMode: (mode) => {
        rememberMode(mode);
        set({ mode, similarTo: null });
        ask();
      },
      run: (query, mode) => {
        set({ query, mode, similarTo: null });
        ask();
      },
      select: (selectedId) => set({ selectedId }),
      move: (steps) => {
        const hits = get().answer?.hits ?? [];
        const from = hits.findIndex((hit) => hit.noteId === get().selectedId);
        const to = hits[Math.min(hits.length - 1, Math.max(0, from + steps))];
        if (to) set({ selectedId: to.noteId });
      },
      refresh,
      findSimilar: (subject) => {
        const { answer, selectedId, similarTo } = get();
        if (!similarTo) before = { answer, selectedId };
        set({ similarTo: subject });
        ask();
      },
      leaveSimilar: () => {
        if (!get().similarTo) return;
        set({ similarTo: null, failure: null, ...before });
        // The library may have changed meanwhile.
        ask();
      },
    };
  });
}

/** The selected hit; undefined where nothing is found. */
export function selectedHit({ answer, selectedId }: SearchState): Hit | undefined {
  return answer?.hits.find((hit) => hit.noteId === selectedId);
}

function endsInFilter(query: string): boolean {
  return completionAt(query, query.length)?.kind === 'value';
}

export function isSameQuestion(a: Answer | null, b: Answer | null): boolean {
  return a?.query === b?.query && a?.mode === b?.mode && a?.similarTo === b?.similarTo;
}

/** A new question selects its first hit; the same one, asked again, keeps the selection and the hits that did not change. */
function answered({ answer: previous, selectedId }: SearchState, next: Answer): Partial<SearchState> {
  const first = next.hits[0]?.noteId ?? null;
  if (!previous || !isSameQuestion(previous, next)) return { answer: next, failure: null, selectedId: first };
  const known = new Map(previous.hits.map((hit) => [JSON.stringify(hit), hit]));
  const isStillThere = next.hits.some((hit) => hit.noteId === selectedId);
  return {
    answer: { ...next, hits: next.hits.map((hit) => known.get(JSON.stringify(hit)) ?? hit) },
    failure: null,
    selectedId: isStillThere ? selectedId : first,
  };
}
