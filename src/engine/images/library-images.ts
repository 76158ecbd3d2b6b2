import type { LibraryFolders } from '../library/library-folders.ts';
import { locatedNote } from '../library/read-note.ts';
import type { Database } from '../store/database.ts';
import { NoteImages, type PictureOfPage } from './note-images.ts';

/** The images of a library’s notes. @param pictureOf the file with the picture of a scanned page; null if there is none. */
export function imagesOfLibrary(database: Database, folders: LibraryFolders, pictureOf: PictureOfPage): NoteImages {
  return new NoteImages(
    (noteId) => locatedNote(database, noteId),
    () => folders.paths,
    pictureOf,
  );
}
