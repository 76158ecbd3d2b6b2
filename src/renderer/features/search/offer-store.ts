import type { DatePeriod } from '../../../shared/date-period.ts';
import type { Correction } from '../../../shared/domain.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import type { Answer } from './answer.ts';
import { searchStore } from './store.ts';

/** Another query that the user may have meant; it is never asked for them. */
export type Offer = { query: string } & (
  | { kind: 'spelling'; corrections: readonly Correction[] }
  | { kind: 'date'; typed: string; period: DatePeriod }
);

interface OfferState {
  offer: Offer | null;
  /** The query or its answer has changed: shows what the answer offers once the query has stood for a moment. */
  look(query: string, answer: Answer | null): void;
  /** Asks what is offered. Returns whether anything was. */
  accept(): boolean;
  /** Hides what is offered, and offers it for these words no more until the window is closed. */
  dismiss(): void;
}

/** How long a query must stay, in milliseconds: the last word may not be finished. */
const restMilliseconds = 400;

export function createOfferStore(run: (query: string) => void) {
  const dismissed = new Set<string>();
  let resting: ReturnType<typeof setTimeout> | undefined;
  let offers: Offer[] = [];
  const first = (): Offer | null => offers.find((offer) => !dismissed.has(wordsOf(offer))) ?? null;

  return createStore<OfferState>('offer', (set, get) => ({
    offer: null,
    look: (query, answer) => {
      clearTimeout(resting);
      const isAnswered = answer !== null && !answer.similarTo && answer.query === query.trim();
      offers = isAnswered ? offersOf(answer) : [];
      const next = first();
      // The same search is repeated when the library changes, or in another mode.
      if (JSON.stringify(next) === JSON.stringify(get().offer)) return;
      set({ offer: null });
      if (next) resting = setTimeout(() => set({ offer: next }), restMilliseconds);
    },
    accept: () => {
      const { offer } = get();
      if (!offer) return false;
      set({ offer: null });
      run(offer.query);
      return true;
    },
    dismiss: () => {
      const { offer } = get();
      if (offer) dismissed.add(wordsOf(offer));
      set({ offer: first() });
    },
  }));
}

/** First the spelling: with it, the date may be another. */
function offersOf({ spellingSuggestion, dateSuggestion }: Answer): Offer[] {
  return [
    ...(spellingSuggestion ? [{ kind: 'spelling', ...spellingSuggestion } as const] : []),
    ...(dateSuggestion ? [{ kind: 'date', ...dateSuggestion } as const] : []),
  ];
}

/** The words of the query that an offer is about. */
function wordsOf(offer: Offer): string {
  const words = offer.kind === 'date' ? offer.typed : offer.corrections.map(({ typed }) => typed).join(' ');
  return `${offer.kind} ${words.toLowerCase()}`;
}

export const offerStore = createOfferStore((query) => {
  const { run, mode } = searchStore.getState();
  run(query, mode);
});

export const useOffer = hookOf(offerStore);

follow(
  searchStore,
  ({ query, answer }) => [query, answer],
  () => {
    const { query, answer } = searchStore.getState();
    offerStore.getState().look(query, answer);
  },
);
