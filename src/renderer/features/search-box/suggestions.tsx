import { useEffect, useRef } from 'react';
import { visible } from '../../../shared/visible.ts';
import { t } from '../../lib/translate.tsx';
import { Keys } from '../../ui/keys.tsx';
import { keyCaps } from '../commands/key-names.ts';
import { useSuggestions } from './suggestions-store.ts';

export const suggestionsId = 'suggestions';

export function suggestionId(index: number): string {
  return `suggestion-${index}`;
}

/** Under the search box, what can complete the filter that is being typed. */
export function Suggestions({ onAccept }: { onAccept: (value: string) => void }) {
  const options = useSuggestions((state) => state.options);
  const active = useSuggestions((state) => state.active);
  const kind = useSuggestions((state) => state.completion?.kind);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (active !== null) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  if (options.length === 0) return null;
  return (
    <div
      ref={list}
      id={suggestionsId}
      role="listbox"
      aria-label={t('Suggestions')}
      // The search box keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      className="absolute top-full left-0 z-30 mt-1.5 max-h-72 w-full max-w-96 overflow-y-auto rounded-lg border border-line bg-canvas p-1 shadow-float"
    >
      {options.map(({ value, about }, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the search box keeps the focus and handles the keys of the list.
        <div
          key={value}
          id={suggestionId(i)}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          onClick={() => onAccept(value)}
          className={`flex h-8 items-center gap-3 rounded-md px-2.5 text-sm ${i === active ? 'bg-selected' : 'hover:bg-hover'}`}
        >
          <span className="min-w-0 truncate font-medium">
            {kind === 'name' ? `${value}:` : kind === 'tag' ? `#${visible(value)}` : visible(value)}
          </span>
          <span className="flex-1 truncate text-right text-xs text-dim tabular-nums">{about}</span>
          {i === (active ?? 0) && (
            <span aria-hidden>
              <Keys of={keyCaps('Tab')} />
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
