import { type RefObject, useEffect } from 'react';
import { topIn } from './top-in.ts';

interface Anchor {
  element: Element;
  /** Whether it is the passage: that is marked anew when the sentence that answers arrives. */
  isPassage: boolean;
  /** From the upper edge of the pane, in pixels. */
  top: number;
}

/** Space kept below the passage where the pane has become lower, in pixels. */
const marginBelow = 24;

/** Keeps what is read in its place when the pane’s size changes: the passage while it is in sight, else the text at the top. */
export function useKeptPlace(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const pane = scroller.current;
    return pane ? keepPlace(pane) : undefined;
  }, [scroller]);
}

/** @returns a function that ends it. */
export function keepPlace(pane: HTMLElement): () => void {
  const sizeNow = () => `${pane.clientWidth} ${pane.clientHeight}`;
  let size = sizeNow();
  let anchor = anchorIn(pane);
  const remember = (): void => {
    // A pane that has just changed its size is scrolled by that: what it shows now is not what was read.
    if (size === sizeNow()) anchor = anchorIn(pane);
  };
  const observer = new ResizeObserver(() => {
    size = sizeNow();
    const element = anchor && elementOf(anchor, pane);
    if (anchor && element) pane.scrollTop += topIn(pane, element) - placeFor(anchor.top, element, pane);
  });
  observer.observe(pane);
  pane.addEventListener('scrollend', remember);
  return () => {
    observer.disconnect();
    pane.removeEventListener('scrollend', remember);
  };
}

function anchorIn(pane: HTMLElement): Anchor | null {
  const { left, top, width, height } = pane.getBoundingClientRect();
  const mark = pane.querySelector('mark');
  const markTop = mark && topIn(pane, mark);
  if (mark && markTop !== null && markTop >= 0 && markTop < height)
    return { element: mark, isPassage: true, top: markTop };
  const element = document.elementFromPoint(left + width / 2, top + marginBelow);
  return element && pane.contains(element) && element !== pane
    ? { element, isPassage: false, top: topIn(pane, element) }
    : null;
}

/** What stands for an anchor now; null if nothing does. */
function elementOf({ element, isPassage }: Anchor, pane: HTMLElement): Element | null {
  if (element.isConnected) return element;
  return isPassage ? pane.querySelector('mark') : null;
}

/** Where an anchor belongs: where it was, but within a pane that has become lower. */
function placeFor(top: number, element: Element, pane: HTMLElement): number {
  if (top < 0) return top;
  return Math.max(0, Math.min(top, pane.clientHeight - element.getBoundingClientRect().height - marginBelow));
}
