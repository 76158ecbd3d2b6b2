import type { TextRange } from '../../shared/domain.ts';
import type { RelatedNote, RelatedNotes } from '../../shared/links.ts';
import { stemOf } from '../notes/link.ts';
import type { PhraseSearch } from '../search/keyword/phrases.ts';
import { sentencesAt } from '../search/presentation/quoted-sentence.ts';
import { type ChunkText, chunkTexts } from '../store/chunk-texts.ts';
import type { NoteStore } from '../store/notes.ts';
import { fallbackLanguage } from '../text-index/analysis/stemming.ts';
import { isStopWord } from '../text-index/analysis/stop-words.ts';
import { isUnspaced } from '../text-index/analysis/unspaced.ts';
import type { NoteRow } from '../text-index/note-table.ts';
import { linksTo, newestFirst } from './backlinks.ts';
import { namePlaces, wordsOf } from './name-places.ts';
import { linkedNote } from './resolve.ts';

/** Passages read for one note. A name that stands in more of them is an ordinary word. */
const maxPassages = 2_000;
/** Passages read in one query: searches must not have to wait long. */
const batchSize = 400;
/** Sentences quoted from one note. */
const maxSentences = 2;

/**
 * The notes that name a note and do not link to it, the newest first. The text index says which passages have all words
 * of a name; those are read. Names that say nothing (a number, a letter, a word like “the”) are not looked for.
 */
export async function mentionsOf(
  { database, index }: NoteStore,
  phrases: PhraseSearch,
  note: NoteRow,
  limit: number,
): Promise<RelatedNotes> {
  const linked = await linksTo({ database, index }, note);
  const { slots } = index;
  const names = namesOf(note).map((name) => ({ name, slots: phrases.slotsWithWords(name) }));
  const rare = names.filter((each) => each.slots.length <= maxPassages);
  const rareNames = rare.map(({ name }) => name);
  const candidates = new Set(rare.flatMap((each) => each.slots));
  const chunkIds = [...candidates]
    .filter((slot) => slots.noteIdOf(slot) !== note.id && !linked.has(slots.noteIdOf(slot)))
    .map((slot) => slots.chunkIdOf(slot));
  const found = new Map<number, { passage: ChunkText; places: TextRange[] }[]>();
  for (let at = 0; at < chunkIds.length; at += batchSize) {
    for (const passage of (await chunkTexts(database, chunkIds.slice(at, at + batchSize))).values()) {
      const places = namePlaces(passage.passage, rareNames);
      if (places.length === 0) continue;
      const known = found.get(passage.noteId);
      if (known === undefined) found.set(passage.noteId, [{ passage, places }]);
      else known.push({ passage, places });
    }
  }
  const newest = newestFirst(index.notes, [...found.keys()]);
  const notes = newest.slice(0, limit).map((source): RelatedNote => {
    const sentences = (found.get(source.id) ?? [])
      .sort((a, b) => a.passage.start - b.passage.start)
      .flatMap(({ passage, places }) => sentencesAt(passage.passage, passage.start, inFile(places, passage.start)));
    return { ...linkedNote(source), format: source.format, sentences: sentences.slice(0, maxSentences) };
  });
  return { notes, total: newest.length };
}

function inFile(places: readonly TextRange[], offset: number): TextRange[] {
  return places
    .map(({ start, end }) => ({ start: start + offset, end: end + offset }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The names of a note that can be looked for in texts, each once. */
function namesOf({ title, path, aliases }: NoteRow): string[] {
  const byWords = new Map<string, string>();
  for (const name of [title, stemOf(path).replaceAll(/[-_]+/g, ' '), ...aliases]) {
    const words = wordsOf(name).map(({ text }) => text);
    const saysSomething = words.some(
      (word) => /\p{L}/u.test(word) && (isUnspaced(word) || word.length > 2) && !isStopWord(word, fallbackLanguage),
    );
    if (saysSomething) byWords.set(words.join(' '), name);
  }
  return [...byWords.values()];
}
