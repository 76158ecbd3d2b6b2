import { type RefObject, useLayoutEffect } from 'react';

/**
 * When an element goes that has the focus in it, `give` finds the focus another place: arrows and letters would reach nothing.
 * Not where what made the element go has moved the focus itself.
 */
export function useReleasedFocus(element: RefObject<HTMLElement | null>, give: () => void): void {
  useLayoutEffect(() => {
    const gone = element.current;
    return () => {
      if (!gone?.contains(document.activeElement)) return;
      queueMicrotask(() => {
        if (document.activeElement === document.body) give();
      });
    };
  }, [element, give]);
}
