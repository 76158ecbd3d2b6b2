import { describe, expect, it, vi } from 'vitest';
import { type MapBatch, noTag } from '../../../shared/map.ts';
import { colouringOf } from './colour-groups.ts';
import { byTitle, listRows } from './list-rows.ts';
import { mapNotesOf } from './map-notes.ts';
import { createMapStore } from './store.ts';
import { strengthsOf } from './strengths.ts';

const pack = ({ buffer }: { buffer: ArrayBuffer }) => btoa(String.fromCharCode(...new Uint8Array(buffer)));

interface Given {
  id: number;
  title: string;
  /** Null for a note without a place. */
  x?: number | null;
  cluster?: number;
  date?: number;
  folder?: string;
  tag?: string;
}

function batchOf(version: number, notes: Given[], total = notes.length): MapBatch {
  const folderNames = [...new Set(notes.map(({ folder = 'root' }) => folder))];
  const tagNames = [...new Set(notes.flatMap(({ tag }) => tag ?? []))];
  return {
    version,
    total,
    noteIds: pack(Int32Array.from(notes, ({ id }) => id)),
    positions: pack(Float32Array.from(notes.flatMap(({ x = 0 }) => (x === null ? [Number.NaN, Number.NaN] : [x, 0])))),
    clusters: pack(Int16Array.from(notes, ({ cluster = -1 }) => cluster)),
    dates: pack(Float64Array.from(notes, ({ date = 0 }) => date)),
    folders: pack(Uint16Array.from(notes, ({ folder = 'root' }) => folderNames.indexOf(folder))),
    tags: pack(Uint16Array.from(notes, ({ tag }) => (tag === undefined ? noTag : tagNames.indexOf(tag)))),
    folderNames,
    tagNames,
    titles: notes.map(({ title }) => title),
  };
}

const notesOf = (...notes: Given[]) => mapNotesOf(1, [batchOf(1, notes)]);

describe('the notes of the map', () => {
  it('batches are joined, and notes that are gone meanwhile are left out', () => {
    const notes = mapNotesOf(4, [
      batchOf(4, [{ id: 7, title: 'A', x: 0.5, folder: 'x', tag: 'bee' }]),
      batchOf(4, [
        { id: 8, title: '' },
        { id: 9, title: 'B', x: null, folder: 'y', date: 1_700_000_000_000 },
      ]),
    ]);
    expect(notes).toMatchObject({ count: 2, placed: 1, titles: ['A', 'B'], folders: ['x', 'y'], tags: ['bee', null] });
    expect(notes.dates[1]).toBe(1_700_000_000_000);
    expect(notes.indexOf.get(9)).toBe(1);
  });
});

describe('the store of the map', () => {
  const state = (version: number) => ({
    version,
    points: 2,
    changed: 0,
    progress: null,
    missing: null,
    failure: null,
    clusters: [],
  });

  it('points are read once for each version, batch by batch, and the selected note stays selected', async () => {
    const asked: number[] = [];
    let version = 1;
    const store = createMapStore(async (from) => {
      asked.push(from);
      const all = version === 1 ? [5, 6] : [4, 6];
      return batchOf(version, [{ id: all[from] ?? 0, title: `note ${all[from]}` }], 2);
    });
    store.getState().show(state(1));
    store.getState().show(state(1));
    await expect.poll(() => store.getState().notes?.count).toBe(2);
    expect(asked).toEqual([0, 1]);
    store.getState().select(1);
    version = 2;
    store.getState().show(state(2));
    await expect.poll(() => store.getState().notes?.version).toBe(2);
    expect(store.getState().selected).toBe(1);
    expect(store.getState().notes?.titles).toEqual(['note 4', 'note 6']);
  });

  it('a map that changes while it is read is read again', async () => {
    const versions = [1, 2, 2, 2];
    const store = createMapStore(async (from) => batchOf(versions.shift() ?? 0, [{ id: from, title: 'x' }], 2));
    store.getState().show(state(1));
    await expect.poll(() => store.getState().notes?.version).toBe(2);
    expect(versions).toEqual([]);
  });

  it('why the notes could not be read is told, and they are asked for again with the next state', async () => {
    let isGone = true;
    const store = createMapStore(async () => {
      if (isGone) throw new Error('gone');
      return batchOf(1, [{ id: 4, title: 'note 4' }], 1);
    });
    store.getState().show(state(1));
    await expect.poll(() => JSON.stringify(store.getState().failure)).toContain('gone');
    isGone = false;
    store.getState().show(state(1));
    await expect.poll(() => store.getState().notes?.titles).toEqual(['note 4']);
    expect(store.getState().failure).toBeNull();
  });
});

