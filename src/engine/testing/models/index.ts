import { join } from 'node:path';
import type { LocalModel } from '../../../shared/models.ts';

/** A BERT with random weights, of another width than the starter; made by the `build.py` beside it. */
export const tiny: LocalModel = {
  kind: 'local',
  id: 'tiny',
  name: 'Tiny',
  revision: '1',
  dtype: 'q8',
  pooling: 'mean',
  tokenLimit: 256,
  dimensions: 64,
  prefixes: { passage: '', query: '' },
};

export const tinyFolder = join(import.meta.dirname, 'tiny');
