import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { libraryStore } from '../library/store.ts';
import { libraryWith } from '../library/testing.ts';
import { searchStore } from '../search/store.ts';
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
