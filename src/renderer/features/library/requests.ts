import { NearnoteError } from '../../../shared/errors.ts';
import { pathsOf, request } from '../../api.ts';
import { noticesStore, reportFailure } from '../notices/use-notices.ts';
import { libraryStore } from './use-library.ts';

/** Asks for the library as it is now. An event that arrives first is newer and stays. */
export function loadLibrary(): void {
  const { reopen, show, fail } = libraryStore.getState();
  reopen();
  request('library.state', {}).then((library) => {
    if (!libraryStore.getState().library) show(library);
  }, fail);
}

export function chooseFolders(): void {
  reportFailure(request('folders.choose', {}));
}

export function addDropped(files: Iterable<File>): void {
  const paths = pathsOf(files);
  if (paths.length > 0) {
    reportFailure(request('folders.add', { paths }));
    return;
  }
  noticesStore
    .getState()
    .report(
      new NearnoteError('not-a-folder', 'What you dropped is not on this computer’s disk. Drop a folder of notes.'),
    );
}

export function removeFolder(folderId: number): void {
  reportFailure(request('folders.remove', { folderId }));
}

/** Leaves off reading folders; what was read stays. */
export function stopReading(): void {
  reportFailure(request('indexing.stop', {}));
}

export function lookForChanges(): void {
  reportFailure(request('library.rescan', {}));
}
