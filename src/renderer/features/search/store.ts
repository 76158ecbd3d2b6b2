import type {
  FoundPassage,
  Hit,
  SearchMode,
  SearchRequest,
  SearchResponse,
  SimilarRequest,
} from '../../../shared/domain.ts';
import { searchMode } from '../../../shared/domain.ts';
import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import { asksNothing } from '../../../shared/query.ts';
import { request } from '../../lib/api.ts';
import { keepUnchanged } from '../../lib/keep-unchanged.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import { libraryStore } from '../library/store.ts';
import { completionAt } from './completion.ts';
import { readQuery } from './read-query.ts';
import { weakTailOf } from './weak-tail.ts';

/** As many hits as a window shows: what comes with an answer is what a key waits for. More are loaded once it rests, or is scrolled. */
const firstHits = 16;
/** Similar notes come all at once. */
const maxSimilar = 40;
/** Hits loaded with each further request, and the most that a search is repeated with. */
const pageLength = 100;
const maxRepeated = 1_000;
/**
 * Where a search takes longer than this (a hosted model, a busy computer), the next one waits for a pause in typing of the same
 * length; otherwise every key searches at once. In milliseconds.
 */
const slowSearch = 150;
/** How long a search that has not been answered holds back the next one, in milliseconds. */
const patience = 300;
/** The same while the value of a filter is being typed: half a value names something else, or nothing. */
const filterPause = 500;
/** While the library changes, the same search is repeated no more often than this, in milliseconds. */
const refreshInterval = 1_000;

/** What similar notes are wanted for: a note, or a text selected in one. */
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

/** A line under a hit: another passage of its note, or a near-duplicate. */
export interface Row {
  noteId: number;
  /** Null for a near-duplicate. */
  passage: FoundPassage | null;
}

export interface SearchState {
  /** The text in the search box. */
  query: string;
  mode: SearchMode;
  /** The last answer, which stays until the next one arrives. Null without a query. */
  answer: Answer | null;
  failure: ErrorShape | null;
  /** The `noteId` of the selected hit: a note is found at most once. */
  selectedId: number | null;
  /** The selected row under the selected hit; null while the hit itself is selected. */
  row: Row | null;
  /** Whether the weak hits are listed, too, and not folded into one line. */
  isWeakShown: boolean;
  /** Whether that line is selected, below the hit that stays selected. */
  isAtWeak: boolean;
  /** What similar notes are shown for, in place of the query’s answer; null while the query is answered. */
  similarTo: Subject | null;
  setQuery(query: string): void;
  setMode(mode: SearchMode): void;
  /** Searches at once. The mode is not remembered as the user’s preference. */
  run(query: string, mode: SearchMode): void;
  /** Selects a hit, or a row under it. */
  select(noteId: number, row?: Row | null): void;
  /** Moves the selection by this many hits, stopping at the first and the last, or at the line of the folded ones. */
  move(steps: number): void;
  /** Lists the weak hits, and selects the first of them. */
  unfold(): void;
  /** Folds the weak hits into one line, and selects it. */
  fold(): void;
  /** Loads the hits that follow those of the answer, if there are any. */
  more(): void;
  /** Keeps the selection when the search is repeated: the user is busy with what was selected for them. */
  hold(): void;
  /** Repeats the search soon, because the library has changed. What the user has selected stays selected. */
  refresh(): void;
  findSimilar(subject: Subject): void;
  /** Goes back from similar notes to the answer they replaced. */
  leaveSimilar(): void;
}

interface Dependencies {
  search: (request: SearchRequest) => Promise<SearchResponse>;
  similar: (request: SimilarRequest) => Promise<SearchResponse>;
  initialMode: SearchMode;
  rememberMode: (mode: SearchMode) => void;
}

const noAnswer = { answer: null, failure: null, selectedId: null, row: null, isWeakShown: false, isAtWeak: false };

