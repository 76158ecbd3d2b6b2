import type { ModelAdvice, ModelStatus, ModelsState, ModelVariant, ModelView } from '../../../shared/models.ts';
import { verbatim } from '../../../shared/user-text.ts';

/** A model with one variant, ready by default. */
export function modelWith({ status, ...change }: Partial<ModelView> & { status?: ModelStatus }): ModelView {
  const id = change.id ?? 'Xenova/all-MiniLM-L6-v2';
  return {
    id,
    name: 'all-MiniLM-L6-v2',
    kind: 'local',
    provider: verbatim('This computer'),
    host: null,
    baseUrl: null,
    description: verbatim('Small and quick.'),
    languages: verbatim('English'),
    dimensions: 384,
    tokenLimit: 256,
    license: 'Apache-2.0',
    fit: null,
    quality: { ndcg10: 0.418, benchmark: verbatim('MTEB retrieval') },
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
    seconds: null,
    ...change,
  };
}

export function stateOf(models: ModelView[]): ModelsState {
  return {
    models,
    advice: null,
    device: { choice: 'auto', active: null, reason: null },
    vectorMemory: 'tenth',
    memoryBytes: 16_000_000_000,
    hubUrl: 'https://huggingface.co',
  };
}

/** An offer of a multilingual model, for German and English notes. */
export function adviceWith(change: Partial<ModelAdvice>): ModelAdvice {
  return {
    key: 'Xenova/multilingual-e5-small@q8',
    name: 'multilingual-e5-small',
    ndcg10: 0.72,
    activeNdcg10: 0.62,
    languages: [
      { language: 'de', share: 0.62 },
      { language: 'en', share: 0.38 },
    ],
    downloadBytes: 135_392_016,
    seconds: 840,
    isOffered: true,
    ...change,
  };
}
