import { join } from 'node:path';
import type { LocalModel } from '../../shared/models.ts';
import type { StartInference } from '../embedding/inference-process.ts';
import { LocalProvider } from '../embedding/local-provider.ts';
import { measureSpeed } from '../embedding/measure-speed.ts';
import type { Database } from '../store/database.ts';
import { weightsOf } from './catalogue-entry.ts';

/** Six layers of a transformer with random weights, see `build.py` beside it. It makes no vectors that anyone uses. */
const yardstick: LocalModel = {
  kind: 'local',
  id: 'yardstick',
  name: 'Yardstick',
  revision: '1',
  dtype: 'q8',
  pooling: 'mean',
  tokenLimit: 512,
  dimensions: 384,
  prefixes: { passage: '', query: '' },
};
const weightsPerToken = weightsOf(6, 384, 1536);

/**
 * Measures this computer with a piece of a model that is embedded like any other, for a second or two and with a low
 * priority: texts of as many tokens as passages of the library have. On the CPU: where a graphics processor turns out to be
 * faster, a model takes less time than this tells.
 * @param models the folder of the built-in models.
 * @returns weights that tokens are multiplied with, a second; null for a library without passages.
 * @throws NearnoteError see EmbeddingProvider.embed; `engine-stopped` once the signal is aborted.
 */
export async function measureComputer(
  database: Database,
  models: string,
  start: StartInference,
  signal: AbortSignal,
): Promise<number | null> {
  const folder = join(models, yardstick.id);
  const provider = new LocalProvider(yardstick, { folder, start, choice: 'cpu', decided: null, onDecision: () => {} });
  const close = () => provider.close();
  signal.addEventListener('abort', close);
  try {
    const speed = await measureSpeed(database, provider, ({ tokens }) => 'word '.repeat(tokens));
    return speed && speed.tokensPerSecond * weightsPerToken;
  } finally {
    signal.removeEventListener('abort', close);
    provider.close();
  }
}

/** Tokens a second of a model that was never timed. A small one is no faster than the yardstick: the rest takes as long. */
export function expectedRate(weightsPerSecond: number, weights: number): number {
  return weightsPerSecond / Math.max(weights, weightsPerToken);
}
