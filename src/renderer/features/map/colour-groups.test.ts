import { expect, it } from 'vitest';
import { colouringOf } from './colour-groups.ts';
import type { MapNotes } from './map-notes.ts';

function notesIn(folders: string[]): MapNotes {
  const count = folders.length;
  return {
    ...{ version: 1, count, placed: count, folders },
    noteIds: Int32Array.from(folders.keys()),
    positions: new Float32Array(2 * count),
    clusters: new Int16Array(count),
    dates: new Float64Array(count),
    titles: folders.map((_, note) => `Note ${note}`),
    tags: folders.map(() => null),
    indexOf: new Map(),
  };
}

it('several folders that were added are told apart, whatever is within each', () => {
  const tils = Array.from({ length: 20 }, (_, topic) => `til/topic ${topic}`);
  const { groups, groupOf } = colouringOf(notesIn([...tils, 'vault/house', 'vault', 'til']), 'folder', 'light', 0);
  expect(groups.filter(({ notes }) => notes > 0).map(({ name, notes }) => `${name} ${notes}`)).toEqual([
    'til 21',
    'vault 2',
  ]);
  expect(groupOf[20]).toBe(groupOf[21]);
});

it('in one folder, its first folders are told apart', () => {
  const { groups } = colouringOf(notesIn(['house', 'house', 'garden']), 'folder', 'light', 0);
  expect(groups.filter(({ notes }) => notes > 0).map(({ name }) => name)).toEqual(['house', 'garden']);
});
