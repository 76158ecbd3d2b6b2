import { expect, it } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import type { NoteTitles } from '../../../shared/note-titles.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { createTitlesStore } from './titles-store.ts';

const nothing: NoteTitles = { noteIds: [], folderIds: [], names: '', paths: '' };
const pages: NoteTitles[] = [
  { noteIds: [1, 4], folderIds: [1, 1], names: 'Night train\tVienna\nÜbersicht', paths: 'a.md\nb.md' },
  { noteIds: [9], folderIds: [2], names: 'Tomatoes', paths: 'c/d.md' },
];

it('the names of all notes are read page after page, each alias as a name of its own', async () => {
  const asked: number[] = [];
  const store = createTitlesStore(async (after) => {
    asked.push(after);
    return pages.find(({ noteIds }) => (noteIds[0] ?? 0) > after) ?? nothing;
  });
  await store.getState().load('1');
  expect(asked).toEqual([0, 4, 9]);
  expect(store.getState().names.map(({ noteId, name, aliasOf }) => [noteId, name, aliasOf])).toEqual([
    [1, 'Night train', null],
    [1, 'Vienna', 'Night train'],
    [4, 'Übersicht', null],
    [9, 'Tomatoes', null],
  ]);
  expect(store.getState().folded).toEqual(['night train', 'vienna', 'ubersicht', 'tomatoes']);
});

it('the names are read again only when the library has changed, and stay if that fails', async () => {
  let isFailing = false;
  let reads = 0;
  const store = createTitlesStore(async (after) => {
    reads++;
    if (isFailing) throw new NearnoteError('internal', verbatim('The names could not be read.'));
    return pages.find(({ noteIds }) => (noteIds[0] ?? 0) > after) ?? nothing;
  });
  await store.getState().load('1');
  await store.getState().load('1');
  expect(reads).toBe(3);
  isFailing = true;
  await store.getState().load('2');
  expect(store.getState()).toMatchObject({ failure: { text: verbatim('The names could not be read.') } });
  expect(store.getState().names).toHaveLength(4);
  isFailing = false;
  await store.getState().load('2');
  expect(store.getState().failure).toBeNull();
});
