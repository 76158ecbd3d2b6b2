import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { searchStore } from '../search/store.ts';
import { hitOf, responseOf } from '../search/testing.ts';
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

it('a search that only meaning answers is remembered, though words have found nothing first', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const lists = { saved: [], recent: [], remembers: true };
  const app = new FakeApp({
    'search.run': ({ wordsFirst }) => (wordsFirst ? responseOf([], { isProvisional: true }) : responseOf([hitOf(1)])),
    'searches.remember': () => lists,
  });
  savedSearchesStore.getState().show(lists);
  searchStore.getState().run('what lets me sleep', 'hybrid');
  await vi.advanceTimersByTimeAsync(3_000);
  expect(app.inputsOf('searches.remember')).toEqual([{ query: 'what lets me sleep', mode: 'hybrid' }]);
});
