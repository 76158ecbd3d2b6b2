import { NearnoteError } from '../../shared/errors.ts';
import type { EmbeddingProvider, TextKind } from './provider.ts';

/**
 * Embeds texts of which the model may know no word, such as one endless word: those have no vector (null), the others have.
 * @throws NearnoteError see EmbeddingProvider.embed, except `embedding-failed`.
 */
export async function embedKnown(
  provider: Pick<EmbeddingProvider, 'embed'>,
  texts: readonly string[],
  kind: TextKind,
): Promise<(Float32Array | null)[]> {
  try {
    return await provider.embed(texts, kind);
  } catch (error) {
    if (!(error instanceof NearnoteError) || error.code !== 'embedding-failed') throw error;
    if (texts.length === 1) return [null];
    const vectors: (Float32Array | null)[] = [];
    for (const text of texts) vectors.push(...(await embedKnown(provider, [text], kind)));
    return vectors;
  }
}
