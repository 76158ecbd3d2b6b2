import type { LibraryState } from '../../../shared/library-state.ts';
import { folderName } from '../../lib/paths.ts';
import { follow } from '../../lib/store.ts';
import { t } from '../../lib/translate.tsx';
import { showToast } from '../../ui/toasts.ts';
import { libraryStore } from './store.ts';

/** How long a new folder must have been at rest, in milliseconds: between being added and being looked through it rests, too. */
const rest = 1_000;

/** Says of a folder that was just added, once it has been looked through, that no notes were found in it. */
export function announceEmptyFolders(): () => void {
  const awaited = new Set<number>();
  let resting: ReturnType<typeof setTimeout> | undefined;

  const say = (): void => {
    const { library } = libraryStore.getState();
    for (const { id, path, notes } of library === null ? [] : doneIn(library, awaited)) {
      awaited.delete(id);
      if (notes > 0) continue;
      const text = t(
        'No notes were found in “{folder}”. Nearnote reads Markdown, text, PDF, Word and other documents.',
        {
          folder: folderName(path),
        },
      );
      showToast({ id: `empty folder ${id}`, text, actions: [] });
    }
  };

  const stop = follow(
    libraryStore,
    ({ library }) => library,
    (library, before) => {
      // Not when a library is opened.
      if (!library || !before) return;
      const known = new Set(before.folders.map(({ id }) => id));
      for (const { id } of library.folders) if (!known.has(id)) awaited.add(id);
      if (awaited.size === 0) return;
      clearTimeout(resting);
      if (doneIn(library, awaited).length > 0) resting = setTimeout(say, rest);
    },
  );
  return () => {
    clearTimeout(resting);
    stop();
  };
}

/** Those of the folders that nothing is being done with. */
function doneIn({ folders, progress, isPaused }: LibraryState, ids: ReadonlySet<number>) {
  if (progress.phase !== 'idle' || isPaused) return [];
  return folders.filter(({ id, work, available }) => ids.has(id) && work === null && available);
}
