import type { TextRange } from '../../../shared/domain.ts';
import type { ChunkText } from '../../store/chunk-texts.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { QueryTerm } from '../keyword/keyword-search.ts';
import { placesOf } from '../keyword/marks.ts';
import { dot } from '../semantic/dot.ts';
import { inFile } from './hits.ts';
import { sentencesOf, wordShares } from './sentences.ts';

/** The weight of a sentence’s words; that of its meaning is the rest to 1. */
const wordsWeight = 0.4;
/** Sentences of all passages together: each is embedded, which takes time. */
const maxSentences = 160;
/** By how much a sentence must score above the average of its passage to stand out. */
const minLead = 0.02;

/** Embeds texts for comparison with the query; null for one that the model cannot embed. */
export type EmbedTexts = (texts: string[]) => Promise<(Float32Array | null)[]>;

/** The sentence of each passage that best answers the query by meaning and words; null where none stands out. */
export async function answeringSentences(
  passages: readonly ChunkText[],
  query: Float32Array,
  words: readonly QueryTerm[],
  index: TextIndex,
  embed: EmbedTexts,
): Promise<Map<number, TextRange | null>> {
  const weight = words.reduce((sum, word) => sum + word.weight, 0);
  const looked: { passage: ChunkText; sentences: readonly TextRange[] }[] = [];
  let count = 0;
  for (const passage of passages) {
    const sentences = sentencesOf(passage.passage);
    if (count + sentences.length > maxSentences) break;
    count += sentences.length;
    looked.push({ passage, sentences });
  }
  const texts = looked.flatMap(({ passage, sentences }) =>
    sentences.map((each) => passage.passage.slice(each.start, each.end)),
  );
  const vectors = await embed(texts);
  const found = new Map<number, TextRange | null>();
  let at = 0;
  for (const { passage, sentences } of looked) {
    const language = index.notes.get(passage.noteId)?.language ?? null;
    const shares = wordShares(sentences, placesOf(passage.passage, words, index, language), weight);
    const scored = sentences.flatMap((sentence, place) => {
      const vector = vectors[at + place] ?? null;
      if (vector === null) return [];
      return [{ sentence, score: (1 - wordsWeight) * dot(vector, query) + wordsWeight * (shares[place] ?? 0) }];
    });
    at += sentences.length;
    const best = Math.max(...scored.map(({ score }) => score));
    const mean = scored.reduce((sum, { score }) => sum + score, 0) / scored.length;
    const first = scored.find(({ score }) => score === best);
    const standsOut = first !== undefined && (scored.length === 1 || best - mean >= minLead);
    found.set(passage.chunkId, standsOut ? inFile(first.sentence, passage.start) : null);
  }
  return found;
}
