import type { TextRange } from '../../shared/domain.ts';
import type { RelatedNote, RelatedNotes } from '../../shared/links.ts';
import { Pace } from '../lib/pace.ts';
import { baseName, nameKey } from '../notes/link.ts';
import { sentencesAt } from '../search/presentation/quoted-sentence.ts';
import { chunksAt } from '../store/chunk-texts.ts';
import { linksByName } from '../store/links.ts';
import type { NoteStore } from '../store/notes.ts';
import { keysOf } from '../text-index/note-names.ts';
import type { NoteRow, NoteTable } from '../text-index/note-table.ts';
import { type KnownNamesakes, LinkResolver, linkedNote } from './resolve.ts';

/** Links read for one note: more than anybody reads, and few enough that a search need not wait. */
const maxLinks = 5_000;
/** Sentences quoted from one note. */
const maxSentences = 3;

/** The notes that link to a note, the newest first, with the sentences around their links. */
export async function backlinksOf(store: NoteStore, note: NoteRow, limit: number): Promise<RelatedNotes> {
  const sources = await linksTo(store, note);
  const newest = newestFirst(store.index.notes, [...sources.keys()]);
  const shown = newest.slice(0, limit).map((source) => ({ source, places: sources.get(source.id) ?? [] }));
  return { notes: await quoted(store, shown), total: newest.length };
}

/** The places of the links to a note, by the note that they stand in. One that may mean another note, too, counts. */
export async function linksTo({ database, index }: NoteStore, note: NoteRow): Promise<Map<number, TextRange[]>> {
  const names = new Set([nameKey(baseName(note.path)), ...[...keysOf(note)].map(baseName)]);
  const found = new Map<number, TextRange[]>();
  const links = await linksByName(database, [...names], maxLinks);
  const namesakes: KnownNamesakes = new Map();
  const pace = new Pace();
  for (const [noteId, own] of Map.groupBy(links, (link) => link.noteId)) {
    await pace.pause();
    const source = index.notes.get(noteId);
    if (source === undefined || noteId === note.id) continue;
    const resolver = new LinkResolver(index.notes, source, namesakes);
    const places = own.filter((link) => leadsTo(resolver.resolve(link), note.id));
    if (places.length > 0) found.set(noteId, places);
  }
  return found;
}

function leadsTo(link: ReturnType<LinkResolver['resolve']>, noteId: number): boolean {
  if (link.kind === 'one') return link.note.noteId === noteId;
  return link.kind === 'several' && link.notes.some((note) => note.noteId === noteId);
}

export function newestFirst(notes: NoteTable, ids: readonly number[]): NoteRow[] {
  return ids.flatMap((id) => notes.get(id) ?? []).sort((a, b) => b.date - a.date || a.id - b.id);
}

/** Notes with the sentences around places in them. */
async function quoted(
  { database }: NoteStore,
  related: readonly { source: NoteRow; places: readonly TextRange[] }[],
): Promise<RelatedNote[]> {
  const wanted = related.flatMap(({ source, places }) =>
    places.slice(0, maxSentences).map(({ start }) => ({ noteId: source.id, start })),
  );
  const chunks = wanted.length === 0 ? [] : await chunksAt(database, wanted);
  return related.map(({ source, places }) => {
    const sentences = chunks
      .filter(({ noteId }) => noteId === source.id)
      .flatMap(({ passage, start }) => {
        const inside = places.filter((place) => place.start >= start && place.start < start + passage.length);
        return sentencesAt(passage, start, inside);
      });
    return { ...linkedNote(source), format: source.format, sentences: sentences.slice(0, maxSentences) };
  });
}
