import { embeddedText } from '../notes/embedded-text.ts';
import type { Database } from '../store/database.ts';
import { type SampledText, sampleTexts } from '../store/sample-texts.ts';
import { embedKnown } from './embed-known.ts';
import { type EmbeddingProvider, embedOne, harmlessText } from './provider.ts';

const maxTexts = 128;
const batchSize = 16;
/** Milliseconds. */
const maxTime = 1_500;

export interface Speed {
  textsPerSecond: number;
  tokensPerSecond: number;
}

/**
 * Measures how fast a model embeds random passages of the library, for a second or two.
 * @param textOf what is embedded for a passage.
 * @returns null for a library without passages.
 * @throws NearnoteError see EmbeddingProvider.embed.
 */
export async function measureSpeed(
  database: Database,
  provider: EmbeddingProvider,
  textOf = ({ context, text }: SampledText) => embeddedText(context, text),
): Promise<Speed | null> {
  const sample = await sampleTexts(database, maxTexts);
  if (sample.length === 0) return null;
  // Not measured: loading and the first inference are slower, and for the second batch a local model starts all its sessions.
  for (let batch = 0; batch < 2; batch++) await embedOne(provider, harmlessText, 'passage');
  const batches = Array.from({ length: Math.ceil(sample.length / batchSize) }, (_, index) =>
    sample.slice(index * batchSize, (index + 1) * batchSize),
  );
  let texts = 0;
  let tokens = 0;
  const startedAt = performance.now();
  for (const batch of batches) {
    await embedKnown(provider, batch.map(textOf), 'passage');
    texts += batch.length;
    tokens += batch.reduce((sum, text) => sum + text.tokens, 0);
    if (performance.now() - startedAt > maxTime) break;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  return { textsPerSecond: texts / seconds, tokensPerSecond: tokens / seconds };
}
