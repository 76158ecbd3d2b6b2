import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import type { LibraryState as Library } from '../../../shared/library-state.ts';
import type { UserText } from '../../../shared/user-text.ts';
import { isEqual } from '../../lib/keep-unchanged.ts';
import { createStore, hookOf } from '../../lib/store.ts';

export interface LibraryStoreState {
  /** Until the engine has answered for the first time, as it was seen last, in the phase `opening`; null where it never was. */
  library: Library | null;
  /** Whether there is no library yet, so that nobody need wait to add a folder. */
  isNew: boolean;
  /** Why there is no library to show; null while it opens and once it is open. */
  failure: ErrorShape | null;
  /** The notice the user has dismissed. It is shown again if it returns after it was gone. */
  dismissedNotice: UserText | null;
  /** Whether files are being dragged over the window. */
  isDropTarget: boolean;
  show(library: Library): void;
  /** What to show until the engine has answered. @returns false if it has, or has failed. */
  expect(library: Library | null, isNew: boolean): boolean;
  fail(error: unknown): void;
  reopen(): void;
  dismissNotice(): void;
  setDropTarget(isDropTarget: boolean): void;
}

export function createLibraryStore() {
  return createStore<LibraryStoreState>('library', (set, get) => ({
    library: null,
    isNew: false,
    failure: null,
    dismissedNotice: null,
    isDropTarget: false,
    show: (next) =>
      set(({ library, dismissedNotice }) => ({
        library: keepUnchanged(library, next),
        failure: null,
        dismissedNotice: next.notice === null ? null : dismissedNotice,
      })),
    expect: (library, isNew) => {
      if (get().library !== null || get().failure !== null) return false;
      set({ library, isNew });
      return true;
    },
    fail: (error) =>
      set(({ library }) => ({
        library: isOpen(library) ? library : null,
        isNew: false,
        failure: toErrorShape(error),
      })),
    reopen: () => set({ failure: null }),
    dismissNotice: () => set(({ library }) => ({ dismissedNotice: library?.notice ?? null })),
    setDropTarget: (isDropTarget) => set({ isDropTarget }),
  }));
}

export const libraryStore = createLibraryStore();

export const useLibrary = hookOf(libraryStore);

/** Whether this is what the engine has told of the library, and not what was seen of it last. */
export function isOpen(library: Library | null): boolean {
  return library !== null && library.progress.phase !== 'opening';
}

/** Snapshots arrive ten times a second: unchanged parts keep their identity, so that nothing drawn from them is redrawn. */
function keepUnchanged(previous: Library | null, next: Library): Library {
  if (!previous) return next;
  return {
    ...next,
    folders: isEqual(previous.folders, next.folders) ? previous.folders : next.folders,
    model: isEqual(previous.model, next.model) ? previous.model : next.model,
    progress: isEqual(previous.progress, next.progress) ? previous.progress : next.progress,
    reembed: isEqual(previous.reembed, next.reembed) ? previous.reembed : next.reembed,
    scans: isEqual(previous.scans, next.scans) ? previous.scans : next.scans,
    notice: isEqual(previous.notice, next.notice) ? previous.notice : next.notice,
  };
}
