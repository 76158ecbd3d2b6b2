import { useRef } from 'react';

interface FocusHandlers {
  onOpenAutoFocus: (event: Event) => void;
  onCloseAutoFocus: (event: Event) => void;
}

/**
 * Gives the focus back when a dialog closes. Radix does so only for dialogs with a trigger of their own.
 * @param first finds what has the focus at first; without it, that is the first control.
 * @returns handlers for the dialog’s content.
 */
export function useReturnedFocus(first?: () => HTMLElement | null): FocusHandlers {
  const places = useRef<readonly HTMLElement[]>([]);
  return {
    onOpenAutoFocus: (event) => {
      places.current = focusableFrom(document.activeElement);
      const place = first?.() ?? null;
      if (!place) return;
      event.preventDefault();
      place.focus({ preventScroll: true });
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      // If the dialog closed to lead elsewhere, the focus has already moved.
      if (document.activeElement !== document.body) return;
      places.current.find((place) => place.isConnected)?.focus({ preventScroll: true });
    },
  };
}

/** The element and the focusable ones around it, innermost first: the button may be gone when the dialog closes. */
function focusableFrom(element: Element | null): HTMLElement[] {
  if (!(element instanceof HTMLElement)) return [];
  return [element, ...focusableFrom(element.parentElement?.closest('[tabindex]') ?? null)];
}
