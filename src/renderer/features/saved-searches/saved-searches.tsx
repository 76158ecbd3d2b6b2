import { Star, X } from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { removeSearch, runAgain } from './requests.ts';
import { useSavedSearches } from './store.ts';

/** The saved searches, in the sidebar; nothing where there are none. */
export function SavedSearches() {
  const saved = useSavedSearches((state) => state.searches?.saved);
  const section = useRef<HTMLElement>(null);
  const keptFocus = useKeptFocus(section);

  if (!saved || saved.length === 0) return null;
  return (
    <section ref={section} tabIndex={-1} aria-labelledby="saved-searches" className="mt-4 outline-none" {...keptFocus}>
      <h2 id="saved-searches" className="px-2 pb-1 text-xs font-semibold text-muted">
        Saved searches
      </h2>
      <ul aria-labelledby="saved-searches">
        {saved.map((search) => (
          <li key={search.query} className="group relative flex h-8 items-center rounded-md hover:bg-hover">
            <Hint text={search.query} side="right">
              <button
                type="button"
                onClick={() => runAgain(search)}
                className="flex h-full min-w-0 flex-1 items-center gap-2 rounded-md pr-8 pl-2 text-left text-sm"
              >
                <Star className="size-4 shrink-0 text-dim" aria-hidden />
                <span className="min-w-0 truncate">{search.name}</span>
              </button>
            </Hint>
            <IconButton
              label={`Remove ${search.name}`}
              className="absolute right-0.5 opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
              onClick={() => removeSearch('saved', search.query)}
            >
              <X className="size-3.5" aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
