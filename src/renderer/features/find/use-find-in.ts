import { type RefObject, useEffect, useRef } from 'react';
import type { TextRange } from '../../../shared/domain.ts';
import { type DrawnText, drawnTextOf } from './drawn-text.ts';
import { foldText } from './fold-text.ts';
import { matchesIn } from './matches.ts';
import { findStore } from './store.ts';

const all = 'find';
const one = 'find-current';
/** How long the note must stay as it is before it is read again, in milliseconds. */
const restMilliseconds = 80;
/** Room above and below a match in view, in pixels: the bar lies over the text. */
const margin = 56;

/** A note of which only a part is drawn, because it is very long. */
export interface WholeText {
  text: string;
  /** Where the drawn part begins, in UTF-16 units. */
  start: number;
  /** Draws the part around an offset instead. */
  draw(offset: number): void;
}

/**
 * Finds what the bar looks for in the `[data-note-text]` inside an element, and keeps finding while more of it is drawn: an
 * element with `data-drawing` says so. Matches are painted with the highlights `find` and `find-current`.
 * @param scroller what scrolls the text; the current match is brought into view.
 * @param whole the text to find in where only a part of it is drawn.
 */
export function useFindIn(scroller: RefObject<HTMLElement | null>, whole: WholeText | null): void {
  const newest = useRef(whole);
  useEffect(() => {
    newest.current = whole;
  });
  useEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const finder = new Finder(current, () => newest.current);
    return () => finder.stop();
  }, [scroller]);
}

/** A match, with its place in what is drawn; null where that is not drawn. */
interface Match extends TextRange {
  range: Range | null;
}

class Finder {
  readonly #scroller: HTMLElement;
  readonly #whole: () => WholeText | null;
  readonly #observer: MutationObserver;
  readonly #unfollow: () => void;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #drawn: DrawnText = { text: '', rangeOf: () => new Range() };
  #folded = foldText('');
  #foldedOf = '';
  #matches: Match[] = [];
  /** The match that is shown: ones before it may still be drawn. */
  #shown: Match | null = null;
  /** Whether the match to show is not drawn yet. */
  #isAwaited = false;

  constructor(scroller: HTMLElement, whole: () => WholeText | null) {
    this.#scroller = scroller;
    this.#whole = whole;
    this.#observer = new MutationObserver(() => {
      clearTimeout(this.#resting);
      this.#resting = setTimeout(() => this.#read(), restMilliseconds);
    });
    this.#unfollow = findStore.subscribe((now, before) => {
      if (now.isOpen !== before.isOpen) this.#toggle(now.isOpen);
      else if (now.query !== before.query) this.#find();
      else if (now.jumps !== before.jumps && now.current !== null) this.#goTo(this.#matches[now.current]);
    });
    if (findStore.getState().isOpen) this.#toggle(true);
  }

  stop(): void {
    this.#unfollow();
    this.#toggle(false);
  }

  #toggle(isOpen: boolean): void {
    clearTimeout(this.#resting);
    this.#observer.disconnect();
    if (isOpen) {
      this.#observer.observe(this.#scroller, { subtree: true, childList: true, characterData: true });
      this.#read();
    } else {
      this.#matches = [];
      this.#paint();
    }
  }

  #read(): void {
    const root = this.#scroller.querySelector('[data-note-text]');
    if (!root) return;
    this.#drawn = drawnTextOf(root);
    const text = this.#whole()?.text ?? this.#drawn.text;
    if (text !== this.#foldedOf) this.#folded = foldText(text);
    this.#foldedOf = text;
    this.#find();
  }

  #find(): void {
    const { query, current: before, show } = findStore.getState();
    const start = this.#whole()?.start ?? 0;
    const { length } = this.#drawn.text;
    this.#matches = matchesIn(this.#folded, query).map((match) => {
      const place = { start: match.start - start, end: match.end - start };
      return { ...match, range: place.start >= 0 && place.end <= length ? this.#drawn.rangeOf(place) : null };
    });
    const isDrawing = this.#scroller.querySelector('[data-drawing]') !== null;
    const same = before === null ? -1 : this.#matches.findIndex((match) => this.#isShown(match));
    const current = same === -1 ? this.#firstInView() : same;
    show({ total: this.#matches.length, current, isDrawing });
    if (current !== null && (same === -1 || this.#isAwaited)) this.#goTo(this.#matches[current]);
    else this.#paint();
  }

  /** The first match that is in view or below; else the first. */
  #firstInView(): number | null {
    if (this.#matches.length === 0) return null;
    const { top } = this.#scroller.getBoundingClientRect();
    const found = this.#matches.findIndex(({ range }) => range && range.getBoundingClientRect().top >= top);
    return Math.max(0, found);
  }

  #goTo(match: Match | undefined): void {
    if (!match) return;
    this.#shown = match;
    this.#isAwaited = match.range === null;
    if (match.range) scrollTo(match.range, this.#scroller);
    else this.#whole()?.draw(match.start);
    this.#paint();
  }

  #isShown(match: Match): boolean {
    const { range, start } = this.#shown ?? {};
    if (this.#whole()) return match.start === start;
    return match.range?.startContainer === range?.startContainer && match.range?.startOffset === range?.startOffset;
  }

  #paint(): void {
    CSS.highlights.delete(all);
    CSS.highlights.delete(one);
    const drawn = this.#matches.flatMap(({ range }) => range ?? []);
    if (drawn.length === 0) return;
    CSS.highlights.set(all, new Highlight(...drawn));
    const shown = this.#matches.find((match) => this.#isShown(match))?.range;
    if (!shown) return;
    const highlight = new Highlight(shown);
    highlight.priority = 1;
    CSS.highlights.set(one, highlight);
  }
}

/** Brings a match into view, and unfolds what hides it. */
function scrollTo(range: Range, scroller: HTMLElement): void {
  openAround(range);
  const view = scroller.getBoundingClientRect();
  const place = range.getBoundingClientRect();
  const isInView = place.top >= view.top + margin && place.bottom <= view.bottom - margin;
  if (!isInView) scroller.scrollTop += place.top - view.top - view.height / 3;
}

/** Unfolds what hides a match. */
function openAround({ startContainer }: Range): void {
  for (let folded = folding(startContainer); folded; folded = folding(folded.parentElement)) folded.open = true;
}

function folding(node: Node | null): HTMLDetailsElement | null {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLDetailsElement>('details:not([open])') ?? null;
}
