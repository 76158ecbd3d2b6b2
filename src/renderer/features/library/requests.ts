import { NearnoteError } from '../../../shared/errors.ts';
import { userText } from '../../../shared/user-text.ts';
import { pathsOf, request } from '../../lib/api.ts';
import { noticesStore, reportFailure } from '../notices/store.ts';
import { libraryStore } from './store.ts';

/** Requests the current library. If an event arrives first, it is newer and stays. */
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
  const message = userText('What you dropped is not on this computer’s disk. Drop a folder of notes.');
  noticesStore.getState().report(new NearnoteError('not-a-folder', message));
}

/** Adds a copy of the notes that ship with Nearnote. */
export function addSample(): void {
  reportFailure(request('folders.addSample', {}));
}

/** Takes a folder out of the library. The caller says where a failure is shown. */
export function removeFolder(folderId: number): Promise<unknown> {
  return request('folders.remove', { folderId });
}

/** Pauses reading and learning. What has been indexed stays. */
export function pauseIndexing(): void {
  reportFailure(request('indexing.pause', {}));
}

export function resumeIndexing(): void {
  reportFailure(request('indexing.resume', {}));
}

export function lookForChanges(): void {
  reportFailure(request('library.rescan', {}));
}

export function lookForChangesIn(folderId: number): void {
  reportFailure(request('folders.rescan', { folderId }));
}

export function revealFolder(folderId: number): void {
  reportFailure(request('folders.reveal', { folderId }));
}
