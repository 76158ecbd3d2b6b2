import { useRef } from 'react';

interface FocusHandlers {
  onOpenAutoFocus: () => void;
  onCloseAutoFocus: (event: Event) => void;
}

/**
 * Gives the focus back when a dialog closes. Radix does so only for dialogs with a trigger of their own.
 * @returns handlers for the dialog's content.
 */
export function useReturnedFocus(): FocusHandlers {
  const places = useRef<readonly HTMLElement[]>([]);
  return {
    onOpenAutoFocus: () => {
      places.current = focusableFrom(document.activeElement);
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      // Whoever closed the dialog to lead elsewhere has moved the focus already.
      if (document.activeElement !== document.body) return;
      places.current.find((place) => place.isConnected)?.focus({ preventScroll: true });
    },
  };
}

/** The element and what can hold the focus around it, innermost first: the button may be gone by the time of the return. */
function focusableFrom(element: Element | null): HTMLElement[] {
  if (!(element instanceof HTMLElement)) return [];
  return [element, ...focusableFrom(element.parentElement?.closest('[tabindex]') ?? null)];
}