describe('the colours of the map', () => {
  it('the most frequent folders have a colour each, and the others share one', () => {
    const many = Array.from({ length: 12 }, (_, folder) =>
      Array.from({ length: 20 - folder }, (_, at) => ({ id: folder * 100 + at, title: 'x', folder: `f${folder}` })),
    ).flat();
    const { groups, groupOf } = colouringOf(notesOf(...many), 'folder', 'light', 0);
    expect(groups.map(({ name }) => name)).toEqual(['f0', 'f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'Other folders']);
    expect(groups.reduce((sum, { notes }) => sum + notes, 0)).toBe(many.length);
    expect(groupOf[many.length - 1]).toBe(8);
    expect(new Set(groups.map(({ colour }) => colour)).size).toBe(9);
  });

  it('notes without a tag have the colour of none', () => {
    const { groups, groupOf } = colouringOf(
      notesOf({ id: 1, title: 'a', tag: 'bee' }, { id: 2, title: 'b' }),
      'tag',
      'dark',
      0,
    );
    expect(groups.map(({ name, notes }) => [name, notes])).toEqual([
      ['bee', 1],
      ['No tag', 1],
    ]);
    expect([...groupOf]).toEqual([0, 1]);
  });

  it('the age of a note is told by steps', () => {
    const now = Date.UTC(2026, 10, 26);
    const ago = (days: number, id: number) => ({ id, title: 'x', date: now - days * 86_400_000 });
    const { groupOf } = colouringOf(
      notesOf(ago(1, 1), ago(20, 2), ago(200, 3), ago(1_000, 4), ago(9_000, 5)),
      'age',
      'light',
      now,
    );
    expect([...groupOf]).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('the list of the map', () => {
  const notes = notesOf(
    { id: 1, title: 'b 10', cluster: 0 },
    { id: 2, title: 'b 9', cluster: 0 },
    { id: 3, title: 'a', cluster: 1 },
    { id: 4, title: 'between' },
    { id: 5, title: 'new', x: null },
  );
  const named = (strengths: ReadonlyMap<number, number>, names: string[] | null) =>
    listRows(notes, byTitle(notes, [0, 1, 2, 3, 4]), names, strengths).map((row) =>
      row.kind === 'heading' ? `${row.name} (${row.notes})` : `${row.position} ${notes.titles[row.note]}`,
    );

  it('notes are listed by group, and in each by title; those without a group or a place come last', () => {
    expect(named(new Map(), ['Bees', 'Ants'])).toEqual([
      'Bees (2)',
      '1 b 9',
      '2 b 10',
      'Ants (1)',
      '3 a',
      'Between the groups (1)',
      '4 between',
      'Not on the map (1)',
      '5 new',
    ]);
  });

  it('hits come first in their group, the strongest at the top', () => {
    expect(named(new Map([[1, 0.5]]), null)).toEqual(['1 b 10', '2 a', '3 b 9', '4 between', '5 new']);
    const strengths = new Map([
      [1, 0.5],
      [5, 0.9],
    ]);
    expect(named(strengths, null)).toEqual(['1 new', '2 b 10', '3 a', '4 b 9', '5 between']);
  });

  it('another answer compares no titles', () => {
    named(new Map(), null);
    const compare = vi.spyOn(Intl, 'Collator');
    named(new Map([[2, 1]]), null);
    expect(compare).not.toHaveBeenCalled();
    compare.mockRestore();
  });
});

it('a hit glows by its grade, and within that by its rank', () => {
  const strengths = strengthsOf([
    { noteId: 1, grade: 'strong' },
    { noteId: 2, grade: 'strong' },
    { noteId: 3, grade: 'weak' },
    { noteId: 4, grade: null },
  ]);
  expect(strengths.get(1)).toBe(1);
  expect(strengths.get(2)).toBeLessThan(1);
  expect(strengths.get(4)).toBeGreaterThan(strengths.get(3) ?? 1);
});
