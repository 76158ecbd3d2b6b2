import { type RefObject, useEffect } from 'react';
import { topIn } from './top-in.ts';

interface Anchor {
  element: Element;
  /** From the upper edge of the pane, in pixels. */
  top: number;
}

/** Space kept below the passage where the pane has become lower, in pixels. */
const marginBelow = 24;

/** Keeps what is read in its place when the pane’s size changes: the passage while it is in sight, else the text at the top. */
export function useKeptPlace(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const pane = scroller.current;
    if (!pane) return;
    let anchor = anchorIn(pane);
    const remember = (): void => {
      anchor = anchorIn(pane);
    };
    const observer = new ResizeObserver(() => {
      if (anchor?.element.isConnected) pane.scrollTop += topIn(pane, anchor.element) - placeFor(anchor, pane);
    });
    observer.observe(pane);
    pane.addEventListener('scrollend', remember);
    return () => {
      observer.disconnect();
      pane.removeEventListener('scrollend', remember);
    };
  }, [scroller]);
}

function anchorIn(pane: HTMLElement): Anchor | null {
  const { left, top, width, height } = pane.getBoundingClientRect();
  const mark = pane.querySelector('mark');
  const markTop = mark && topIn(pane, mark);
  if (mark && markTop !== null && markTop >= 0 && markTop < height) return { element: mark, top: markTop };
  const element = document.elementFromPoint(left + width / 2, top + marginBelow);
  return element && pane.contains(element) && element !== pane ? { element, top: topIn(pane, element) } : null;
}

/** Where an anchor belongs: where it was, but within a pane that has become lower. */
function placeFor({ element, top }: Anchor, pane: HTMLElement): number {
  if (top < 0) return top;
  return Math.max(0, Math.min(top, pane.clientHeight - element.getBoundingClientRect().height - marginBelow));
}
