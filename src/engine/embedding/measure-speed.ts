import { embeddedText } from '../notes/embedded-text.ts';
import type { Database } from '../store/database.ts';
import { sampleTexts } from '../store/sample-texts.ts';
import { type EmbeddingProvider, embedOne } from './provider.ts';

const mostTexts = 128;
const atOnce = 16;
/** Milliseconds after which enough is known. */
const longest = 1_500;

export interface Speed {
  textsPerSecond: number;
  tokensPerSecond: number;
}

/**
 * Embeds passages of the library, taken at random, for a second or so.
 * @returns null for a library without passages.
 * @throws NearnoteError see EmbeddingProvider.embed.
 */
export async function measureSpeed(database: Database, provider: EmbeddingProvider): Promise<Speed | null> {
  const sample = await sampleTexts(database, mostTexts);
  const [first] = sample;
  if (first === undefined) return null;
  // Loading and the first inference are slower than all that follow.
  await embedOne(provider, first.text, 'passage');
  // In batches of texts of one length, as the queue makes them, but not the shortest first: the time may end early.
  const sorted = sample.toSorted((a, b) => a.tokens - b.tokens);
  const batches = Array.from({ length: Math.ceil(sorted.length / atOnce) }, (_, index) =>
    sorted.slice(index * atOnce, (index + 1) * atOnce),
  );
  const spread = [...batches.filter((_, index) => index % 2 === 1), ...batches.filter((_, index) => index % 2 === 0)];
  let texts = 0;
  let tokens = 0;
  const began = performance.now();
  for (const batch of spread) {
    await provider.embed(
      batch.map(({ context, text }) => embeddedText(context, text)),
      'passage',
    );
    texts += batch.length;
    tokens += batch.reduce((sum, text) => sum + text.tokens, 0);
    if (performance.now() - began > longest) break;
  }
  const seconds = (performance.now() - began) / 1000;
  return { textsPerSecond: texts / seconds, tokensPerSecond: tokens / seconds };
}
