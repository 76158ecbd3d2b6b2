import type { SwitchPlan } from '../../shared/models.ts';
import { estimateHosted } from '../embedding/hosted/estimate.ts';
import { measureSpeed } from '../embedding/measure-speed.ts';
import type { ModelRegistry } from '../models/model-registry.ts';
import type { Database } from '../store/database.ts';
import { type EmbeddingWork, pendingWork } from '../store/sample-texts.ts';
import type { Generations } from './generations.ts';

/**
 * What switching to a model would involve. If the speed of a local model is not known, it is measured with a few passages,
 * or expected of the computer’s speed if the model is not downloaded.
 * @throws NearnoteError `model-unknown`, and see measureSpeed.
 */
export async function planSwitch(
  key: string,
  database: Database,
  models: ModelRegistry,
  generations: Generations,
): Promise<SwitchPlan> {
  const model = models.known(key);
  const generation = generations.generationOf(model.key);
  const [all, pending] = [await pendingWork(database, null), await pendingWork(database, generation)];
  const spec = await models.specIfReady(model);
  const hosted = model.kind === 'hosted' ? model.spec : null;
  return {
    key: model.key,
    name: model.name,
    dimensions: model.dimensions,
    chunks: all.chunks,
    toEmbed: pending.chunks,
    tokens: pending.tokens,
    seconds: await secondsFor(model.key, pending),
    downloadBytes: spec === null ? models.downloadBytes(model) : null,
    needsDownload: spec === null,
    hosted: hosted && {
      host: new URL(hosted.baseUrl).host,
      agreed: models.hasAgreed(hosted.baseUrl),
      ...estimateHosted(hosted, pending),
    },
  };

  async function secondsFor(modelKey: string, work: EmbeddingWork): Promise<number | null> {
    if (work.texts === 0) return 0;
    const known = models.speedOf(modelKey);
    if (known !== null) return work.tokens / known.tokensPerSecond;
    // Nothing is sent to a hosted model before the user has agreed.
    if (hosted !== null) return null;
    if (spec === null) {
      await models.measureComputer(database);
      const rate = models.rateOf(modelKey);
      return rate && work.tokens / rate;
    }
    const provider = await models.providerOf(spec);
    try {
      const speed = await measureSpeed(database, provider);
      if (speed === null) return null;
      await models.rememberSpeed(modelKey, speed);
      return work.tokens / speed.tokensPerSecond;
    } finally {
      provider.close();
    }
  }
}
