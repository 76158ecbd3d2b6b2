import { describe, expect, it } from 'vitest';
import { addNote, indexOf } from '../testing/passages.ts';
import { Slots } from './slots.ts';
import { Vocabulary } from './vocabulary.ts';

describe('an index of passages', () => {
  it('passages are numbered in the order in which they come', () => {
    const index = indexOf([{ passages: ['one bee', 'two bees'] }, { passages: ['a hive'] }]);
    const { slots } = index;
    expect(slots.slotsOf(1)).toEqual([0, 1]);
    expect(slots.slotsOf(2)).toEqual([2]);
    expect(slots.slotOf(slots.chunkIdOf(2))).toBe(2);
    expect(slots.slotOf(99)).toBeUndefined();
    expect(index.nextChunkId()).toBe(4);
  });

  it('the passages of a note that is cut anew are forgotten, and the note only when it is gone', () => {
    const index = indexOf([{ passages: ['one bee'] }, { passages: ['two bees'] }]);
    index.remove([1], false);
    expect(index.slots.slotsOf(1)).toEqual([]);
    expect(index.slots.slotOf(1)).toBeUndefined();
    expect(index.slots.liveCount).toBe(1);
    expect(index.notes.get(1)).toBeDefined();
    index.remove([1], true);
    expect(index.notes.get(1)).toBeUndefined();
    expect(index.notes.size).toBe(1);
  });

  it('what is worked out from all notes stays when one is saved again, and not when it gets another tag or folder, or is gone', () => {
    const index = indexOf([{ tags: ['bees'], passages: ['one bee'] }]);
    const { version } = index.notes;
    const changed = () => index.notes.version !== version;
    index.remove([1], false);
    addNote(index, 1, { tags: ['bees'], date: 5, passages: ['two bees'] });
    index.redate(1, 6);
    expect(changed()).toBe(false);
    addNote(index, 1, { tags: ['hives'], passages: ['two bees'] });
    expect(changed()).toBe(true);
    const { version: tagged } = index.notes;
    index.move(1, 'garden/1.md');
    expect(index.notes.version).toBe(tagged + 1);
    index.remove([1], true);
    expect(index.notes.version).toBe(tagged + 2);
  });

  it('the average length is that of the passages that are there', () => {
    const index = indexOf([{ passages: ['one'] }, { passages: ['one two three'] }]);
    expect(index.slots.averageLength).toBe(2);
    index.remove([1], true);
    index.remove([1], true);
    expect(index.slots.averageLength).toBe(3);
    index.remove([2], true);
    expect(index.slots.averageLength).toBe(1);
  });

  it('a word is counted as often as it is there, however often its note is cut anew', () => {
    const index = indexOf([{ passages: Array.from({ length: 2_001 }, () => 'bee') }, { passages: ['bee', 'hive'] }]);
    const bee = [index.vocabulary.idOf('bee') ?? -1];
    expect(index.postings.slotsOf(bee).size).toBe(2_002);
    index.remove([1], true);
    expect([...index.postings.slotsOf(bee)]).toEqual([2_001]);
  });

  it('the index has another version after every change', () => {
    const index = indexOf([{ passages: ['bee'] }]);
    const versions = [index.version];
    addNote(index, 2, { passages: ['hive'] });
    versions.push(index.version);
    index.redate(2, 5);
    versions.push(index.version);
    index.remove([2], true);
    versions.push(index.version);
    expect(new Set(versions).size).toBe(4);
  });

  it('the index says which passages were added, until it is asked to stop', () => {
    const index = indexOf([{ passages: ['bee', 'bees'] }]);
    const told: [number, number][] = [];
    const stop = index.onAdded((first, end) => told.push([first, end]));
    addNote(index, 2, { passages: ['hive', 'hives', 'honey'] });
    stop();
    addNote(index, 3, { passages: ['wax'] });
    expect(told).toEqual([[2, 5]]);
  });

  it('the notes of each language are counted, and the count changes with the note', () => {
    const index = indexOf([
      { passages: [], language: 'de' },
      { passages: [], language: 'de' },
      { passages: [], language: null },
    ]);
    addNote(index, 1, { passages: [], language: 'fr' });
    expect(Object.fromEntries(index.notes.languages)).toEqual({ de: 1, fr: 1 });
    index.remove([2], true);
    expect(Object.fromEntries(index.notes.languages)).toEqual({ fr: 1 });
  });

  it('an error of reading the library is passed on by the index', async () => {
    const index = indexOf([]);
    index.readyAfter(Promise.reject(new Error('The disk is gone.')));
    await expect(index.ready).rejects.toThrow('The disk is gone.');
  });
});

it('what is known of each passage is kept when the table grows', () => {
  const slots = new Slots();
  for (let at = 0; at < 3_000; at++)
    slots.add({
      chunkId: at * 2 + 1,
      noteId: at >> 2,
      textHash: new Uint8Array(16).fill(at % 251),
      length: at * 30,
    });
  expect(slots.slotOf(5_999)).toBe(2_999);
  expect(slots.slotsOf(100)).toEqual([400, 401, 402, 403]);
  expect([...slots.hashOf(2_000)]).toEqual(Array(16).fill(2_000 % 251));
  // Lengths that two bytes do not hold count as the longest that they do.
  expect(slots.lengths[2_999]).toBe(0xffff);
  expect(slots.alive).toHaveLength(3_000);
});

it('each term has one number for ever, and those not yet stored are known', () => {
  const vocabulary = new Vocabulary();
  expect(['bee', 'hive', 'bee'].map((term) => vocabulary.intern(term))).toEqual([0, 1, 0]);
  vocabulary.stored(1);
  expect(vocabulary.unstored).toEqual({ first: 1, terms: ['hive'] });
  vocabulary.stored(0);
  vocabulary.stored(2);
  vocabulary.intern('constructor');
  expect(vocabulary.unstored).toEqual({ first: 2, terms: ['constructor'] });
  expect(vocabulary.idOf('toString')).toBeUndefined();
});
