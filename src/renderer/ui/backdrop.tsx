import type { PointerEvent } from 'react';

/** Popovers and menus are dialogs and menus that Radix holds at a place. */
const nested = '[data-radix-popper-content-wrapper] :is([role=dialog], [role=menu])';

/**
 * What lies behind a dialog. A press on it leaves the dialog; where a popover or a menu of the dialog is open, that closes first, alone.
 * It hears of the press itself, because Radix begins to listen only some time after it has drawn: the dialog’s content lets
 * Radix’s own news of presses elsewhere pass. (Radix’s overlay needs a style sheet that the page’s policy refuses.)
 */
export function Backdrop({ onPress }: { onPress: () => void }) {
  const handlePress = (event: PointerEvent): void => {
    if (event.button === 0 && document.querySelector(nested) === null) onPress();
  };
  return <div className="pointer-events-auto fixed inset-0 z-50 bg-backdrop" onPointerDown={handlePress} />;
}

/** For the content of a dialog with a backdrop: the backdrop alone says what a press beside it does. */
export function leaveToBackdrop(event: Event): void {
  event.preventDefault();
}
