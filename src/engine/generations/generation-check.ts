import type { EmbeddingProvider } from '../embedding/provider.ts';
import { embeddedText } from '../notes/embedded-text.ts';
import type { Database } from '../store/database.ts';
import { sampleEmbedded } from '../store/sample-texts.ts';
import { countInvalidVectors, similarityToOwn } from '../store/vector-checks.ts';
import type { GenerationRef } from '../store/vectors.ts';

const sampleSize = 8;
/** Quantised models round a little differently in another batch; another text's vector is much farther away. */
const sameText = 0.9;
const tie = 0.02;

/**
 * Looks for what must never reach search: vectors of a wrong width or length, and vectors stored under another text.
 * For the latter a sample of passages is embedded once more: each must find itself.
 * @returns what is wrong, in words for the user; null if nothing is.
 * @throws NearnoteError see EmbeddingProvider.embed.
 */
export async function checkGeneration(
  database: Database,
  model: GenerationRef,
  provider: EmbeddingProvider,
  signal: AbortSignal,
): Promise<string | null> {
  const unsound = await countInvalidVectors(database, model);
  if (unsound > 0) return `${unsound} of its vectors are not sound`;
  const sample = await sampleEmbedded(database, model, sampleSize);
  if (sample.length === 0) return null;
  const texts = sample.map(({ context, text }) => embeddedText(context, text));
  const vectors = await provider.embed(texts, 'passage', signal);
  let lost = 0;
  for (const [index, { textHash }] of sample.entries()) {
    const vector = vectors[index];
    const standing = vector === undefined ? null : await similarityToOwn(database, model, textHash, vector);
    if (standing === null || standing.own < sameText || standing.own < standing.best - tie) lost++;
  }
  return lost > 1 ? `${lost} of ${sample.length} passages that were tried do not find themselves` : null;
}