export function createSearchStore({ search, similar, initialMode, rememberMode }: Dependencies) {
  const latest = createLatest();
  /** When the search that has not been answered yet was begun; null if there is none. */
  let waitingSince: number | null = null;
  let lastTook = 0;
  /** Whether a query waits for the answer to the one before, and for nothing else. */
  let isHeld = false;
  /** Whether the user wants the selected hit; otherwise it is selected because it was the first. */
  let isChosen = false;
  let typing: ReturnType<typeof setTimeout> | undefined;
  let refreshing: ReturnType<typeof setTimeout> | undefined;
  /** What similar notes have replaced. */
  let replaced: Pick<SearchState, 'answer' | 'selectedId' | 'isWeakShown'> = noAnswer;
  /** The answer that further hits are being loaded for. */
  let growing: Answer | null = null;

  return createStore<SearchState>('search', (set, get) => {
    /** Asks after a pause, and not while the search before is running: only the latest query waits for its answer. */
    function askAfter(pause: number): void {
      clearTimeout(typing);
      const held = waitingSince === null ? 0 : waitingSince + patience - performance.now();
      isHeld = pause === 0 && held > 0;
      const wait = Math.max(pause, held);
      if (wait > 0) typing = setTimeout(ask, wait);
      else ask();
    }

    function ask(): void {
      clearTimeout(typing);
      typing = undefined;
      isHeld = false;
      const query = get().query.trim();
      const { similarTo, answer } = get();
      const mode = similarTo ? 'semantic' : get().mode;
      const asked = { query, mode, similarTo };
      const isLatest = latest.begin();
      if (similarTo === null && asksNothing(readQuery(query))) {
        waitingSince = null;
        set(noAnswer);
        return;
      }
      const began = performance.now();
      waitingSince = began;
      const settle = (change: Partial<SearchState>): void => {
        if (!isLatest()) return;
        waitingSince = null;
        lastTook = performance.now() - began;
        set(change);
        if (isHeld) ask();
      };
      const response = similarTo
        ? similar({ noteId: similarTo.noteId, selection: similarTo.selection, limit: maxSimilar })
        : search({ query, mode, limit: isSameQuestion(answer, asked) ? loadedOf(answer) : firstHits });
      response.then(
        (found) => {
          const next = { ...found, ...asked };
          settle(answered(get(), next, isChosen));
        },
        (error: unknown) => settle({ ...noAnswer, failure: toErrorShape(error) }),
      );
    }

    function refresh(): void {
      if (refreshing !== undefined || (get().query.trim() === '' && !get().similarTo)) return;
      refreshing = setTimeout(() => {
        refreshing = undefined;
        if (typing !== undefined) return;
        if (waitingSince !== null) refresh();
        else ask();
      }, refreshInterval);
    }

    return {
      query: '',
      mode: initialMode,
      similarTo: null,
      ...noAnswer,
      setQuery: (query) => {
        isChosen = false;
        set({ query, similarTo: null });
        clearTimeout(typing);
        if (query.trim() === '') ask();
        else if (endsInFilter(query)) askAfter(filterPause);
        else askAfter(lastTook > slowSearch ? Math.min(lastTook, patience) : 0);
      },
      setMode: (mode) => {
        rememberMode(mode);
        isChosen = false;
        set({ mode, similarTo: null });
        ask();
      },
      run: (query, mode) => {
        isChosen = false;
        set({ query, mode, similarTo: null });
        ask();
      },
      select: (selectedId, row = null) => {
        isChosen = true;
        set({ selectedId, row, isAtWeak: false });
      },
      move: (steps) => {
        const { answer, selectedId, isAtWeak, isWeakShown, select } = get();
        if (answer === null) return;
        const hits = shownHits(get());
        const isFolded = !isWeakShown && weakTailOf(answer).count > 0;
        const from = isAtWeak ? hits.length : hits.findIndex((hit) => hit.noteId === selectedId);
        const place = Math.min(isFolded ? hits.length : hits.length - 1, Math.max(0, from + steps));
        const to = hits[place];
        if (to === undefined) set({ isAtWeak: isFolded, row: null });
        else if (to.noteId !== selectedId || isAtWeak) select(to.noteId);
      },
      unfold: () => {
        const { answer, select } = get();
        const first = answer?.hits[weakTailOf(answer).start];
        if (first === undefined) return;
        set({ isWeakShown: true });
        select(first.noteId);
      },
      fold: () => {
        const { answer, select } = get();
        const last = answer?.hits[weakTailOf(answer).start - 1];
        if (last === undefined) return;
        select(last.noteId);
        set({ isWeakShown: false, isAtWeak: true });
      },
      more: () => {
        const { answer, isWeakShown } = get();
        if (answer === null || answer.next === null || growing === answer || waitingSince !== null) return;
        // What is folded needs no more of it.
        if (!isWeakShown && weakTailOf(answer).count > 0) return;
        growing = answer;
        search({ query: answer.query, mode: answer.mode, limit: pageLength, from: answer.next }).then(
          (page) => get().answer === answer && set({ answer: continued(answer, page), failure: null }),
          (error: unknown) => {
            // Scrolled to its end again, the list tries again.
            growing = null;
            if (get().answer === answer) set({ failure: toErrorShape(error) });
          },
        );
      },
      hold: () => {
        isChosen = true;
      },
      refresh,
      findSimilar: (subject) => {
        const { answer, selectedId, isWeakShown, similarTo } = get();
        if (!similarTo) replaced = { answer, selectedId, isWeakShown };
        isChosen = false;
        set({ similarTo: subject });
        ask();
      },
      leaveSimilar: () => {
        if (!get().similarTo) return;
        isChosen = true;
        set({ similarTo: null, failure: null, row: null, isAtWeak: false, ...replaced });
        // The library may have changed meanwhile.
        ask();
      },
    };
  });
}

