import { X } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { withoutParts } from '../../../shared/query.ts';
import { t } from '../../lib/translate.tsx';
import { focusSearch } from '../search/focus.ts';
import { useReadQuery } from '../search/read-query.ts';
import { useSearch } from '../search/store.ts';
import { chipText, type FinishedPart, isFinished } from './chip-text.ts';

/** The filters and phrases of the query, each in plain words and with a button to remove it. */
export function QueryChips() {
  const query = useSearch((state) => state.query);
  const setQuery = useSearch((state) => state.setQuery);
  const parts = useReadQuery(query).parts.filter(isFinished);
  const list = useRef<HTMLUListElement>(null);

  const remove = (part: FinishedPart): void => flushSync(() => setQuery(withoutParts(query, [part])));
  /** With the keyboard, the focus stays among the chips as long as there are any. */
  const removeByKey = (part: FinishedPart, index: number): void => {
    remove(part);
    const buttons = list.current?.querySelectorAll('button') ?? [];
    const next = buttons[Math.min(index, buttons.length - 1)];
    if (next) next.focus();
    else focusSearch();
  };

  if (parts.length === 0) return null;
  return (
    <ul
      ref={list}
      aria-label={t('Parts of the search')}
      className="flex min-w-0 shrink gap-1.5 overflow-x-auto p-1 [scrollbar-width:none]"
    >
      {parts.map((part, i) => {
        const text = chipText(part);
        const onClick = ({ detail }: MouseEvent): void => {
          if (detail === 0) {
            removeByKey(part, i);
            return;
          }
          remove(part);
          focusSearch();
        };
        const onKeyDown = (event: KeyboardEvent): void => {
          if (event.key !== 'Delete' && event.key !== 'Backspace') return;
          event.preventDefault();
          removeByKey(part, i);
        };
        return (
          <li
            key={part.start}
            className="flex h-6 max-w-64 shrink-0 items-center gap-0.5 rounded-md bg-selected pr-0.5 pl-2 text-xs"
          >
            <span className="min-w-0 truncate">{text}</span>
            <button
              type="button"
              aria-label={t('Remove: {part}', { part: text })}
              onClick={onClick}
              onKeyDown={onKeyDown}
              className="inline-flex size-5 shrink-0 items-center justify-center rounded text-dim hover:bg-hover hover:text-ink"
            >
              <X className="size-3" aria-hidden />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
