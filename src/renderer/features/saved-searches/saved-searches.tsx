import { Star, X } from 'lucide-react';
import { useRef } from 'react';
import type { SavedSearch } from '../../../shared/saved-searches.ts';
import { t } from '../../lib/translate.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { withoutSort } from '../search/sort-part.ts';
import { useSearch } from '../search/store.ts';
import { removeSearch, runAgain } from './requests.ts';
import { useSavedSearches } from './store.ts';

/** The saved searches as a list; nothing where there are none. */
export function SavedSearches() {
  const saved = useSavedSearches((state) => state.searches?.saved);
  const shown = useSearch(({ query }) => withoutOrder(query));
  const list = useRef<HTMLDivElement>(null);
  const keptFocus = useKeptFocus(list);

  if (!saved || saved.length === 0) return null;
  return (
    <div ref={list} tabIndex={-1} className="outline-none" {...keptFocus}>
      <ul aria-label={t('Saved searches')}>
        {saved.map((search) => (
          <SavedLine key={search.query} search={search} isShown={withoutOrder(search.query) === shown} />
        ))}
      </ul>
    </div>
  );
}

function SavedLine({ search, isShown }: { search: SavedSearch; isShown: boolean }) {
  return (
    <li
      className={`group relative flex h-7 items-center rounded-md ${isShown ? 'bg-selected font-medium' : 'hover:bg-hover'}`}
    >
      <Hint text={search.query} side="right">
        <button
          type="button"
          aria-current={isShown || undefined}
          onClick={() => runAgain(search)}
          className="flex h-full min-w-0 flex-1 items-center gap-1.5 rounded-md pr-8 pl-1.5 text-left text-sm focus-visible:-outline-offset-2"
        >
          <Star className={`size-4 shrink-0 ${isShown ? 'text-accent' : 'text-dim'}`} aria-hidden />
          <span className="min-w-0 truncate">{search.name}</span>
        </button>
      </Hint>
      <IconButton
        label={t('Remove {name}', { name: search.name })}
        className="absolute right-0.5 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 focus-visible:-outline-offset-2"
        onClick={() => removeSearch('saved', search.query)}
      >
        <X className="size-3.5" aria-hidden />
      </IconButton>
    </li>
  );
}

/** However its results are ordered, a search is the same. */
function withoutOrder(query: string): string {
  return withoutSort(query).trim();
}
