import { describe, expect, it } from 'vitest';
import type { ModelStatus, ModelView } from '../../shared/models.ts';
import { verbatim } from '../../shared/user-text.ts';
import { betterModel, type Room } from './better-model.ts';

const room: Room = { memory: 16e9, disk: 100e9, runtime: 'native' };
const hour = 3600;

interface Given {
  ndcg10?: number | null;
  seconds?: number | null;
  bytes?: number;
  status?: ModelStatus;
  kind?: ModelView['kind'];
}

const anyText = verbatim('');

function view(id: string, { ndcg10 = 0.7, seconds = 60, bytes = 30e6, status, kind = 'local' }: Given): ModelView {
  return {
    ...{ id, name: id, kind, provider: anyText, host: null, baseUrl: null, description: anyText, custom: false },
    ...{ languages: anyText, dimensions: 384, tokenLimit: 256, license: null, quality: null },
    fit: ndcg10 === null ? null : { ndcg10, languages: [], remark: null },
    variants: [
      {
        ...{ key: `${id}@q8`, dtype: 'q8', bytes, downloaded: false, speed: null, seconds },
        status: status ?? { state: 'not-downloaded' },
      },
    ],
  };
}

const active = (ndcg10: number | null = 0.6) =>
  view('starter', { ndcg10, seconds: 1, status: { state: 'active' }, kind: 'built-in' });

const advised = (models: ModelView[], given = room) => betterModel(models, 10_000, given)?.model.id ?? null;

describe('the model that is advised', () => {
  it('the model that is advised is the one that finds most', () => {
    expect(advised([active(), view('good', { ndcg10: 0.66 }), view('best', { ndcg10: 0.72 })])).toBe('best');
  });

  it('the model that is advised is the fastest of those that find equally much', () => {
    const models = [active(), view('slow', { ndcg10: 0.725, seconds: 120 }), view('fast', { ndcg10: 0.72 })];
    expect(advised(models)).toBe('fast');
  });

  it('no model is advised that finds hardly more than the active one', () => {
    expect(advised([active(), view('same', { ndcg10: 0.62 }), view('worse', { ndcg10: 0.5 })])).toBeNull();
  });

  it('no model is advised in place of one that was not measured, and none that was not measured itself', () => {
    expect(advised([active(null), view('good', {})])).toBeNull();
    expect(advised([active(), view('unknown', { ndcg10: null })])).toBeNull();
  });

  it('a hosted model is never advised', () => {
    expect(advised([active(), view('hosted', { ndcg10: 0.9, kind: 'hosted' })])).toBeNull();
  });

  it('a model that takes too long, or for an unknown time, gives way to the next', () => {
    const next = view('next', { ndcg10: 0.65 });
    expect(advised([active(), view('best', { seconds: 9 * hour }), next])).toBe('next');
    expect(advised([active(), view('best', { seconds: null }), next])).toBe('next');
  });

  it('a model that the memory or the disk has no room for gives way to the next', () => {
    const models = [active(), view('large', { bytes: 1e9 }), view('small', { ndcg10: 0.65 })];
    expect(advised(models)).toBe('large');
    expect(advised(models, { ...room, memory: 4e9 })).toBe('small');
    expect(advised(models, { ...room, disk: 1e9 })).toBe('small');
    expect(advised(models, { ...room, runtime: 'wasm' })).toBe('small');
  });
});
