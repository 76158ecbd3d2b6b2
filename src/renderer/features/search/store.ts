import type { Hit, SearchMode, SearchRequest, SearchResponse, SimilarRequest } from '../../../shared/domain.ts';
import { searchMode } from '../../../shared/domain.ts';
import { toErrorShape } from '../../../shared/errors.ts';
import { asksNothing } from '../../../shared/query.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import { remInPixels } from '../../ui/use-rem.ts';
import { libraryStore } from '../library/store.ts';
import { preferencesStore } from '../preferences/store.ts';
import {
  type Answer,
  answered,
  continued,
  isSameQuestion,
  noAnswer,
  provisionalPatience,
  type Row,
  type Shown,
  type Subject,
  steadied,
} from './answer.ts';
import { completionAt } from './completion.ts';
import { readQuery } from './read-query.ts';
import { hitsInSight } from './row-heights.ts';
import { isInWeakTail, weakTailOf } from './weak-tail.ts';

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
/** So long after the last key, typing counts as over: what was kept where it stood goes where it belongs. In milliseconds. */
const typingRest = 400;
/** How long a search that has not been answered holds back the next one, in milliseconds. */
const patience = 300;
/** The same while the value of a filter is being typed: half a value names something else, or nothing. */
const filterPause = 500;
/** While the library changes, the same search is repeated no more often than this, in milliseconds. */
const refreshInterval = 1_000;

export interface SearchState extends Shown {
  /** The text in the search box. */
  query: string;
  mode: SearchMode;
  /** What similar notes are shown for, in place of the query’s answer; null while the query is answered. */
  similarTo: Subject | null;
  /** When the query was typed, as a time of `performance.now()`; null if it was not, or something else was asked for since. */
  typedAt: number | null;
  /** @param typedAt when its key was pressed. */
  setQuery(query: string, typedAt?: number): void;
  setMode(mode: SearchMode): void;
  /** Searches at once. The mode is not remembered as the user’s preference. */
  run(query: string, mode: SearchMode): void;
  /** Selects a hit, or a row under it. */
  select(noteId: number, row?: Row | null): void;
  /** Moves the selection by this many hits, stopping at the first and the last, or at the line of the folded ones. */
  move(steps: number): void;
  /** Lists the weak hits, and selects the first of them. */
  unfold(): void;
  /** Lists the weak hits if one of these notes is among them. */
  reveal(noteIds: ReadonlySet<number>): void;
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
  /**
   * As many hits as the window shows: what comes with an answer is what a key waits for. More are loaded once it rests, or is
   * scrolled.
   */
  firstHits: () => number;
  initialMode: SearchMode;
  rememberMode: (mode: SearchMode) => void;
}

