import { createStore } from 'zustand/vanilla';
import type { Suggestion, SuggestRequest } from '../../../shared/domain.ts';
import { plural } from '../../ui/format.ts';
import { type Completion, completionAt, filterHints, namesFor } from './completion.ts';
import { dateValues } from './date-values.ts';

/** As many as fit under the search box. */
const mostValues = 8;

/** What can be taken, and a word about it. */
export interface Option {
  value: string;
  about: string;
}

export interface SuggestionsState {
  /** What the options complete; null where there is nothing to complete. */
  completion: Completion | null;
  /** None while there are none to show. */
  options: readonly Option[];
  /** The option that the arrow keys have reached; null before they are used. */
  active: number | null;
  /** Looks for what could be completed where the cursor is. */
  look(query: string, cursor: number): void;
  /** Moves through the options, round and round, with the search box itself between last and first. */
  move(steps: 1 | -1): void;
  /** Puts the options away for now. */
  close(): void;
  /** Puts the options away until something else is being typed. */
  dismiss(): void;
}

interface Dependencies {
  suggest: (request: SuggestRequest) => Promise<{ suggestions: Suggestion[] }>;
  /** Hears why the library’s values could not be read. */
  onFailure: (error: unknown) => void;
}

export function createSuggestionsStore({ suggest, onFailure }: Dependencies) {
  let lastAsked = 0;
  let dismissed: Completion | null = null;

  return createStore<SuggestionsState>()((set, get) => {
    function close(): void {
      lastAsked += 1;
      if (get().completion !== null) set({ completion: null, options: [], active: null });
    }

    function show(completion: Completion, options: readonly Option[]): void {
      // What is typed to its end needs no suggestion.
      const isComplete = options.length === 1 && options[0]?.value === completion.typed;
      set({ completion, options: isComplete ? [] : options, active: null });
    }

    function showFromLibrary(completion: Completion, field: SuggestRequest['field']): void {
      const asked = lastAsked;
      const isOfSameValue = get().completion?.start === completion.start;
      show(completion, isOfSameValue ? get().options : []);
      suggest({ field, prefix: completion.typed, limit: mostValues }).then(({ suggestions }) => {
        if (asked !== lastAsked) return;
        show(
          completion,
          suggestions.map(({ value, notes }) => ({ value, about: plural(notes, 'note') })),
        );
      }, onFailure);
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
        lastAsked += 1;
        if (completion.kind === 'name') {
          show(
            completion,
            namesFor(completion.typed).map((field) => ({ value: field, about: filterHints[field] })),
          );
        } else if (completion.field === 'after' || completion.field === 'before') {
          show(
            completion,
            dateValues(completion.typed, Date.now()).map(({ value, name }) => ({ value, about: name })),
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

/** Whether a completion is of the same name or value, as far as it is typed. */
function isSamePlace(a: Completion, b: Completion | null): boolean {
  return a.kind === b?.kind && a.start === b.start;
}

function isSame(a: Completion, b: Completion | null): boolean {
  return isSamePlace(a, b) && a.typed === b?.typed && a.end === b.end;
}
