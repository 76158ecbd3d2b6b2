import { Search, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { focusSearch, resultsId, searchBoxId } from './focus.ts';
import { obeySearchKey } from './search-keys.ts';
import { useSearch } from './use-search.ts';
import { useSelectedElementId } from './use-unfolded.ts';

const longestQuery = 2_000;

export function SearchBox() {
  const query = useSearch((state) => state.query);
  const setQuery = useSearch((state) => state.setQuery);
  const selectedElementId = useSelectedElementId();
  const isExpanded = useSearch((state) => (state.answer?.hits.length ?? 0) > 0);

  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter and the arrows choose among candidates while an input method composes.
    if (!event.nativeEvent.isComposing && obeySearchKey(event)) event.preventDefault();
  };
  const clear = (): void => {
    setQuery('');
    focusSearch();
  };

  return (
    <div className="group relative min-w-0 flex-1">
      <Search className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-dim" aria-hidden />
      <input
        id={searchBoxId}
        role="combobox"
        aria-label="Search notes"
        aria-autocomplete="list"
        aria-controls={resultsId}
        aria-expanded={isExpanded}
        aria-activedescendant={selectedElementId}
        aria-keyshortcuts="/ Control+K Meta+K"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: searching is what the window is for; it begins with typing.
        autoFocus
        spellCheck={false}
        maxLength={longestQuery}
        placeholder="Search notes"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-9 w-full rounded-lg border border-line-strong bg-raised pr-10 pl-9 text-[15px] transition-colors outline-none placeholder:text-dim focus:border-accent focus:ring-3 focus:ring-accent-soft"
      />
      <span className="absolute inset-y-0 right-1 flex items-center">
        {query === '' ? (
          <span className="pr-1.5 group-focus-within:hidden">
            <Keys of={['/']} />
          </span>
        ) : (
          <IconButton label="Clear search" onClick={clear}>
            <X className="size-4" aria-hidden />
          </IconButton>
        )}
      </span>
    </div>
  );
}
