import { chunkTexts } from '../store/chunk-texts.ts';
import type { NoteStore } from '../store/notes.ts';
import { fold } from '../text-index/analysis/fold.ts';
import { fallbackLanguage } from '../text-index/analysis/stemming.ts';
import { forEachTerm } from '../text-index/analysis/terms.ts';
import { type TypicalTerm, typicalTerms } from './typical-terms.ts';

/** Words that a cluster is called by. */
const maxWords = 3;
/** Passages in which it is looked up how a term is written. */
const examples = 4;
const possessive = /['’]s$/iu;
/** Their parts are words of the index, too, but nobody’s. */
const address = /\b(?:[a-z]+:\/\/|www\.)\S+|\S+@\S+/giu;

/**
 * The words that are typical of each cluster, as they are written in its notes: the index only knows their stems.
 * @see typicalTerms
 * @throws the signal’s reason, soon.
 */
export async function clusterWords(
  store: NoteStore,
  clusterOf: Int32Array,
  sizes: readonly number[],
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string[][]> {
  const words: string[][] = [];
  const terms = await typicalTerms(store.index, clusterOf, sizes, signal);
  for (const [cluster, typical] of terms.entries()) {
    signal.throwIfAborted();
    words.push(await written(store, typical, (noteId) => clusterOf[noteId] === cluster));
    onProgress((cluster + 1) / terms.length);
  }
  return words;
}

async function written(
  { database, index }: NoteStore,
  typical: readonly TypicalTerm[],
  isInCluster: (noteId: number) => boolean,
): Promise<string[]> {
  const texts = typical.map(({ term }) => index.vocabulary.terms[term] ?? '');
  const chunkIds = typical.flatMap(({ term }) => examplesOf(index, term, isInCluster));
  const forms = new Map<string, Map<string, number>>(texts.map((text) => [text, new Map()]));
  for (const { noteId, context, passage } of (await chunkTexts(database, [...new Set(chunkIds)])).values()) {
    const { title = '', language = null } = index.notes.get(noteId) ?? {};
    const source = `${title}\n${context}\n${passage}`.replaceAll(address, ' ');
    forEachTerm(source, language ?? fallbackLanguage, (term, start, end, kind) => {
      const counted = kind === 'word' ? forms.get(term) : undefined;
      if (counted === undefined) return;
      const form = source.slice(start, end).replace(possessive, '');
      counted.set(form, (counted.get(form) ?? 0) + 1);
    });
  }
  return distinct(texts.flatMap((text) => mostFrequent(forms.get(text)) ?? []));
}

function examplesOf(
  { postings, slots }: NoteStore['index'],
  term: number,
  isInCluster: (noteId: number) => boolean,
): number[] {
  const found: number[] = [];
  for (const slot of postings.slotsOf([term])) {
    if (found.length === examples) break;
    if (slots.alive[slot] === 1 && isInCluster(slots.noteIdOf(slot))) found.push(slots.chunkIdOf(slot));
  }
  return found;
}

/** Small letters where the word is also written small: the beginning of a sentence is no name. */
function mostFrequent(forms: ReadonlyMap<string, number> | undefined): string | undefined {
  // A term that is never written as a word is put together from several, or was part of an address.
  const [most] = [...(forms ?? [])].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? 1 : -1));
  const lower = most?.[0].toLowerCase();
  return lower !== undefined && forms?.has(lower) === true ? lower : most?.[0];
}

/** The first words, without those that begin as another does. */
function distinct(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (const word of words) {
    const isLike = (other: string) => fold(other).startsWith(fold(word)) || fold(word).startsWith(fold(other));
    if (kept.length < maxWords && !kept.some(isLike)) kept.push(word);
  }
  return kept;
}
