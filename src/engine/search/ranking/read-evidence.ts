import type { TextRange } from '../../../shared/domain.ts';
import { nameKey } from '../../notes/link.ts';
import type { ChunkText } from '../../store/chunk-texts.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { QueryTerm } from '../keyword/keyword-search.ts';
import { placesOf } from '../keyword/marks.ts';
import { canPair, wordPairs } from '../keyword/word-pairs.ts';
import { weightOf } from './candidates.ts';
import type { NoteEvidence } from './fusion.ts';
import type { RankingParts } from './question.ts';
import { type RankedNote, type RankedPassage, type RankingEvidence, wordsPassage } from './rank-notes.ts';
import { type References, referencesIn } from './references.ts';
import { isTitleInQuery } from './title-in-query.ts';

/** The best notes of which passages are read: reading more takes longer and changes nothing. */
const notesRead = 20;
/** What is left of the nearness of a list of references to notes: it is near to whatever they are about. */
const nearnessOfReferences = 0.6;

/**
 * The passages that say how the best notes match: of each, the one with the best words and the nearest. The one that would be shown
 * is read with them, so that the database is mostly asked once.
 */
export function textsOfBest(
  { texts, index, stopwatch }: RankingParts,
  notes: readonly RankedNote[],
): Promise<Map<number, ChunkText>> {
  const chunkIds = notes.slice(0, notesRead).flatMap(({ passages }) => {
    const read = new Set([wordsPassage(passages), nearest(passages), passages[0]]);
    return [...read].flatMap((passage) => (passage ? index.slots.chunkIdOf(passage.slot) : []));
  });
  return stopwatch.during('texts', () => texts.of(chunkIds));
}

/**
 * How the notes match of which passages were read, by note id. Words of the query that stand together count more. A list of
 * references says of each thing only what one of its entries says, and what that leads to says it better.
 */
export function readEvidence(
  notes: readonly RankedNote[],
  texts: ReadonlyMap<number, ChunkText>,
  words: readonly QueryTerm[],
  { mode, query, index }: Pick<RankingEvidence, 'mode' | 'query' | 'index'>,
): Map<number, NoteEvidence> {
  const { expected } = query.scale;
  // Telling the words of a text takes time: only hybrid search counts those that stand together.
  const pairsOf = (text: string, held: number, language: string | null): number =>
    mode === 'hybrid' && held > 1 ? wordPairs(text, words, index, language) : 0;
  const isName = (text: string): boolean => [...index.notes.names.get(nameKey(text))].length > 0;
  const readIn = (passage: RankedPassage | null) => {
    const text = passage === null ? null : (texts.get(index.slots.chunkIdOf(passage.slot))?.passage ?? null);
    return passage === null || text === null ? null : { passage, text, references: referencesIn(text, isName) };
  };
  const read = notes.slice(0, notesRead).map(({ noteId, evidence, passages }) => {
    const language = index.notes.get(noteId)?.language ?? null;
    const ofWords = readIn(wordsPassage(passages));
    const nearestOne = nearest(passages);
    const near = nearestOne !== null && nearestOne === ofWords?.passage ? ofWords : readIn(nearestOne);
    const matches = ofWords === null ? {} : wordsIn(ofWords, evidence, words, index, language, pairsOf);
    const isTitled = isTitleInQuery(index.notes.get(noteId)?.title ?? '', language, words, index);
    const isEmpty = evidence.passages === 1 && (near ?? ofWords)?.text.trim() === '';
    return {
      noteId,
      ofWords: ofWords?.references,
      near: near?.references,
      isEmpty,
      evidence: { ...evidence, ...matches, isTitled },
    };
  });
  const answers = read.flatMap(({ noteId, ofWords, evidence: { coverage } }) => (ofWords ? [] : { noteId, coverage }));
  return new Map(
    read.map(({ noteId, ofWords, near, isEmpty, evidence }) => {
      // A list ranks behind the rest only where another note answers as much of the query.
      const isAnswered = answers.some((each) => each.noteId !== noteId && each.coverage >= evidence.coverage);
      const nearness = (similarity: number | null, references: References | null | undefined) =>
        similarity === null || !references?.leadToNotes || !isAnswered
          ? similarity
          : expected + nearnessOfReferences * (similarity - expected);
      if (isEmpty) return [noteId, ofEmptyNote(evidence, expected)];
      const similarity = nearness(evidence.similarity, near);
      const similarityOfWords = nearness(evidence.similarityOfWords, ofWords);
      return [noteId, { ...evidence, similarity, similarityOfWords }];
    }),
  );
}

/** Without a text, what is near is the vector of the title, which means nothing that its words do not say. */
function ofEmptyNote(evidence: NoteEvidence, expected: number): NoteEvidence {
  const isCalled = evidence.words > 0 || evidence.isNamed;
  const similarity = isCalled && evidence.similarity !== null ? expected : null;
  return { ...evidence, similarity, similarityOfWords: similarity, isTitled: false };
}

/** What the words count in a passage; of a list of references, in the part that holds the most of them. */
function wordsIn(
  { passage, text, references }: { passage: RankedPassage; text: string; references: References | null },
  evidence: NoteEvidence,
  words: readonly QueryTerm[],
  index: TextIndex,
  language: string | null,
  pairsOf: (text: string, held: number, language: string | null) => number,
): Pick<NoteEvidence, 'words' | 'coverage' | 'pairs'> {
  if (references === null) {
    const held = words.filter((word, place) => canPair(word) && (passage.shares[place] ?? 0) > 0);
    return { words: evidence.words, coverage: evidence.coverage, pairs: pairsOf(text, held.length, language) };
  }
  const places = placesOf(text, words, index, language);
  const inText = new Set(places.map(({ word }) => word));
  const shareOf = (word: QueryTerm): number => passage.shares[words.indexOf(word)] ?? 0;
  const sum = (some: readonly QueryTerm[]): number => some.reduce((total, word) => total + shareOf(word), 0);
  // What the titles above a list say, they say of each entry.
  const above = words.filter((word) => shareOf(word) > 0 && !inText.has(word));
  const isIn = (place: TextRange, { start, end }: TextRange): boolean => place.start >= start && place.end <= end;
  const held = (some: readonly { word: QueryTerm }[]) => [...new Set([...above, ...some.map(({ word }) => word)])];
  const parts = references.entries.map((entry) => ({
    text: text.slice(entry.start, entry.end),
    held: held(places.filter((place) => isIn(place, entry))),
  }));
  // What is beside the entries counts as one of them.
  const beside = places.filter((place) => !references.entries.some((entry) => isIn(place, entry)));
  const best = parts.reduce((a, b) => (sum(b.held) > sum(a.held) ? b : a), { text, held: held(beside) });
  return {
    words: evidence.words * (sum(best.held) / Math.max(1e-6, sum(words))),
    coverage: weightOf(best.held) / Math.max(1e-6, weightOf(words)),
    pairs: pairsOf(best.text, best.held.length, language),
  };
}

function nearest(passages: readonly RankedPassage[]): RankedPassage | null {
  return passages.reduce<RankedPassage | null>(
    (found, each) => ((each.similarity ?? -1) > (found?.similarity ?? -1) ? each : found),
    null,
  );
}
