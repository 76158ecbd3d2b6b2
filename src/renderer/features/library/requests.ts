import { NearnoteError } from '../../../shared/errors.ts';
import { userText } from '../../../shared/user-text.ts';
import { request, tokensOf } from '../../lib/api.ts';
import { reportFailure } from '../notices/store.ts';
import { isOpen, libraryStore } from './store.ts';

/** Requests the current library. If an event arrives first, it is newer and stays. */
export function loadLibrary(): void {
  const { reopen, show, fail } = libraryStore.getState();
  reopen();
  request('library.state', {}).then((library) => {
    if (!isOpen(libraryStore.getState().library)) show(library);
  }, fail);
}

/** Has the folders checked when the user comes back to the window: they may have plugged in the drive that one is on. */
export function checkFoldersOnReturn(): void {
  window.addEventListener('focus', () => {
    // An engine that is not there checks them when it starts.
    request('folders.look', {}).catch(() => {});
  });
}

export function chooseFolders(): void {
  reportFailure(request('folders.choose', {}), 'folders');
}

export function addDropped(files: Iterable<File>): void {
  reportFailure(add(files), 'folders');
}

async function add(files: Iterable<File>): Promise<void> {
  const tokens = await tokensOf(files);
  if (tokens.length === 0) {
    const message = userText('What you dropped is not on this computer’s disk. Drop a folder of notes.');
    throw new NearnoteError('not-a-folder', message);
  }
  await request('folders.addDropped', { tokens });
}

/** Adds a copy of the notes that ship with Nearnote. */
export function addSample(): void {
  reportFailure(request('folders.addSample', {}), 'folders');
}

/** Takes a folder out of the library. The caller says where a failure is shown. */
export function removeFolder(folderId: number): Promise<unknown> {
  return request('folders.remove', { folderId });
}

/** Pauses reading and learning. What has been indexed stays. */
export function pauseIndexing(): void {
  reportFailure(request('indexing.pause', {}), 'indexing');
}

export function resumeIndexing(): void {
  reportFailure(request('indexing.resume', {}), 'indexing');
}

export function lookForChanges(): void {
  reportFailure(request('library.rescan', {}), 'indexing');
}

export function lookForChangesIn(folderId: number): void {
  reportFailure(request('folders.rescan', { folderId }), 'indexing');
}

/** Hides the library’s notice. What it says of the library’s past is not said again at the next start. */
export function noticeSeen(): void {
  libraryStore.getState().dismissNotice();
  reportFailure(request('library.seen', {}));
}

/** Has the database made anew from the notes. */
export function rebuildLibrary(): void {
  reportFailure(request('library.rebuild', {}), 'indexing');
}

/** Has no scanned pages read, or no more. */
export function declineScans(): void {
  reportFailure(request('scans.decline', {}));
}

export function revealFolder(folderId: number): void {
  reportFailure(request('folders.reveal', { folderId }), 'open');
}
