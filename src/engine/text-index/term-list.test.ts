import { assert, integer, nat, property, tuple, uniqueArray } from 'fast-check';
import { expect, it } from 'vitest';
import { decodeTermList, encodeTermList } from './term-list.ts';

const largest = 0xffff_ffff;

it('a term list gives back what was stored, whatever the numbers', () => {
  const terms = uniqueArray(tuple(integer({ min: 0, max: largest }), integer({ min: 0, max: 255 })), {
    selector: ([id]) => id,
  });
  assert(
    property(terms, nat(), (listed, length) => {
      const sorted = [...listed].sort(([a], [b]) => a - b);
      const list = {
        ids: Uint32Array.from(sorted, ([id]) => id),
        frequencies: Uint8Array.from(sorted, ([, frequency]) => frequency),
        length,
      };
      expect(decodeTermList(encodeTermList(list))).toEqual(list);
    }),
  );
});

it('a term list takes two bytes for most terms of a passage', () => {
  const ids = Uint32Array.from({ length: 100 }, (_, place) => place * 100);
  expect(encodeTermList({ ids, frequencies: new Uint8Array(100).fill(1), length: 120 })).toHaveLength(201);
});

it('a term list of a passage without terms, as a migration leaves it, is read', () => {
  const { ids, length } = decodeTermList(Uint8Array.of(0));
  expect({ ids: [...ids], length }).toEqual({ ids: [], length: 0 });
});
