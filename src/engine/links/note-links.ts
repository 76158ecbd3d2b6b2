import { join } from 'node:path';
import type { TextRange } from '../../shared/domain.ts';
import { NearnoteError } from '../../shared/errors.ts';
import type { LinkTarget, Peek, RelatedNotes, ResolvedLink } from '../../shared/links.ts';
import { userText } from '../../shared/user-text.ts';
import { pathIn } from '../lib/path-in.ts';
import type { ParsingThreads } from '../parsing/parsing-threads.ts';
import { isUnreadable } from '../parsing/read-file.ts';
import { PhraseSearch } from '../search/keyword/phrases.ts';
import { chunksFrom } from '../store/chunk-texts.ts';
import { linksOfNote } from '../store/links.ts';
import type { NoteStore } from '../store/notes.ts';
import type { NoteRow } from '../text-index/note-table.ts';
import { backlinksOf } from './backlinks.ts';
import { mentionsOf } from './mentions.ts';
import { LinkResolver } from './resolve.ts';

/** More is not seen at a glance. In UTF-16 code units. */
const maxPeek = 700;

/** The links between the notes of a library. */
export class NoteLinks {
  readonly #store: NoteStore;
  readonly #threads: ParsingThreads;
  readonly #phrases: PhraseSearch;

  constructor(store: NoteStore, threads: ParsingThreads) {
    this.#store = store;
    this.#threads = threads;
    this.#phrases = new PhraseSearch(store.database, store.index);
  }

  /** The id of the note whose file this is. @throws NearnoteError `note-missing`. */
  async noteAt(path: string): Promise<number> {
    const { index } = this.#store;
    await index.ready;
    for (const note of index.notes.all()) if (join(note.folder, note.path) === path) return note.id;
    throw new NearnoteError(
      'note-missing',
      userText('{path} is no note of this library. Index its folder first.', { path }),
    );
  }

  /** The links in a note, in their order, with where they lead. @throws NearnoteError `note-missing`. */
  async outgoing(noteId: number): Promise<{ target: string; link: ResolvedLink }[]> {
    const resolver = new LinkResolver(this.#store.index.notes, await this.#note(noteId));
    const links = await linksOfNote(this.#store.database, noteId);
    return links.map(({ target, kind }) => ({ target, link: resolver.resolve({ target, kind }) }));
  }

  /** Where links of a note lead, in their order. @throws NearnoteError `note-missing`. */
  async resolve(noteId: number, targets: readonly LinkTarget[]): Promise<ResolvedLink[]> {
    const source = await this.#note(noteId);
    const resolver = new LinkResolver(this.#store.index.notes, source);
    return targets.map((target) => resolver.resolve(target));
  }

  /**
   * The place of a heading with all that is below it, or of a block, in the note’s text on the disk; null if there is
   * none. @throws NearnoteError `note-missing` when the note or its file is gone, or cannot be read.
   */
  async place(noteId: number, subpath: string): Promise<TextRange | null> {
    const { folder, path } = await this.#note(noteId);
    const found = await this.#threads.place(pathIn(folder, path), subpath);
    if (isUnreadable(found))
      throw new NearnoteError('note-missing', userText('{path}: {reason}', { path, reason: found.reason }));
    return found.place;
  }

  /**
   * The first lines of a note as it was indexed, or of the heading or block that a link names.
   * @throws NearnoteError `note-missing`.
   */
  async peek(noteId: number, subpath: string): Promise<Peek> {
    const { format } = await this.#note(noteId);
    const place = subpath === '' ? null : await this.place(noteId, subpath);
    const [chunk] = await chunksFrom(this.#store.database, noteId, place?.start ?? 0);
    const from = place === null || chunk === undefined ? 0 : Math.max(0, place.start - chunk.start);
    return { format, text: chunk?.passage.slice(from, from + maxPeek) ?? '' };
  }

  /** The notes that link to a note, the newest first. @throws NearnoteError `note-missing`. */
  async backlinks(noteId: number, limit: number): Promise<RelatedNotes> {
    return backlinksOf(this.#store, await this.#note(noteId), limit);
  }

  /** The notes that name a note and do not link to it, the newest first. @throws NearnoteError `note-missing`. */
  async mentions(noteId: number, limit: number): Promise<RelatedNotes> {
    return mentionsOf(this.#store, this.#phrases, await this.#note(noteId), limit);
  }

  async #note(noteId: number): Promise<NoteRow> {
    const { index } = this.#store;
    await index.ready;
    const note = index.notes.get(noteId);
    if (note === undefined) throw new NearnoteError('note-missing', userText('This note is no longer in the library.'));
    return note;
  }
}
