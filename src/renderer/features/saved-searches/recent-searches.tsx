import { History, X } from 'lucide-react';
import { useRef } from 'react';
import { t } from '../../lib/translate.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { focusSearch, handleHomeKey } from '../search/focus.ts';
import { clearRecent, keepRecent, removeSearch, runAgain } from './requests.ts';
import { useSavedSearches } from './store.ts';

/** As many as fit one glance. */
const maxShown = 6;

/** The latest searches, to be run again; nothing where there are none yet. */
export function RecentSearches() {
  const recent = useSavedSearches((state) => state.searches?.recent);
  const remembers = useSavedSearches((state) => state.searches?.remembers);
  const section = useRef<HTMLElement>(null);
  const keptFocus = useKeptFocus(section);

  if (remembers === false) {
    return (
      <p className="flex items-center gap-2 text-sm text-dim">
        {t('Recent searches are not kept.')}
        <Button look="quiet" size="small" onClick={() => leaveWith(() => keepRecent(true))}>
          {t('Keep them')}
        </Button>
      </p>
    );
  }
  if (!recent || recent.length === 0) return null;

  return (
    <section ref={section} tabIndex={-1} aria-labelledby="recent-searches" className="outline-none" {...keptFocus}>
      <div className="flex items-center pl-2.5">
        <h2 id="recent-searches" className="flex-1 text-left text-xs font-semibold text-muted">
          {t('Recent searches')}
        </h2>
        <Button look="quiet" size="small" onClick={() => leaveWith(clearRecent)}>
          {t('Clear')}
        </Button>
        <Button look="quiet" size="small" onClick={() => leaveWith(() => keepRecent(false))}>
          {t('Don’t keep')}
        </Button>
      </div>
      <ul aria-labelledby="recent-searches">
        {recent.slice(0, maxShown).map((search) => (
          <li key={search.query} className="group flex items-center rounded-md pr-0.5 hover:bg-hover">
            <button
              type="button"
              data-home-item
              onClick={() => runAgain(search)}
              onKeyDown={(event) => {
                if (event.key === 'Delete') removeSearch('recent', search.query);
                else handleHomeKey(event);
              }}
              className="flex h-8 min-w-0 flex-1 items-center gap-2.5 rounded-md px-2.5 text-left text-sm"
            >
              <History className="size-3.5 shrink-0 text-dim" aria-hidden />
              <span className="min-w-0 truncate">{search.query}</span>
            </button>
            <IconButton
              label={t('Forget {query}', { query: search.query })}
              className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
              onClick={() => removeSearch('recent', search.query)}
            >
              <X className="size-3.5" aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Does something that removes its own button. The focus moves to the search box. */
function leaveWith(action: () => void): void {
  action();
  focusSearch();
}
