import { describe, expect, it } from 'vitest';
import { byNote } from './by-note.ts';
import { failureWith } from './testing.ts';

describe('byNote', () => {
  it('gathers the passages of a note, in the order they came', () => {
    const failures = [
      failureWith({ noteId: 2, chunkId: 20, title: 'B' }),
      failureWith({ noteId: 1, chunkId: 10, title: 'A' }),
      failureWith({ noteId: 2, chunkId: 21, title: 'B' }),
    ];
    expect(byNote(failures).map(({ title, failures: of }) => [title, of.map(({ chunkId }) => chunkId)])).toEqual([
      ['B', [20, 21]],
      ['A', [10]],
    ]);
  });
});
