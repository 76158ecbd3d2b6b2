import { Command as List } from 'cmdk';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useShallow } from 'zustand/react/shallow';
import { t } from '../../lib/translate.tsx';
import { Backdrop, leaveToBackdrop } from '../../ui/backdrop.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import { isPressed } from '../commands/dispatch.ts';
import { useFacets } from '../facets/store.ts';
import { folderTree, tagTree } from '../facets/tree-nodes.ts';
import { useLibrary } from '../library/store.ts';
import { useSavedSearches } from '../saved-searches/store.ts';
import { choose } from './choose.ts';
import { paletteCommand } from './commands.ts';
import { type Entry, type FilterValue, filtersIn, groupsOf, type Named } from './entries.ts';
import { EntryRow } from './entry-row.tsx';
import { usePalette } from './store.ts';
import { useTitles } from './titles-store.ts';

/** The palette, open for as long as it is drawn. */
export default function PaletteDialog() {
  const { typed, commands, setTyped, close } = usePalette();
  const folders = useFolders();
  const tags = useTags();
  const titles = useTitles();
  const isKnown = useLibrary((state) => state.library !== null);
  const isComplete = titles.isRead || !isKnown;
  const searches = useSavedSearches((state) => state.searches?.saved) ?? none;
  // The list changes with the text, not after it: cmdk selects the first line of the list that it finds then.
  const groups = useMemo(
    () => groupsOf(typed, { commands, titles, isComplete, searches, folders, tags }),
    [typed, commands, titles, isComplete, searches, folders, tags],
  );
  const before = useRef(document.activeElement);

  /** What is chosen happens where the user was: a command may be about what has the focus. */
  const leave = (entry?: Entry): void => {
    flushSync(close);
    if (before.current instanceof HTMLElement && before.current.isConnected) {
      before.current.focus({ preventScroll: true });
    }
    if (entry) choose(entry);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || !isPressed(paletteCommand, event)) return;
    event.preventDefault();
    leave();
  };

  return (
    <Dialog.Root open onOpenChange={() => leave()}>
      <Dialog.Portal>
        <Backdrop onPress={() => leave()} />
        <Dialog.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          onPointerDownOutside={leaveToBackdrop}
          // The focus has its place already when the dialog is gone.
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="fixed top-[10vh] left-1/2 z-50 w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-canvas shadow-float outline-none"
        >
          <Dialog.Title className="sr-only">{t('Commands and notes by name')}</Dialog.Title>
          <List
            label={t('Commands and notes by name')}
            shouldFilter={false}
            loop
            vimBindings={false}
            className="outline-none"
          >
            <List.Input
              value={typed}
              onValueChange={setTyped}
              placeholder={t('A command, a note, a folder, a tag')}
              maxLength={500}
              className="h-12 w-full border-b border-line bg-transparent px-4 text-lg outline-none placeholder:text-dim"
            />
            <List.List
              label={t('Commands and notes by name')}
              className="max-h-[min(60vh,26rem)] scroll-py-2 overflow-y-auto overscroll-contain p-2"
            >
              {groups.length === 0 && (
                <p className="px-2.5 py-2 text-sm text-dim">{t('Reading the names of your notes…')}</p>
              )}
              {groups.map(({ heading, entries }) => (
                <List.Group key={heading} heading={heading} className={groupLook}>
                  {entries.map((entry) => (
                    <EntryRow key={keyOf(entry)} id={keyOf(entry)} entry={entry} onChoose={leave} />
                  ))}
                </List.Group>
              ))}
            </List.List>
            <Outcome failure={titles.failure} className="border-t border-line px-4 py-2.5" />
          </List>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const none: readonly never[] = [];

function useFolders(): Named<FilterValue> {
  const roots = useLibrary(useShallow((state) => state.library?.folders.map(({ path }) => path) ?? none));
  const counts = useFacets((state) => state.library?.folders);
  return useMemo(() => filtersIn(folderTree(roots, counts ?? [])), [roots, counts]);
}

function useTags(): Named<FilterValue> {
  const counts = useFacets((state) => state.library?.tags);
  return useMemo(() => filtersIn(tagTree(counts ?? [])), [counts]);
}

const groupLook =
  '[&:not(:first-child)]:mt-2 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-dim';

function keyOf(entry: Entry): string {
  switch (entry.kind) {
    case 'command':
      return `command ${entry.command.id}`;
    case 'note':
      return `note ${entry.note.noteId} ${entry.note.name}`;
    case 'search':
      return `search ${entry.search.query}`;
    case 'filter':
      return `${entry.filter.target.field} ${entry.filter.target.value}`;
    case 'ask':
      return 'ask';
  }
}
