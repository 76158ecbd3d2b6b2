import { fold } from '../../text-index/analysis/fold.ts';
import type { NoteRow } from '../../text-index/note-table.ts';

/** A folder or a tag that notes are counted under. */
export type FacetNode =
  /** `folder` is the absolute path of the folder that the user added, `path` relative to it and empty for itself. */
  { kind: 'folder'; folder: string; path: string } | { kind: 'tag'; tag: string };

/** What tags are compared by: `garden/roses` for `Garden//Roses/`. */
export function tagKey(tag: string): string {
  return fold(tag)
    .replaceAll(/\/{2,}/g, '/')
    .replace(/\/$/, '');
}

/**
 * Numbers every folder and tag that notes are in, those above them included. Tags that differ in case and accents only are
 * one, as they are for filters; it is spelt as the one that came first, and begins as the tag above it.
 */
export class FacetNodes {
  readonly nodes: FacetNode[] = [];
  /** By number: the folder or tag above, −1 for the topmost. */
  readonly parents: number[] = [];
  readonly #folders = new Map<string, Map<string, number>>();
  readonly #tags = new Map<string, number>();
  /** As they were read last: nearly all notes of a folder come one after another. */
  readonly #tagsAsWritten = new Map<string, number>();

  /** The number of the folder that a note is in. */
  folderOf({ folder, path }: Pick<NoteRow, 'folder' | 'path'>): number {
    let inside = this.#folders.get(folder);
    if (inside === undefined) {
      inside = new Map();
      this.#folders.set(folder, inside);
    }
    const slash = path.lastIndexOf('/');
    return this.#folder(inside, folder, slash === -1 ? '' : path.slice(0, slash));
  }

  /** The number of a tag; −1 for what is none. */
  tagOf(tag: string): number {
    const known = this.#tagsAsWritten.get(tag);
    if (known !== undefined) return known;
    const node = this.#tag(tag.replace(/\/+$/, ''));
    this.#tagsAsWritten.set(tag, node);
    return node;
  }

  #folder(inside: Map<string, number>, folder: string, path: string): number {
    const known = inside.get(path);
    if (known !== undefined) return known;
    const slash = path.lastIndexOf('/');
    const parent = path === '' ? -1 : this.#folder(inside, folder, slash === -1 ? '' : path.slice(0, slash));
    const node = this.#add({ kind: 'folder', folder, path }, parent);
    inside.set(path, node);
    return node;
  }

  #tag(tag: string): number {
    if (tag === '') return -1;
    const key = tagKey(tag);
    const known = this.#tags.get(key);
    if (known !== undefined) return known;
    const slash = tag.lastIndexOf('/');
    const parent = slash === -1 ? -1 : this.#tag(tag.slice(0, slash).replace(/\/+$/, ''));
    const above = this.nodes[parent];
    const spelt = above?.kind === 'tag' ? `${above.tag}/${tag.slice(slash + 1)}` : tag;
    const node = this.#add({ kind: 'tag', tag: spelt }, parent);
    this.#tags.set(key, node);
    return node;
  }

  #add(node: FacetNode, parent: number): number {
    this.parents.push(parent);
    return this.nodes.push(node) - 1;
  }
}
