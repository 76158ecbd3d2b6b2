import { notePaneId } from './focus.ts';
import type { View } from './history.ts';

/** Space above the passage, and before a column, when the note is scrolled to it, in pixels. */
const marginAbove = 72;
/** How long a note that grows as it is drawn is scrolled to where it was, in milliseconds. */
const patience = 3_000;
/** What a user scrolls with: then they want to be elsewhere. */
const scrolling = ['wheel', 'pointerdown', 'keydown'] as const;

/** Where a note opens by itself: at its passage, else at its beginning. */
function openingOf(pane: HTMLElement): number {
  const mark = pane.querySelector('mark');
  if (!mark) return 0;
  return mark.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop - marginAbove;
}

/** A table that is wider than the pane shows the column in which something was found. */
function showColumn(pane: HTMLElement): void {
  const found = pane.querySelector('mark b') ?? pane.querySelector('mark');
  const box = found?.closest<HTMLElement>('.scroll-box');
  if (!found || !box) return;
  const [inside, outside] = [found.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inside.left < outside.left || inside.right > outside.right)
    box.scrollLeft += inside.left - outside.left - marginAbove;
}

/** How the note in the pane is being read; null while there is none. */
export function viewNow(): View | null {
  const pane = document.getElementById(notePaneId)?.querySelector<HTMLElement>('section');
  if (!pane) return null;
  const focused = document.activeElement;
  const link = focused instanceof HTMLElement && pane.contains(focused) ? (focused.dataset.link ?? null) : null;
  return { scrolled: pane.scrollTop - Math.max(0, openingOf(pane)), link };
}

/**
 * Scrolls a note to its passage or, with a view, to where it was read, while it grows above and below. Ends once it is
 * there, or the user scrolls. @returns a function that ends it.
 */
export function showView(pane: HTMLElement, view: View | null): () => void {
  const scroll = (): boolean => {
    const wanted = Math.max(0, openingOf(pane)) + (view?.scrolled ?? 0);
    pane.scrollTop = wanted;
    focusLink(pane, view);
    return Math.abs(pane.scrollTop - wanted) < 1;
  };
  scroll();
  showColumn(pane);
  const content = pane.firstElementChild;
  if (view === null || content === null) return () => {};
  const growing = new ResizeObserver(scroll);
  const end = (): void => {
    growing.disconnect();
    clearTimeout(ending);
    for (const event of scrolling) pane.removeEventListener(event, end);
  };
  const ending = setTimeout(end, patience);
  growing.observe(content);
  for (const event of scrolling) pane.addEventListener(event, end, { passive: true });
  return end;
}

/** The link that was followed takes the focus back, so that the keyboard goes on from there. */
function focusLink(pane: HTMLElement, view: View | null): void {
  if (!view?.link || document.activeElement !== pane) return;
  pane.querySelector<HTMLElement>(`[data-link="${CSS.escape(view.link)}"]`)?.focus({ preventScroll: true });
}
