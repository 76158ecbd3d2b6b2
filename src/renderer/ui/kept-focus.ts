import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the keyboard's place: where the focused button inside an element goes away, the element itself takes the focus.
 * @returns the handlers to put on the element, which must be focusable.
 */
export function useKeptFocus(element: RefObject<HTMLElement | null>): { onFocus: () => void; onBlur: () => void } {
  const isWithin = useRef(false);
  // A removed element loses the focus to the body, and React passes no blur on.
  useLayoutEffect(() => {
    if (isWithin.current && document.activeElement === document.body) element.current?.focus({ preventScroll: true });
  });
  return {
    onFocus: () => {
      isWithin.current = true;
    },
    onBlur: () => {
      isWithin.current = false;
    },
  };
}
