import type { FacetCounts } from '../../../shared/facets.ts';
import type { NoteRow } from '../../text-index/note-table.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { FacetNodes } from './facet-nodes.ts';

const none: readonly number[] = [];
/** Notes that are gone and still remembered, with their folders and tags; beyond these all is forgotten and gathered anew. */
const mostGone = 10_000;

/**
 * Counts notes by folder and by tag, each note once for every folder and tag above it, too. Where a note belongs is
 * remembered for as long as its row stays the same, so a change of some notes costs a glance at the others.
 */
export class Facets {
  readonly #index: TextIndex;
  #nodes = new FacetNodes();
  /** By note id: the row that the next two were made of. */
  #rows: (NoteRow | undefined)[] = [];
  /** By note id: the folder it is in. */
  #folders: number[] = [];
  /** By note id. */
  #tags: (readonly number[])[] = [];
  /** How many notes are remembered. */
  #remembered = 0;
  #all: { version: number; counts: FacetCounts } | null = null;

  constructor(index: TextIndex) {
    this.#index = index;
  }

  /** Counts every note of the library. */
  all(): FacetCounts {
    const { version } = this.#index;
    if (this.#all?.version !== version) {
      if (this.#remembered > this.#index.notes.size + mostGone) this.#forget();
      this.#all = { version, counts: this.#count(this.#index.notes.all()) };
    }
    return this.#all.counts;
  }

  /** Counts some notes; those that are gone count nowhere. Folders and tags that none of them is in are left out. */
  of(noteIds: Iterable<number>): FacetCounts {
    const { notes } = this.#index;
    return this.#count([...noteIds].flatMap((id) => notes.get(id) ?? []));
  }

  #count(notes: Iterable<NoteRow>): FacetCounts {
    const { parents } = this.#nodes;
    const counts: number[] = [];
    /** The note that each folder or tag was last counted for: two tags of a note may be below the same one. */
    const countedFor: number[] = [];
    const countUp = (leaf: number, noteId: number): void => {
      for (let node = leaf; node >= 0 && countedFor[node] !== noteId; node = parents[node] ?? -1) {
        countedFor[node] = noteId;
        counts[node] = (counts[node] ?? 0) + 1;
      }
    };
    for (const note of notes) {
      const { id } = note;
      if (this.#rows[id] !== note) this.#place(note);
      countUp(this.#folders[id] ?? -1, id);
      for (const tag of this.#tags[id] ?? none) countUp(tag, id);
    }
    return countsOf(this.#nodes, counts);
  }

  #forget(): void {
    this.#nodes = new FacetNodes();
    [this.#rows, this.#folders, this.#tags, this.#remembered] = [[], [], [], 0];
  }

  #place(note: NoteRow): void {
    if (this.#rows[note.id] === undefined) this.#remembered++;
    this.#rows[note.id] = note;
    this.#folders[note.id] = this.#nodes.folderOf(note);
    this.#tags[note.id] = note.tags.length === 0 ? none : note.tags.map((tag) => this.#nodes.tagOf(tag));
  }
}

function countsOf({ nodes }: FacetNodes, counts: readonly (number | undefined)[]): FacetCounts {
  const found: FacetCounts = { folders: [], tags: [] };
  for (const [number, node] of nodes.entries()) {
    const notes = counts[number];
    if (notes === undefined) continue;
    if (node.kind === 'folder') found.folders.push({ folder: node.folder, path: node.path, notes });
    else found.tags.push({ tag: node.tag, notes });
  }
  return found;
}
