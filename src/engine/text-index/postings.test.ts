import { assert, boolean, integer, array as listOf, property, record, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Postings, termPosition } from './postings.ts';
import type { TermList } from './term-list.ts';

const terms = 12;

function listOfTerms(ids: readonly number[], frequency = 1): TermList {
  const sorted = [...ids].sort((a, b) => a - b);
  return {
    ids: Uint32Array.from(sorted),
    frequencies: new Uint8Array(sorted.length).fill(frequency),
    length: ids.length,
  };
}

/** Every posting, as `term: slot × frequency`. */
function listed(postings: Postings): string[] {
  return postings.segments.flatMap(({ base, terms: held, starts, slots, frequencies }) =>
    [...held].flatMap((term, place) =>
      [...slots.slice(starts[place], starts[place + 1])].map(
        (slot, at) => `${term}: ${base + slot} × ${frequencies[(starts[place] ?? 0) + at]}`,
      ),
    ),
  );
}

const passage = uniqueArray(integer({ min: 0, max: terms - 1 }), { maxLength: 6 });
const step = record({
  added: listOf(passage, { maxLength: 9 }),
  removed: listOf(integer({ min: 0, max: 80 })),
  compacts: boolean(),
});

describe('postings', () => {
  it('postings are all kept, however they are added, joined and compacted', () => {
    assert(
      property(listOf(step, { maxLength: 12 }), (steps) => {
        const postings = new Postings();
        const passages: number[][] = [];
        const dead = new Set<number>();
        for (const { added, removed, compacts } of steps) {
          const lists = added.map((ids, place) => listOfTerms(ids, 1 + ((passages.length + place) % 200)));
          postings.add(passages.length, lists);
          passages.push(...added);
          for (const slot of removed) if (slot < passages.length) dead.add(slot);
          if (compacts)
            postings.compact(
              Uint8Array.from(passages, (_, slot) => (dead.has(slot) ? 0 : 1)),
              true,
            );
        }
        const wanted = passages.flatMap((ids, slot) =>
          dead.has(slot) ? [] : ids.map((id) => `${id}: ${slot} × ${1 + (slot % 200)}`),
        );
        const living = listed(postings).filter((each) => !dead.has(Number(/: (\d+)/.exec(each)?.[1])));
        expect(living.sort()).toEqual(wanted.sort());
        for (let term = 0; term < terms; term++) {
          const slots = [...postings.slotsOf([term])].filter((slot) => !dead.has(slot));
          expect(slots).toEqual(passages.flatMap((ids, slot) => (ids.includes(term) && !dead.has(slot) ? [slot] : [])));
          expect(postings.documentFrequency(term)).toBeGreaterThanOrEqual(slots.length);
        }
        for (const { slots, starts, terms: held } of postings.segments) {
          for (const place of held.keys()) {
            const own = [...slots.slice(starts[place], starts[place + 1])];
            expect(own).toEqual([...own].sort((a, b) => a - b));
          }
        }
      }),
    );
  });

  it('postings are in few segments, though each passage came alone', () => {
    const postings = new Postings();
    for (let slot = 0; slot < 1_000; slot++) postings.add(slot, [listOfTerms([slot % 7])]);
    expect(postings.segments.length).toBeLessThan(12);
    expect(postings.documentFrequency(3)).toBe(143);
  });

  it('postings stay within what two bytes can number', () => {
    const postings = new Postings();
    postings.add(
      0,
      Array.from({ length: 70_000 }, (_, slot) => listOfTerms([slot === 69_999 ? 2 : 1])),
    );
    postings.add(70_000, [listOfTerms([2])]);
    expect(postings.segments.every(({ size }) => size <= 0x1_0000)).toBe(true);
    expect([...postings.slotsOf([2])]).toEqual([69_999, 70_000]);
  });

  it('postings are dropped where many of their passages were removed', () => {
    const postings = new Postings();
    postings.add(
      0,
      Array.from({ length: 10 }, (_, slot) => listOfTerms([slot < 5 ? 1 : 2])),
    );
    const before = postings.bytes;
    postings.compact(
      Uint8Array.from({ length: 10 }, (_, slot) => (slot < 5 ? 0 : 1)),
      true,
    );
    expect(postings.documentFrequency(1)).toBe(0);
    expect(postings.documentFrequency(2)).toBe(5);
    expect(postings.bytes).toBeLessThan(before);
  });
});

it('the place of a term among others is found, or that it has none', () => {
  const held = Uint32Array.of(2, 5, 9);
  expect([2, 5, 9, 0, 6, 10].map((term) => termPosition(held, term))).toEqual([0, 1, 2, -1, -1, -1]);
  expect(termPosition(new Uint32Array(), 1)).toBe(-1);
});
