import type { FolderSettings } from '../../shared/domain.ts';
import { NearnoteError } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';
import { defaultSettings } from '../notes/folder-settings.ts';
import { deleteFolder, type FolderRow, insertFolder, listFolders } from '../store/folders.ts';
import type { NoteStore } from '../store/notes.ts';
import { checkedFolder, isInside } from './folder-path.ts';
import type { LibraryFile } from './library-file.ts';

/** The folders of a library, kept in step between its file, which outlives the database, and the database. */
export class LibraryFolders {
  readonly #store: NoteStore;
  readonly #file: LibraryFile;

  private constructor(store: NoteStore, file: LibraryFile) {
    this.#store = store;
    this.#file = file;
  }

  /** Brings the database in line with the file: a crash may have interrupted a change. */
  static async open(store: NoteStore, file: LibraryFile): Promise<LibraryFolders> {
    const stored = await listFolders(store.database);
    const folders = new LibraryFolders(store, file);
    const { paths } = folders;
    for (const { id, path } of stored) if (!paths.includes(path)) await deleteFolder(store, id);
    for (const path of paths) await insertFolder(store.database, path);
    return folders;
  }

  list(): Promise<FolderRow[]> {
    return listFolders(this.#store.database);
  }

  /** The real, absolute paths of the folders; they are in memory. */
  get paths(): string[] {
    return this.#file.content.folders.map(({ path }) => path);
  }

  /** Which files of a folder, given by its path, are notes. */
  settingsOf(path: string): FolderSettings {
    return this.#file.content.folders.find((folder) => folder.path === path)?.settings ?? defaultSettings;
  }

  /** Changes the settings of a folder. @returns undefined if there is no such folder. */
  async configure(folderId: number, settings: FolderSettings): Promise<FolderRow | undefined> {
    const folder = (await this.list()).find(({ id }) => id === folderId);
    if (folder === undefined) return undefined;
    await this.#file.update(({ folders }) => ({
      folders: folders.map((chosen) => (chosen.path === folder.path ? { ...chosen, settings } : chosen)),
    }));
    return folder;
  }

  /**
   * Adds folders, and returns those to be indexed: new ones and those that the library has already. A folder that
   * contains folders of the library replaces them.
   * @throws NearnoteError `folder-already-covered` for a folder inside one of the library’s, and see checkedFolder; no
   * folder is added then.
   */
  async add(paths: string[]): Promise<{ toIndex: FolderRow[]; replaced: FolderRow[] }> {
    const wanted = [...new Set(await Promise.all(paths.map(checkedFolder)))];
    const present = await this.list();
    for (const path of wanted) {
      const outer = present.find((folder) => folder.path !== path && isInside(path, folder.path));
      if (outer !== undefined) {
        throw new NearnoteError(
          'folder-already-covered',
          userText('{path} is part of {outer}, which is in the library already.', { path, outer: outer.path }),
        );
      }
    }
    const isReplaced = (path: string) => wanted.some((other) => other !== path && isInside(path, other));
    const kept = [...present.map(({ path }) => path), ...wanted].filter((path) => !isReplaced(path));
    await this.#file.update(() => ({
      folders: [...new Set(kept)].map((path) => ({ path, settings: this.settingsOf(path) })),
    }));
    for (const path of wanted) if (!isReplaced(path)) await insertFolder(this.#store.database, path);
    const now = await this.list();
    return {
      toIndex: now.filter(({ path }) => wanted.includes(path) && !isReplaced(path)),
      replaced: now.filter(({ path }) => isReplaced(path)),
    };
  }

  /** Removes a folder from the library’s file; `drop` deletes its notes. @returns undefined if there is no such folder. */
  async remove(folderId: number): Promise<FolderRow | undefined> {
    const folder = (await this.list()).find(({ id }) => id === folderId);
    if (folder !== undefined) {
      await this.#file.update(({ folders }) => ({ folders: folders.filter(({ path }) => path !== folder.path) }));
    }
    return folder;
  }

  drop(folderId: number): Promise<void> {
    return deleteFolder(this.#store, folderId);
  }
}
