import { join } from 'node:path';
import { z } from 'zod';
import { modelToLoad } from '../../shared/inference.ts';
import type { EmbeddingModel, TextKind } from './provider.ts';

const localModel = modelToLoad.omit({ folder: true, device: true }).extend({
  id: z.string(),
  name: z.string(),
  /** Names the exact files: another revision's vectors are other vectors. */
  revision: z.string(),
  dimensions: z.int(),
  /** What the model was trained to see before a text of each kind. */
  prefixes: z.object({ passage: z.string(), query: z.string() }),
});
export type LocalModel = z.infer<typeof localModel>;

/** Ships with Nearnote, so that search by meaning works at once and without a network. */
export const starter: LocalModel = {
  id: 'starter',
  name: 'Nearnote starter',
  revision: 'a4b565263304db9f',
  dimensions: 256,
  dtype: 'q8',
  pooling: 'cls',
  tokenLimit: 4096,
  prefixes: { passage: '', query: '' },
};

export function describe(model: LocalModel): EmbeddingModel {
  const { id, name, dimensions, revision, dtype, pooling, prefixes } = model;
  return {
    id,
    name,
    fingerprint: JSON.stringify(['local', id, revision, dtype, pooling, dimensions, prefixes]),
  };
}

/** The model's folder below the folder of built-in models. */
export function folderOf(model: LocalModel, models: string): string {
  return join(models, model.id);
}

export function withPrefix(model: LocalModel, text: string, kind: TextKind): string {
  return model.prefixes[kind] + text;
}
