import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, type ModelRow, modelRows, nextOrder, sortedRows } from './model-rows.ts';
import { adviceWith, modelWith, variantWith } from './testing.ts';

const fit = { ndcg10: 0.72, languages: [], remark: null };

describe('modelRows', () => {
  it('the speed is the measured one, or else that of the expected time', () => {
    const rows = (change: Parameters<typeof variantWith>[0]) =>
      modelRows({ models: [modelWith({ variants: [variantWith(change)] })], advice: null }, {}, 1_000);
    const speed = { textsPerSecond: 120, tokensPerSecond: 24_000, device: null, measuredAt: 0 };
    expect(rows({ speed, seconds: 10 })[0]?.speed).toEqual({ perSecond: 120, isMeasured: true });
    expect(rows({ seconds: 10 })[0]?.speed).toEqual({ perSecond: 100, isMeasured: false });
    expect(rows({})[0]?.speed).toBeNull();
  });

  it('the advised model is recommended; without advice, the one in use where it was measured', () => {
    const [active, other] = [
      modelWith({ id: 'a', fit, status: { state: 'active' } }),
      modelWith({ id: 'b', fit, variants: [variantWith({ key: 'b@q8' })] }),
    ];
    const recommended = (advice: Parameters<typeof modelRows>[0]['advice']) =>
      modelRows({ models: [active, other], advice }, {}, 10)
        .filter(({ isRecommended }) => isRecommended)
        .map(({ model }) => model.id);
    expect(recommended(adviceWith({ key: 'b@q8' }))).toEqual(['b']);
    expect(recommended(null)).toEqual(['a']);
  });
});

describe('the order of the table', () => {
  it('the model in use comes first until a column is chosen; a third press goes back to that', () => {
    const rows = modelRows(
      { models: [modelWith({ id: 'x' }), modelWith({ id: 'y', status: { state: 'active' } })], advice: null },
      {},
      10,
    );
    expect(sortedRows(rows, null).map(({ model }) => model.id)).toEqual(['y', 'x']);
    expect(nextOrder(null, 'quality')).toEqual({ column: 'quality', isDescending: true });
    expect(nextOrder({ column: 'quality', isDescending: true }, 'quality')).toEqual({
      column: 'quality',
      isDescending: false,
    });
    expect(nextOrder({ column: 'quality', isDescending: false }, 'quality')).toBeNull();
    expect(nextOrder({ column: 'quality', isDescending: true }, 'size')).toEqual({
      column: 'size',
      isDescending: false,
    });
  });

  it('every order keeps all rows and puts what is not known last', () => {
    const row = fc
      .record({ quality: fc.option(fc.nat(10)), bytes: fc.option(fc.nat(1_000)), perSecond: fc.option(fc.nat(500)) })
      .map(
        ({ perSecond, ...known }): ModelRow => ({
          ...known,
          model: modelWith({}),
          variant: variantWith({}),
          speed: perSecond === null ? null : { perSecond, isMeasured: true },
          isActive: false,
          isRecommended: false,
        }),
      );
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom(...columns), fc.boolean(), (rows, column, isDescending) => {
        const sorted = sortedRows(rows, { column, isDescending });
        expect(new Set(sorted)).toEqual(new Set(rows));
        if (column !== 'size') return;
        const known = sorted.map(({ bytes }) => bytes).filter((bytes) => bytes !== null);
        expect(sorted.slice(0, known.length).every(({ bytes }) => bytes !== null)).toBe(true);
        expect(known).toEqual(known.toSorted((a, b) => (isDescending ? b - a : a - b)));
      }),
    );
  });
});
