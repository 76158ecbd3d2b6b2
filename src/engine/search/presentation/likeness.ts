import type { Likeness, QuotedSentence } from '../../../shared/links.ts';
import { chunkTexts } from '../../store/chunk-texts.ts';
import type { Database } from '../../store/database.ts';
import type { GenerationRef } from '../../store/vectors.ts';
import { vectorsOf } from '../../store/vectors-of-chunks.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { dot } from '../semantic/dot.ts';
import type { EmbedTexts } from './answering-sentence.ts';
import { sentencesOf } from './sentences.ts';

/** Passages of one note that are compared; of a longer one, so many spread over it. */
const maxPassages = 40;
/** Sentences of one passage that are compared. */
const maxSentences = 12;

interface LikenessParts {
  database: Database;
  model: GenerationRef;
  index: TextIndex;
  /** Null where sentences are not embedded: then nothing can be told. */
  embed: EmbedTexts | null;
}

/** The sentence of each other note that is nearest to a note, see Search.likeness. */
export async function likenessOf(parts: LikenessParts, noteId: number, others: readonly number[]): Promise<Likeness[]> {
  const { database, model, index, embed } = parts;
  const unknown = others.map((other) => ({ noteId: other, sentence: null }));
  if (embed === null) return unknown;
  const chunkIds = [noteId, ...others].flatMap((id) => someChunksOf(index, id));
  const vectors = await vectorsOf(database, model, chunkIds);
  const own = vectors.filter((each) => each.noteId === noteId);
  const pairs = others.flatMap((other) => {
    const theirs = vectors.filter((each) => each.noteId === other);
    const best = nearestPair(own, theirs);
    return best === null ? [] : [{ other, ...best }];
  });
  const texts = await chunkTexts(
    database,
    pairs.map(({ chunkId }) => chunkId),
  );
  const looked = pairs.flatMap((pair) => {
    const text = texts.get(pair.chunkId);
    return text === undefined ? [] : [{ ...pair, text, ranges: sentencesOf(text.passage).slice(0, maxSentences) }];
  });
  const embedded = await embed(
    looked.flatMap(({ text, ranges }) => ranges.map(({ start, end }) => text.passage.slice(start, end))),
  );
  const found = new Map<number, QuotedSentence>();
  let at = 0;
  for (const { other, own: vector, text, ranges } of looked) {
    const scored = ranges.flatMap((range, place) => {
      const ofSentence = embedded[at + place] ?? null;
      return ofSentence === null ? [] : [{ range, score: dot(ofSentence, vector) }];
    });
    at += ranges.length;
    const highest = Math.max(...scored.map(({ score }) => score));
    const nearest = scored.find(({ score }) => score === highest);
    if (nearest === undefined) continue;
    const { range } = nearest;
    const sentence = text.passage.slice(range.start, range.end);
    found.set(other, { text: sentence, start: text.start + range.start, marks: [] });
  }
  return unknown.map((each) => ({ ...each, sentence: found.get(each.noteId) ?? null }));
}

function someChunksOf({ slots }: TextIndex, noteId: number): number[] {
  const all = slots.slotsOf(noteId).map((slot) => slots.chunkIdOf(slot));
  const step = Math.ceil(all.length / maxPassages);
  return step <= 1 ? all : all.filter((_, place) => place % step === 0);
}

interface Embedded {
  chunkId: number;
  vector: Float32Array;
}

/** The chunk that is nearest to any of the note’s own, with the vector of that one. */
function nearestPair(
  own: readonly Embedded[],
  theirs: readonly Embedded[],
): { chunkId: number; own: Float32Array } | null {
  let best: { chunkId: number; own: Float32Array } | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const { chunkId, vector } of theirs) {
    for (const mine of own) {
      const similarity = dot(vector, mine.vector);
      if (similarity <= highest) continue;
      highest = similarity;
      best = { chunkId, own: mine.vector };
    }
  }
  return best;
}
