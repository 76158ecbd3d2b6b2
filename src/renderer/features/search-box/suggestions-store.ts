import type { Suggestion, SuggestRequest } from '../../../shared/domain.ts';
import { amount } from '../../lib/amounts.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, hookOf } from '../../lib/store.ts';
import { message, t } from '../../lib/translate.tsx';
import { noticesStore } from '../notices/store.ts';
import { type Completion, completionAt, filterHints, namesFor } from '../search/completion.ts';
import { dateValues } from './date-values.ts';

/** As many as fit under the search box. */
const maxValues = 8;

/** A suggestion, and a few words about it. */
interface Option {
  value: string;
  about: string;
}

const orders = [
  { value: 'date', about: message('the newest first') },
  { value: 'relevance', about: message('the best first') },
];

export interface SuggestionsState {
  /** What the options complete; null where there is nothing to complete. */
  completion: Completion | null;
  options: readonly Option[];
  /** The option that the arrow keys have reached; null before they are used. */
  active: number | null;
  /** Looks for something to complete at the cursor. */
  look(query: string, cursor: number): void;
  /** Moves through the options in a circle that leads through the search box. */
  move(steps: 1 | -1): void;
  /** Hides the options for now. */
  close(): void;
  /** Hides the options until something else is being typed. */
  dismiss(): void;
}

interface Dependencies {
  suggest: (request: SuggestRequest) => Promise<{ suggestions: Suggestion[] }>;
  report: (error: unknown) => void;
}

export function createSuggestionsStore({ suggest, report }: Dependencies) {
  const latest = createLatest();
  let dismissed: Completion | null = null;

  return createStore<SuggestionsState>('suggestions', (set, get) => {
    function close(): void {
      latest.cancel();
      if (get().completion !== null) set({ completion: null, options: [], active: null });
    }

    function show(completion: Completion, options: readonly Option[]): void {
      // What is completely typed needs no suggestion.
      const isComplete = options.length === 1 && options[0]?.value === completion.typed;
      set({ completion, options: isComplete ? [] : options, active: null });
    }

    function showFromLibrary(completion: Completion, field: SuggestRequest['field']): void {
      const isLatest = latest.begin();
      const { completion: previous, options } = get();
      show(completion, previous?.start === completion.start ? options : []);
      suggest({ field, prefix: completion.typed, limit: maxValues }).then(({ suggestions }) => {
        if (!isLatest()) return;
        const found = suggestions.map(({ value, notes }) => ({ value, about: amount(notes, 'note') }));
        show(completion, found);
      }, report);
    }

    return {
      completion: null,
      options: [],
      active: null,
      look: (query, cursor) => {
        const completion = completionAt(query, cursor);
        if (completion === null || !isSamePlace(completion, dismissed)) dismissed = null;
        if (completion === null || dismissed !== null) {
          close();
          return;
        }
        if (isSame(completion, get().completion)) return;
        latest.cancel();
        const { kind, typed } = completion;
        if (kind === 'tag') {
          showFromLibrary(completion, 'tag');
        } else if (kind === 'name') {
          const names = namesFor(typed).map((field) => ({ value: field, about: t(filterHints[field]) }));
          show(completion, names);
        } else if (completion.field === 'after' || completion.field === 'before') {
          show(completion, dateValues(typed, Date.now()));
        } else if (completion.field === 'sort') {
          show(
            completion,
            orders
              .filter(({ value }) => value.startsWith(typed.toLowerCase()))
              .map(({ value, about }) => ({ value, about: t(about) })),
          );
        } else {
          showFromLibrary(completion, completion.field);
        }
      },
      move: (steps) => {
        const { options, active } = get();
        const places = options.length + 1;
        const to = ((active ?? -1) + 1 + steps + places) % places;
        set({ active: to === 0 ? null : to - 1 });
      },
      close,
      dismiss: () => {
        dismissed = get().completion;
        close();
      },
    };
  });
}

export const suggestionsStore = createSuggestionsStore({
  suggest: (input) => request('search.suggest', input),
  report: noticesStore.getState().report,
});

export const useSuggestions = hookOf(suggestionsStore);

/** Whether both complete the same name or value, however much of it is typed. */
function isSamePlace(a: Completion, b: Completion | null): boolean {
  return a.kind === b?.kind && a.start === b.start;
}

function isSame(a: Completion, b: Completion | null): boolean {
  return isSamePlace(a, b) && a.typed === b?.typed && a.end === b.end;
}
