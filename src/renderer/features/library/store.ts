import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import type { LibraryState as Library } from '../../../shared/library-state.ts';
import type { UserText } from '../../../shared/user-text.ts';
import { isEqual } from '../../lib/keep-unchanged.ts';
import { createStore, hookOf } from '../../lib/store.ts';

export interface LibraryStoreState {
  /** Null until the engine has answered for the first time. */
  library: Library | null;
  /** Why there is no library to show; null while it opens and once it is open. */
  failure: ErrorShape | null;
  /** The notice the user has dismissed. It is shown again if it returns after it was gone. */
  dismissedNotice: UserText | null;
  /** Whether files are being dragged over the window. */
  isDropTarget: boolean;
  show(library: Library): void;
  fail(error: unknown): void;
  reopen(): void;
  dismissNotice(): void;
  setDropTarget(isDropTarget: boolean): void;
}

export function createLibraryStore() {
  return createStore<LibraryStoreState>('library', (set) => ({
    library: null,
    failure: null,
    dismissedNotice: null,
    isDropTarget: false,
    show: (next) =>
      set(({ library, dismissedNotice }) => ({
        library: keepUnchanged(library, next),
        failure: null,
        dismissedNotice: next.notice === null ? null : dismissedNotice,
      })),
    fail: (error) => set({ failure: toErrorShape(error) }),
    reopen: () => set({ failure: null }),
    dismissNotice: () => set(({ library }) => ({ dismissedNotice: library?.notice ?? null })),
    setDropTarget: (isDropTarget) => set({ isDropTarget }),
  }));
}

export const libraryStore = createLibraryStore();

export const useLibrary = hookOf(libraryStore);

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
