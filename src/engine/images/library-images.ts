import type { LibraryFolders } from '../library/library-folders.ts';
import { locatedNote } from '../library/read-note.ts';
import type { Database } from '../store/database.ts';
import { NoteImages } from './note-images.ts';

/** The images of a library’s notes. */
export function imagesOfLibrary(database: Database, folders: LibraryFolders): NoteImages {
  return new NoteImages(
    (noteId) => locatedNote(database, noteId),
    () => folders.paths,
  );
}
