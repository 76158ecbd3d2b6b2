import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the keyboard’s place: when the focused button inside an element disappears, the element itself takes the focus.
 * @returns handlers for the element, which must be focusable.
 */
export function useKeptFocus(element: RefObject<HTMLElement | null>): { onFocus: () => void; onBlur: () => void } {
  const isWithin = useRef(false);
  // A removed element loses the focus to the body, and React reports no blur.
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
