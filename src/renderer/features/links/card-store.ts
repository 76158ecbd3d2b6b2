import type { LinkTarget, ResolvedLink } from '../../../shared/links.ts';
import { createStore, hookOf } from '../../lib/store.ts';

/** What is shown beside a link: a peek at its note, the notes that it may mean, or why it leads nowhere. */
export interface Card {
  /** The link’s element. */
  element: HTMLElement;
  written: LinkTarget;
  link: ResolvedLink;
  /** Whether the user asked for it with the keyboard or a click, so that it takes the focus; not so while the pointer rests. */
  isHeld: boolean;
}

interface CardState {
  card: Card | null;
  show(card: Card): void;
  hide(): void;
  /** The pointer moves on a link: shows its card once it rests there. */
  showSoon(card: Card): void;
  /** Hides a card that the pointer has left, unless it enters the card itself. */
  hideSoon(): void;
  /** The pointer is on the card, or has left a link before its card was shown. */
  stay(): void;
}

/** How long the pointer rests on a link before its card is shown, in milliseconds. */
const restOnLink = 400;
/** How long the pointer may be on its way from the link to the card, in milliseconds. */
const restOutside = 250;

/** At most one card is shown. */
export function createCardStore() {
  let changing: ReturnType<typeof setTimeout> | undefined;

  return createStore<CardState>('link card', (set, get) => {
    const later = (change: () => void, rest: number): void => {
      clearTimeout(changing);
      changing = setTimeout(change, rest);
    };
    return {
      card: null,
      show: (card) => {
        clearTimeout(changing);
        set({ card });
      },
      hide: () => {
        clearTimeout(changing);
        set({ card: null });
      },
      showSoon: (card) => {
        const shown = get().card;
        if (shown?.isHeld) return;
        if (shown?.element === card.element) clearTimeout(changing);
        else later(() => set({ card }), restOnLink);
      },
      hideSoon: () => {
        if (!get().card?.isHeld) later(() => set({ card: null }), restOutside);
      },
      stay: () => clearTimeout(changing),
    };
  });
}

export const cardStore = createCardStore();

export const useCard = hookOf(cardStore);
