import { describe, expect, it } from 'vitest';
import type { ModelStatus } from '../../../shared/models.ts';
import { modelWith, variantWith } from './testing.ts';
import { otherLiveVariants, shownVariant, variantName } from './variants.ts';

describe('the variant that a row shows', () => {
  it('is the default one while none is being worked on or used', () => {
    expect(shownVariant(twoFormats({ state: 'not-downloaded' }, { state: 'not-downloaded' }), undefined)?.dtype).toBe(
      'q8',
    );
  });

  it('is the one in use, unless the user chose another', () => {
    const model = twoFormats({ state: 'ready' }, { state: 'active' });
    expect(shownVariant(model, undefined)?.dtype).toBe('fp32');
    expect(shownVariant(model, 'm@q8')?.dtype).toBe('q8');
  });

  it('is the default one when the chosen one is gone', () => {
    expect(shownVariant(twoFormats({ state: 'ready' }, { state: 'ready' }), 'm@q4')?.dtype).toBe('q8');
  });
});

describe('the variants that are not shown', () => {
  it('are listed if they are being worked on or used', () => {
    const model = twoFormats({ state: 'active' }, { state: 'kept', bytes: 18 });
    const [q8, fp32] = model.variants;
    expect(q8 && otherLiveVariants(model, q8).map(({ dtype }) => dtype)).toEqual(['fp32']);
    expect(fp32 && otherLiveVariants(model, fp32).map(({ dtype }) => dtype)).toEqual(['q8']);
  });

  it('are left out otherwise', () => {
    const model = twoFormats({ state: 'active' }, { state: 'ready' });
    const [q8] = model.variants;
    expect(q8 && otherLiveVariants(model, q8)).toEqual([]);
  });
});

describe('variantName', () => {
  it('includes the number format where it is not the usual one', () => {
    const model = twoFormats({ state: 'ready' }, { state: 'ready' });
    const [q8, fp32] = model.variants;
    expect(q8 && variantName(model, q8)).toBe('all-MiniLM-L6-v2');
    expect(fp32 && variantName(model, fp32)).toBe('all-MiniLM-L6-v2 32-bit');
    expect(variantName(model, variantWith({ dtype: null }))).toBe('all-MiniLM-L6-v2');
  });
});

function twoFormats(q8: ModelStatus, fp32: ModelStatus) {
  return modelWith({
    id: 'm',
    variants: [
      variantWith({ key: 'm@q8', dtype: 'q8', status: q8 }),
      variantWith({ key: 'm@fp32', dtype: 'fp32', status: fp32 }),
    ],
  });
}