export function createSearchStore({ search, similar, firstHits, initialMode, rememberMode }: Dependencies) {
  const latest = createLatest();
  /** The search that has not been answered yet, and when it was begun. What completes an answer holds back no key. */
  let waiting: { since: number; isCompletion: boolean } | null = null;
  let lastTook = 0;
  /** How long the last complete answer took that came after one by words, in milliseconds. */
  let completionTook = 0;
  /** Whether a query waits for the answer to the one before, and for nothing else. */
  let isHeld = false;
  /** Whether the user wants the selected hit; otherwise it is selected because it was the first. */
  let isChosen = false;
  let typing: ReturnType<typeof setTimeout> | undefined;
  let refreshing: ReturnType<typeof setTimeout> | undefined;
  let ordering: ReturnType<typeof setTimeout> | undefined;
  /** What similar notes have replaced. */
  let replaced: Pick<SearchState, 'answer' | 'selectedId' | 'isWeakShown'> = noAnswer;
  /** The answer that further hits are being loaded for. */
  let growing: Answer | null = null;

  return createStore<SearchState>('search', (set, get) => {
    /** Asks after a pause, and not while the search before is running: only the latest query waits for its answer. */
    function askAfter(pause: number): void {
      clearTimeout(typing);
      const held = waiting === null || waiting.isCompletion ? 0 : waiting.since + patience - performance.now();
      isHeld = pause === 0 && held > 0;
      const wait = Math.max(pause, held);
      if (wait > 0) typing = setTimeout(() => ask(), wait);
      else ask();
    }

    /** @param isAgain whether the engine stopped when this was asked before: then it has been started again. */
    function ask(isAgain = false): void {
      clearTimeout(typing);
      clearTimeout(ordering);
      typing = undefined;
      isHeld = false;
      const query = get().query.trim();
      const { similarTo, answer } = get();
      const mode = similarTo ? 'semantic' : get().mode;
      const question = { query, mode, similarTo };
      const isLatest = latest.begin();
      if (similarTo === null && asksNothing(readQuery(query))) {
        waiting = null;
        set(noAnswer);
        return;
      }
      const isRepeated = isSameQuestion(answer, question);
      // The answer is there, by its words.
      const isCompletion = isRepeated && answer.isProvisional;
      const typed = isRepeated ? null : get().typedAt;
      const asked = performance.now();
      waiting = { since: asked, isCompletion };
      const settle = (change: Partial<SearchState>): void => {
        waiting = null;
        const took = performance.now() - asked;
        if (isCompletion) completionTook = took;
        else lastTook = took;
        set(change);
        if (isHeld) ask();
      };
      const response = similarTo
        ? similar({ noteId: similarTo.noteId, selection: similarTo.selection, limit: maxSimilar })
        : // A list that has been scrolled does not lose its end when its search is repeated.
          search({
            query,
            mode,
            limit: Math.max(firstHits(), isRepeated ? Math.min(maxRepeated, answer.hits.length) : 0),
            ...(mode === 'hybrid' && !isRepeated && { wordsFirst: true }),
          });
      response.then(
        (found) => {
          if (!isLatest()) return;
          const came = { ...found, ...question, times: { typed, asked, came: performance.now() } };
          const typingLeft = typingLeftOf(get());
          const next = typingLeft > 0 ? steadied(get().answer, came) : came;
          settle(answered(get(), next, isChosen));
          if (!isLatest()) return;
          if (found.isProvisional) askAfter(pauseAfter(completionTook));
          else if (next !== came) orderAfter(typingLeft, came);
        },
        (error: unknown) => {
          if (!isLatest()) return;
          const failure = toErrorShape(error);
          if (failure.code === 'engine-stopped' && !isAgain) ask(true);
          else settle(isCompletion ? { failure } : { ...noAnswer, failure });
        },
      );
    }

    /** Shows an answer as it came, unless another one is shown by then. */
    function orderAfter(pause: number, came: Answer): void {
      const { answer } = get();
      ordering = setTimeout(() => {
        if (get().answer === answer) set(answered(get(), came, isChosen));
      }, pause);
    }

    function refresh(): void {
      if (refreshing !== undefined || (get().query.trim() === '' && !get().similarTo)) return;
      refreshing = setTimeout(() => {
        refreshing = undefined;
        if (typing !== undefined) return;
        if (waiting !== null) refresh();
        else ask();
      }, refreshInterval);
    }

    return {
      query: '',
      mode: initialMode,
      similarTo: null,
      typedAt: null,
      ...noAnswer,
      setQuery: (query, typedAt = performance.now()) => {
        isChosen = false;
        set({ query, similarTo: null, typedAt });
        clearTimeout(typing);
        if (query.trim() === '') ask();
        else if (endsInFilter(query)) askAfter(filterPause);
        else askAfter(pauseAfter(lastTook));
      },
      setMode: (mode) => {
        rememberMode(mode);
        isChosen = false;
        set({ mode, similarTo: null, typedAt: null });
        ask();
      },
      run: (query, mode) => {
        isChosen = false;
        set({ query, mode, similarTo: null, typedAt: null });
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
      reveal: (noteIds) => {
        const { answer, isWeakShown } = get();
        if (answer === null || isWeakShown) return;
        if ([...noteIds].some((noteId) => isInWeakTail(answer, noteId))) set({ isWeakShown: true });
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
        if (answer === null || answer.next === null || growing === answer || waiting !== null) return;
        // Its hits are in another order once it is complete.
        if (answer.isProvisional) return;
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
        set({ similarTo: subject, typedAt: null });
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

/**
 * In how many milliseconds what is found counts as settled: typing rests, and an answer by words has been completed or has
 * waited for that long enough. 0 if it does already.
 */
export function settlesIn(state: Pick<SearchState, 'typedAt' | 'answer'>): number {
  const { answer } = state;
  const waiting = answer?.isProvisional ? answer.times.came + provisionalPatience - performance.now() : 0;
  return Math.max(0, typingLeftOf(state), waiting);
}

/** In how many milliseconds typing counts as over. */
function typingLeftOf({ typedAt }: Pick<SearchState, 'typedAt'>): number {
  return typedAt === null ? 0 : typedAt + typingRest - performance.now();
}

/** What distinguishes one question from another, for `follow`. */
export function questionOf({ answer }: Pick<SearchState, 'answer'>): unknown[] {
  return [answer?.similarTo, answer?.query, answer?.mode];
}

/** The pause in typing that a search waits for where the last one took so long, both in milliseconds. */
function pauseAfter(took: number): number {
  return took > slowSearch ? Math.min(took, patience) : 0;
}

function endsInFilter(query: string): boolean {
  return completionAt(query, query.length)?.kind === 'value';
}

const modeKey = 'search-mode';

export const searchStore = createSearchStore({
  search: (input) => request('search.run', input),
  similar: (input) => request('search.similar', input),
  firstHits: () => hitsInSight(window.innerHeight, preferencesStore.getState().now.density, remInPixels()),
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
