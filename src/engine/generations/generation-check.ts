import { type UserText, userText } from '../../shared/user-text.ts';
import type { EmbeddingProvider } from '../embedding/provider.ts';
import { embeddedText } from '../notes/embedded-text.ts';
import type { Database } from '../store/database.ts';
import { sampleEmbedded } from '../store/sample-texts.ts';
import { countInvalidVectors, similarityToOwn } from '../store/vector-checks.ts';
import type { GenerationRef } from '../store/vectors.ts';

const sampleSize = 8;
/** Lowest cosine between two vectors of one text: another device rounds differently, and so may a service. */
const minOwnSimilarity = 0.9;
/** A text’s own vector may be this much less similar than the most similar one. */
const tieMargin = 0.02;

/**
 * Checks vectors before search may use them: for wrong dimensions or lengths, and for vectors stored with the wrong text.
 * For the latter, a sample of passages is embedded again; the vector nearest to each must be its own.
 * @returns what is wrong, as a part of a sentence; null if nothing is.
 * @throws NearnoteError see EmbeddingProvider.embed.
 */
export async function checkGeneration(
  database: Database,
  model: GenerationRef,
  provider: EmbeddingProvider,
  signal: AbortSignal,
): Promise<UserText | null> {
  const invalid = await countInvalidVectors(database, model);
  if (invalid > 0) return userText('{invalid, number} of its vectors are invalid', { invalid });
  const sample = await sampleEmbedded(database, model, sampleSize);
  if (sample.length === 0) return null;
  const texts = sample.map(({ context, text }) => embeddedText(context, text));
  const vectors = await provider.embed(texts, 'passage', signal);
  let notFound = 0;
  for (const [index, { textHash }] of sample.entries()) {
    const vector = vectors[index];
    const similarity = vector === undefined ? null : await similarityToOwn(database, model, textHash, vector);
    if (similarity === null || similarity.own < minOwnSimilarity || similarity.own < similarity.best - tieMargin)
      notFound++;
  }
  if (notFound <= 1) return null;
  return userText('{notFound} of {sampled} sampled passages do not find themselves', {
    notFound,
    sampled: sample.length,
  });
}
