import { readdir } from 'node:fs/promises';
import { basename, join, posix } from 'node:path';
import { isImageTarget } from '../../shared/images.ts';

/** How long what was found in a folder is believed, in milliseconds. */
const believed = 30_000;
/** Folders beyond these are not looked into: an image that is named without its path lies near. */
const maxFolders = 20_000;

interface Listing {
  /** The paths of images relative to the folder, by their names in lower case. */
  byName: Map<string, string[]>;
  at: number;
}

/** The image files of folders by their names: Obsidian’s links name a file wherever it lies. */
export class Attachments {
  readonly #listings = new Map<string, Promise<Listing>>();

  /**
   * The paths, relative to the folder, of the images that a link may mean, the likeliest first: beside the note, then the
   * least deep.
   * @param target a file’s name, or the end of its path.
   * @param beside the folder of the note, relative to `folder`.
   */
  async named(folder: string, target: string, beside: string): Promise<string[]> {
    const wanted = `/${target.replaceAll('\\', '/').replace(/^[./]+/, '')}`.toLowerCase();
    const { byName } = await this.#listing(folder);
    const found = (byName.get(posix.basename(wanted)) ?? []).filter((path) =>
      `/${path}`.toLowerCase().endsWith(wanted),
    );
    const distance = (path: string): number => (posix.dirname(path) === beside ? 0 : path.split('/').length);
    return found.sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1));
  }

  async #listing(folder: string): Promise<Listing> {
    const known = this.#listings.get(folder);
    if (known && performance.now() - (await known).at < believed) return known;
    // Whoever waited beside us may have begun to read the folder anew.
    if (this.#listings.get(folder) !== known) return this.#listing(folder);
    const listing = listImages(folder);
    this.#listings.set(folder, listing);
    return listing;
  }
}

async function listImages(folder: string): Promise<Listing> {
  const byName = new Map<string, string[]>();
  const queue = [''];
  for (let read = 0; read < maxFolders; read++) {
    const inside = queue.shift();
    if (inside === undefined) break;
    // What cannot be read has no images for us; links are not followed, so that nothing is met twice.
    const entries = await readdir(join(folder, inside), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = posix.join(inside, entry.name);
      if (entry.isDirectory() && !isSkipped(entry.name)) queue.push(path);
      if (!entry.isFile() || !isImageTarget(entry.name)) continue;
      const name = basename(entry.name).toLowerCase();
      const others = byName.get(name);
      if (others === undefined) byName.set(name, [path]);
      else others.push(path);
    }
  }
  return { byName, at: performance.now() };
}

function isSkipped(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
