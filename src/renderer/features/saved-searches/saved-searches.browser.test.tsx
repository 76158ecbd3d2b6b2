import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { searchStore } from '../search/store.ts';
import { SavedSearches } from './saved-searches.tsx';
import { savedSearchesStore } from './store.ts';

afterEach(() => searchStore.getState().setQuery(''));

it('the saved search that is shown is marked, however its results are ordered', async () => {
  new FakeApp({ 'search.run': () => new Promise(() => undefined) });
  const saved = ['trains', 'tag:garden plums'].map((query) => ({ query, mode: 'hybrid' as const, name: query }));
  savedSearchesStore.getState().show({ saved, recent: [], remembers: true });
  draw(<SavedSearches />);
  const marked = () =>
    page
      .getByRole('button')
      .elements()
      .filter((button) => button.ariaCurrent === 'true');
  await expect.element(page.getByRole('button', { name: 'trains', exact: true })).toBeVisible();
  expect(marked()).toEqual([]);
  for (const query of ['tag:garden plums', 'tag:garden plums sort:date', 'sort:date tag:garden plums ']) {
    searchStore.getState().setQuery(query);
    await expect.poll(() => marked().map(({ textContent }) => textContent)).toEqual(['tag:garden plums']);
  }
  searchStore.getState().setQuery('tag:garden');
  await expect.poll(marked).toEqual([]);
});