/** The selected hit; undefined where nothing is found. */
export function selectedHit({ answer, selectedId }: Pick<SearchState, 'answer' | 'selectedId'>): Hit | undefined {
  return answer?.hits.find((hit) => hit.noteId === selectedId);
}

/** The hits that are listed: all but the weak ones that are folded into one line. */
export function shownHits({ answer, isWeakShown }: Pick<SearchState, 'answer' | 'isWeakShown'>): readonly Hit[] {
  if (answer === null) return [];
  return isWeakShown ? answer.hits : answer.hits.slice(0, weakTailOf(answer).start);
}

/** Whether an answer answers anything: words or a note were asked for, not only a folder, a tag or a date. */
export function isAnswering({ query, similarTo }: Pick<Answer, 'query' | 'similarTo'>): boolean {
  return similarTo !== null || readQuery(query).text.trim() !== '';
}

/** What distinguishes one question from another, for `follow`. */
export function questionOf({ answer }: Pick<SearchState, 'answer'>): unknown[] {
  return [answer?.similarTo, answer?.query, answer?.mode];
}

function endsInFilter(query: string): boolean {
  return completionAt(query, query.length)?.kind === 'value';
}

function isSameQuestion(
  previous: Answer | null,
  next: Pick<Answer, 'query' | 'mode' | 'similarTo'>,
): previous is Answer {
  return previous?.query === next.query && previous.mode === next.mode && previous.similarTo === next.similarTo;
}

/** As many hits as are listed already: a list that has been scrolled does not lose its end when its search is repeated. */
function loadedOf({ hits }: Answer): number {
  return Math.min(maxRepeated, Math.max(firstHits, hits.length));
}

/**
 * A new question selects its first hit, see `preselected`. A repeated one keeps the identity of unchanged hits and, if the user wants it, the
 * selection: the first hits that a library finds while it is being indexed are not the best.
 */
function answered(
  { answer: previous, selectedId, row, isWeakShown, isAtWeak }: SearchState,
  next: Answer,
  isChosen: boolean,
): Partial<SearchState> {
  const first = preselected(next);
  const stays = isChosen && next.hits.some((hit) => hit.noteId === selectedId);
  // What was selected after the last key, among the hits of an earlier one, is not taken away by the answer to it.
  if (!isSameQuestion(previous, next)) return { ...noAnswer, answer: next, selectedId: stays ? selectedId : first };
  const answer = { ...next, hits: keepUnchanged(previous.hits, next.hits, ({ noteId }) => noteId) };
  const fold = { isWeakShown, isAtWeak: isAtWeak && stays && weakTailOf(answer).count > 0 };
  return stays
    ? { answer, failure: null, selectedId, row, ...fold }
    : { answer, failure: null, selectedId: first, row: null, ...fold };
}

/** The hit that an answer selects by itself: its first; none beside the note that similar ones were asked for, which stays open. */
function preselected({ hits, similarTo }: Answer): number | null {
  return similarTo ? null : (hits[0]?.noteId ?? null);
}

/** An answer with the hits that follow. Those that it has already, themselves or folded into others, are not listed twice. */
function continued(answer: Answer, { hits, next }: Pick<SearchResponse, 'hits' | 'next'>): Answer {
  const known = new Set(
    answer.hits.flatMap(({ noteId, duplicates }) => [noteId, ...duplicates.map((each) => each.noteId)]),
  );
  return { ...answer, next, hits: [...answer.hits, ...hits.filter(({ noteId }) => !known.has(noteId))] };
}

const modeKey = 'search-mode';

export const searchStore = createSearchStore({
  search: (input) => request('search.run', input),
  similar: (input) => request('search.similar', input),
  // Unit tests run without a browser’s storage.
  initialMode: searchMode.catch('hybrid').parse(globalThis.localStorage?.getItem(modeKey)),
  rememberMode: (mode) => localStorage.setItem(modeKey, mode),
});

export const useSearch = hookOf(searchStore);

follow(
  libraryStore,
  ({ library }) => [library?.notes, library?.embedded, library?.failed, library?.revision, library?.model],
  () => searchStore.getState().refresh(),
);
