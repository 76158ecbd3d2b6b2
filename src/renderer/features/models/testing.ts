import type { ModelStatus, ModelsState, ModelVariant, ModelView } from '../../../shared/models.ts';

/** A model with one variant, ready by default. */
export function modelWith({ status, ...change }: Partial<ModelView> & { status?: ModelStatus }): ModelView {
  const id = change.id ?? 'Xenova/all-MiniLM-L6-v2';
  return {
    id,
    name: 'all-MiniLM-L6-v2',
    kind: 'local',
    provider: 'This computer',
    host: null,
    baseUrl: null,
    description: 'Small and quick.',
    languages: 'English',
    dimensions: 384,
    tokenLimit: 256,
    license: 'Apache-2.0',
    quality: { ndcg10: 0.418, benchmark: 'MTEB retrieval' },
    variants: [variantWith({ key: `${id}@q8`, status: status ?? { state: 'ready' } })],
    custom: false,
    ...change,
  };
}

export function variantWith(change: Partial<ModelVariant>): ModelVariant {
  return {
    key: 'Xenova/all-MiniLM-L6-v2@q8',
    dtype: 'q8',
    bytes: 22_972_370,
    downloaded: false,
    status: { state: 'not-downloaded' },
    speed: null,
    ...change,
  };
}

export function stateOf(models: ModelView[]): ModelsState {
  return { models, device: { choice: 'auto', active: null, reason: null }, hubUrl: 'https://huggingface.co' };
}
