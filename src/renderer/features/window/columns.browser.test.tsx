import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { libraryStore } from '../library/store.ts';
import { libraryWith } from '../library/testing.ts';
import { searchStore } from '../search/store.ts';
import { hitOf, responseOf } from '../search/testing.ts';
import { handleSearchKey } from '../search-box/search-keys.ts';
import { Columns } from './columns.tsx';

afterEach(() => searchStore.getState().setQuery(''));

it('before the first answer is there the window says that it searches, and does not show the home', async () => {
  new FakeApp({
    'home.notes': () => ({ recent: [], onThisDay: [] }),
    'search.run': () => new Promise(() => undefined),
  });
  libraryStore.getState().show(libraryWith({}));
  draw(<Columns />);
  await expect.element(page.getByText('Ask in your own words')).toBeVisible();
  searchStore.getState().setQuery('certificate');
  await expect.element(page.getByText('Searching…')).toBeVisible();
  await expect.element(page.getByText('Ask in your own words')).not.toBeInTheDocument();
});

const beds = {
  noteId: 1,
  title: 'Beds',
  folder: '/n',
  path: 'beds.md',
  format: 'markdown' as const,
  modifiedAt: 0,
  date: 0,
};

it('where nothing is relevant the room of the note says so, and how the closest is shown', async () => {
  await page.viewport(1280, 800);
  new FakeApp({
    'home.notes': () => ({ recent: [], onThisDay: [] }),
    'search.run': () => responseOf([hitOf(1)], { nothingRelevant: true }),
    'search.sentences': () => ({ sentences: [] }),
    'note.read': () => ({ ...beds, text: 'Text.', passage: null, recognisedPages: [] }),
  });
  libraryStore.getState().show(libraryWith({}));
  draw(<Columns />);
  searchStore.getState().setQuery('asdfghjkl');
  const said = page.getByText('No note is relevant, so none is shown. Enter or a click shows the closest.');
  await expect.element(said).toBeVisible();
  await page.getByRole('option', { name: /^Note 1/ }).click();
  await expect.element(said).not.toBeInTheDocument();
});

it('a list that is by words only for a while says so, until the meaning is there', async () => {
  await page.viewport(1280, 800);
  let complete = (): void => undefined;
  new FakeApp({
    'home.notes': () => ({ recent: [], onThisDay: [] }),
    'search.run': ({ wordsFirst }) =>
      wordsFirst
        ? responseOf([hitOf(1)], { isProvisional: true })
        : new Promise((resolve) => (complete = () => resolve(responseOf([hitOf(1)])))),
    'search.sentences': () => ({ sentences: [] }),
    'note.read': () => ({ ...beds, text: 'Text.', passage: null, recognisedPages: [] }),
  });
  libraryStore.getState().show(libraryWith({}));
  draw(<Columns />);
  searchStore.getState().setQuery('soil');
  const said = page.getByText('by words only so far');
  await expect.element(said).toBeVisible();
  complete();
  await expect.element(said).not.toBeInTheDocument();
  await expect.element(page.getByRole('option', { name: /^Note 1/ })).toBeVisible();
});

it('a note that is being read stays when the answer to the last keys finds nothing that is relevant', async () => {
  await page.viewport(1280, 800);
  let answerLast = (): void => undefined;
  new FakeApp({
    'home.notes': () => ({ recent: [], onThisDay: [] }),
    'search.run': ({ query }) =>
      query === 'beds'
        ? responseOf([hitOf(1)])
        : new Promise((resolve) => (answerLast = () => resolve(responseOf([hitOf(1)], { nothingRelevant: true })))),
    'search.sentences': () => ({ sentences: [] }),
    'note.read': () => ({ ...beds, text: 'Lay bricks around them.', passage: null, recognisedPages: [] }),
  });
  libraryStore.getState().show(libraryWith({}));
  draw(<Columns />);
  searchStore.getState().setQuery('beds');
  await expect.element(page.getByRole('option', { name: /^Note 1/ })).toBeVisible();
  searchStore.getState().setQuery('beds asdf');
  handleSearchKey(new KeyboardEvent('keydown', { key: 'Enter' }));
  await expect.element(page.getByText('Lay bricks around them.')).toBeVisible();
  answerLast();
  await expect.element(page.getByText('Nothing relevant. The closest:')).toBeVisible();
  await expect.element(page.getByText('Lay bricks around them.')).toBeVisible();
});
