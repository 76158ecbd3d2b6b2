import type { EngineServices } from './engine-parts.ts';

/** Removes folders from a library, and knows which removals are under way. */
export class FolderRemovals {
  readonly #services: EngineServices;
  readonly #removals = new Set<Promise<void>>();

  constructor(services: EngineServices) {
    this.#services = services;
  }

  /** Removes a folder and its notes. The files are not touched, but those of the sample’s copy are deleted. */
  begin(folderId: number): Promise<void> {
    const removal = this.#remove(folderId).finally(() => this.#removals.delete(removal));
    this.#removals.add(removal);
    return removal;
  }

  /** Resolves when none is under way, whether they succeeded or not. */
  async settled(): Promise<void> {
    while (this.#removals.size > 0) await Promise.allSettled(this.#removals);
  }

  async #remove(folderId: number): Promise<void> {
    const { folders, indexer, libraryStatus, sample, watching } = this.#services;
    const folder = await folders.remove(folderId);
    if (folder === undefined) return;
    libraryStatus.folderRemoving(folder.path, true);
    watching.forget(folderId);
    await indexer.remove(folder, () => folders.drop(folderId));
    if (folder.path === sample.path) await sample.delete();
    libraryStatus.folderRemoving(folder.path, false);
  }
}
