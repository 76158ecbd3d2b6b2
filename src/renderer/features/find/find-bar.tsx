import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { t } from '../../lib/translate.tsx';
import { IconButton } from '../../ui/button.tsx';
import { countText } from './count-text.ts';
import { useFind } from './store.ts';

/** The bar that finds words in the open note. It lies over the note, so that nothing moves. Closed, it gives the focus back. */
export function FindBar() {
  const isOpen = useFind((state) => state.isOpen);
  return isOpen ? <OpenBar /> : null;
}

function OpenBar() {
  const state = useFind();
  const input = useRef<HTMLInputElement>(null);
  // Who opens the bar moves the focus to it. It is also drawn anew, with another note, while the user types elsewhere.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const bar = input.current?.closest('[role=search]');
    return () => {
      const isHere = bar?.contains(document.activeElement) || document.activeElement === document.body;
      if (isHere && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  const handleKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') state.close();
    else if (event.key === 'Enter') state.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    // The note has keys of its own.
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: the element “search” is not known to React’s types of all browsers.
    <div
      role="search"
      aria-label={t('Find in note')}
      className="absolute top-2 right-4 z-30 flex items-center gap-1 rounded-lg border border-line bg-raised py-1 pr-1 pl-3 shadow-float"
      onKeyDown={handleKey}
    >
      <input
        ref={input}
        id={findInputId}
        type="text"
        aria-label={t('Find in note')}
        placeholder={t('Find in note')}
        autoComplete="off"
        spellCheck={false}
        value={state.query}
        onChange={(event) => state.setQuery(event.target.value)}
        className="w-48 min-w-0 bg-transparent text-sm outline-none select-text placeholder:text-dim"
      />
      <span role="status" className="min-w-16 text-right text-xs text-dim tabular-nums">
        {countText(state)}
      </span>
      <IconButton label={t('Previous match')} onClick={() => state.step(-1)} disabled={state.total === 0}>
        <ChevronUp className="size-4" aria-hidden />
      </IconButton>
      <IconButton label={t('Next match')} onClick={() => state.step(1)} disabled={state.total === 0}>
        <ChevronDown className="size-4" aria-hidden />
      </IconButton>
      <IconButton label={t('Close')} onClick={state.close}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </div>
  );
}

const findInputId = 'find-in-note';

/** Moves the focus to the open bar, so that what is typed replaces what was looked for. */
export function focusFindBar(): void {
  const input = document.getElementById(findInputId);
  input?.focus();
  if (input instanceof HTMLInputElement) input.select();
}
