import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type SyntheticEvent, useRef } from 'react';
import { flushSync } from 'react-dom';
import { t } from '../../lib/translate.tsx';
import { IconButton } from '../../ui/button.tsx';
import { KeyLabel, useKeyShortcuts } from '../commands/key-label.tsx';
import { useMapView } from '../map/view-store.ts';
import { resultsId, useSelectedElementId } from '../results/element-ids.ts';
import { SaveSearch } from '../saved-searches/save-search.tsx';
import { focusSearchCommand } from '../search/commands.ts';
import { complete } from '../search/completion.ts';
import { focusSearch, searchBoxId } from '../search/focus.ts';
import { useSearch } from '../search/store.ts';
import { handleSearchKey } from './search-keys.ts';
import { handleSuggestionKey } from './suggestion-keys.ts';
import { Suggestions, suggestionId, suggestionsId } from './suggestions.tsx';
import { suggestionsStore, useSuggestions } from './suggestions-store.ts';

const maxQueryLength = 2_000;

export function SearchBox() {
  const query = useSearch((state) => state.query);
  const setQuery = useSearch((state) => state.setQuery);
  const selected = useSelectedElementId();
  const isMap = useMapView((state) => state.isOpen);
  const hasResults = useSearch((state) => (state.answer?.hits.length ?? 0) > 0) && !isMap;
  const isSuggesting = useSuggestions((state) => state.options.length > 0);
  const activeSuggestion = useSuggestions((state) => state.active);
  const shortcuts = useKeyShortcuts(focusSearchCommand);
  const input = useRef<HTMLInputElement>(null);
  const isComposing = useRef(false);

  const look = ({ currentTarget: { value, selectionStart, selectionEnd } }: SyntheticEvent<HTMLInputElement>): void => {
    const { look: lookAt, close } = suggestionsStore.getState();
    // Text that an input method is composing is not final, and selected text is about to be replaced.
    if (isComposing.current || selectionStart === null || selectionStart !== selectionEnd) close();
    else lookAt(value, selectionStart);
  };
  const accept = (value: string): void => {
    const { completion, close } = suggestionsStore.getState();
    if (completion === null || input.current === null) return;
    const completed = complete(query, completion, value);
    close();
    flushSync(() => setQuery(completed.query));
    input.current.setSelectionRange(completed.cursor, completed.cursor);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter and the arrows choose among its candidates.
    if (event.nativeEvent.isComposing) return;
    if (handleSuggestionKey(event, accept) || handleSearchKey(event)) event.preventDefault();
  };
  const clear = (): void => {
    setQuery('');
    focusSearch();
  };

  const suggested = activeSuggestion === null ? undefined : suggestionId(activeSuggestion);

  return (
    <div className="group relative min-w-0 flex-1">
      <Search className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-dim" aria-hidden />
      <input
        ref={input}
        id={searchBoxId}
        data-pane-start
        role="combobox"
        aria-label={t('Search notes')}
        aria-autocomplete="list"
        aria-controls={isSuggesting ? suggestionsId : isMap ? undefined : resultsId}
        aria-expanded={isSuggesting || hasResults}
        aria-activedescendant={isSuggesting ? suggested : isMap ? undefined : selected}
        {...shortcuts}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: searching is what the window is for; it begins with typing.
        autoFocus
        spellCheck={false}
        maxLength={maxQueryLength}
        placeholder={t('Search notes')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value, event.timeStamp);
          look(event);
        }}
        onSelect={look}
        onBlur={() => suggestionsStore.getState().close()}
        onCompositionStart={() => {
          isComposing.current = true;
        }}
        onCompositionEnd={(event) => {
          isComposing.current = false;
          look(event);
        }}
        onKeyDown={onKeyDown}
        className="h-9 w-full rounded-lg border border-line-strong bg-raised pr-17 pl-9 text-md transition-colors outline-none placeholder:text-dim focus:border-accent focus:ring-3 focus:ring-accent-soft"
      />
      <span className="absolute inset-y-0 right-1 flex items-center">
        {query === '' ? (
          <span className="pr-1.5 group-focus-within:hidden">
            <KeyLabel of={focusSearchCommand} />
          </span>
        ) : (
          <>
            <SaveSearch />
            <IconButton label={t('Clear search')} onClick={clear}>
              <X className="size-4" aria-hidden />
            </IconButton>
          </>
        )}
      </span>
      <Suggestions onAccept={accept} />
    </div>
  );
}
