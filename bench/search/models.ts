import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../src/engine/engine.ts';
import { catalogue } from '../../src/engine/models/catalogue.ts';
import { type HubServer, startHub } from '../../src/engine/testing/hub-server.ts';
import { until } from '../waiting.ts';

/** A model that the bench measures. */
export interface BenchModel {
  name: string;
  /** Makes it the model of a library, and downloads it if need be. */
  use(engine: Engine): Promise<void>;
}

/** Folders with real weights, by name; those that are not there are left out. */
const catalogued = {
  MiniLM: 'Xenova/all-MiniLM-L6-v2',
  bge: 'Xenova/bge-small-en-v1.5',
};
const e5Folder = 'multilingual-e5-small-from-4-bit';
const e5Settings = {
  '1_Pooling/config.json': JSON.stringify({ pooling_mode_mean_tokens: true }),
  'config_sentence_transformers.json': JSON.stringify({ prompts: { query: 'query: ', passage: 'passage: ' } }),
};

/** The models in a folder, the starter first, and the hub that serves their files. */
export async function modelsIn(folder: string): Promise<{ models: BenchModel[]; hub: HubServer }> {
  const present = Object.entries(catalogued).filter(([, id]) => existsSync(join(folder, id)));
  const e5 = join(folder, e5Folder);
  const info = { pipeline_tag: 'feature-extraction' };
  const hub = await startHub({
    models: {
      ...Object.fromEntries(
        present.map(([, id]) => [id, { folder: join(folder, id), info: { ...info, sha: pinned(id) } }]),
      ),
      ...(existsSync(e5)
        ? { 'bench/e5': { folder: e5, files: e5Settings, info: { ...info, sha: 'e5'.repeat(20) } } }
        : {}),
    },
  });
  const use = async (engine: Engine, keyOf: () => Promise<string>): Promise<void> => {
    await engine.models.configure({ hubUrl: hub.url, device: 'cpu' });
    await engine.models.use(await keyOf(), false);
    // A switch that stops waits for the user.
    await until(() => engine.state().reembed === null || engine.state().reembed?.pause?.by === 'trouble');
    const { reembed } = engine.state();
    if (reembed !== null) throw new Error(`The model cannot be used: ${JSON.stringify(reembed.pause)}`);
  };
  const models: BenchModel[] = [
    { name: 'starter', use: async () => {} },
    ...present.map(([name, id]) => ({ name, use: (engine: Engine) => use(engine, async () => id) })),
    ...(existsSync(e5)
      ? [{ name: 'e5', use: (engine: Engine) => use(engine, () => engine.models.addLocal('bench/e5')) }]
      : []),
  ];
  return { models, hub };
}

function pinned(id: string): string {
  const entry = catalogue.find((known) => known.id === id);
  if (entry === undefined) throw new Error(`${id} is not in the catalogue.`);
  return entry.revision;
}
