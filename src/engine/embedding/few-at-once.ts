import type { EmbeddingProvider, TextKind } from './provider.ts';

/** A query that is typed meanwhile waits for so many texts at most; a service, and a small computer, take no more either. */
const atOnce = 8;

/**
 * Embeds many texts that nobody waits for as for a query, a few at once: a process answers one request after the other.
 * @throws NearnoteError see EmbeddingProvider.embed.
 */
export async function embedFewAtOnce(
  provider: Pick<EmbeddingProvider, 'embed'>,
  texts: readonly string[],
  kind: TextKind,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += atOnce) {
    vectors.push(...(await provider.embed(texts.slice(at, at + atOnce), kind)));
  }
  return vectors;
}
