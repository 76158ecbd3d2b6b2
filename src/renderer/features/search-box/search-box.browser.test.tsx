import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { mapViewStore } from '../map/view-store.ts';
import { searchStore } from '../search/store.ts';
import { hitOf, responseOf } from '../search/testing.ts';
import { QueryChips } from './query-chips.tsx';
import { SearchBox } from './search-box.tsx';

const tags = [
  { value: 'cooking', notes: 12 },
  { value: 'coffee', notes: 1 },
];

let app: FakeApp;

beforeEach(() => {
  app = new FakeApp({
    'search.run': () => responseOf([]),
    'search.suggest': ({ prefix }) => ({ suggestions: tags.filter(({ value }) => value.startsWith(prefix)) }),
  });
  draw(
    <>
      <SearchBox />
      <QueryChips />
    </>,
  );
});

afterEach(() => searchStore.getState().run('', 'hybrid'));

describe('the search box', () => {
  it('searches as soon as something is typed, and last for all of it', async () => {
    await userEvent.type(searchBox(), 'eggs');
    await expect.poll(() => app.inputsOf('search.run').at(-1)).toMatchObject({ query: 'eggs', mode: 'hybrid' });
  });

  it('completes the name of a filter with Tab, and its value with the arrows and Enter', async () => {
    await userEvent.type(searchBox(), 'eggs ta');
    await expect.element(suggestions().first()).toMatchTextContent('tag:');
    await userEvent.keyboard('{Tab}');
    await expect.element(searchBox()).toHaveValue('eggs tag:');
    await userEvent.keyboard('co');
    await expect.element(suggestions().nth(1)).toMatchTextContent('coffee1 note');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(suggestions().nth(1)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Enter}');
    await expect.element(searchBox()).toHaveValue('eggs tag:coffee ');
    await expect.element(suggestions().first()).not.toBeInTheDocument();
    await expect.element(searchBox()).toHaveFocus();
  });

  it('speaks of a list only where there is one, not on the map', async () => {
    app = new FakeApp({ 'search.run': () => responseOf([hitOf(1)]) });
    await searchBox().fill('eggs');
    await expect.element(searchBox()).toHaveAttribute('aria-expanded', 'true');
    await expect.element(searchBox()).toHaveAttribute('aria-activedescendant');
    mapViewStore.getState().setOpen(true);
    onTestFinished(() => mapViewStore.getState().setOpen(false));
    await expect.element(searchBox()).toHaveAttribute('aria-expanded', 'false');
    await expect.element(searchBox()).not.toHaveAttribute('aria-activedescendant');
    await expect.element(searchBox()).not.toHaveAttribute('aria-controls');
  });

  it('hides the suggestions with Escape, and empties itself with another', async () => {
    await userEvent.type(searchBox(), 'eggs ty');
    await expect.element(suggestions().first()).toMatchTextContent('type:');
    await userEvent.keyboard('{Escape}');
    await expect.element(suggestions().first()).not.toBeInTheDocument();
    await expect.element(searchBox()).toHaveValue('eggs ty');
    await userEvent.keyboard('{Escape}');
    await expect.element(searchBox()).toHaveValue('');
  });

  it('leads from the map back to the results with Escape, once it is empty', async () => {
    mapViewStore.getState().setOpen(true);
    onTestFinished(() => mapViewStore.getState().setOpen(false));
    await searchBox().fill('eggs');
    await userEvent.keyboard('{Escape}');
    await expect.element(searchBox()).toHaveValue('');
    expect(mapViewStore.getState().isOpen).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(mapViewStore.getState().isOpen).toBe(false);
    await expect.element(searchBox()).toHaveFocus();
  });

  it('says the filters of the query in plain words, and removes one with its button', async () => {
    await searchBox().fill('eggs tag:cooking -beetroot after:2025-01');
    await expect.poll(chips).toEqual(['tag cooking', 'not beetroot', 'since January 2025']);
    await page.getByRole('button', { name: 'Remove: not beetroot' }).click();
    await expect.element(searchBox()).toHaveValue('eggs tag:cooking after:2025-01');
    await expect.element(searchBox()).toHaveFocus();
  });

  it('keeps the focus among the filters that are removed by keyboard, as long as there are any', async () => {
    await searchBox().fill('tag:cooking eggs -beetroot');
    const first = page.getByRole('button', { name: 'Remove: tag cooking' });
    await expect.element(first).toBeVisible();
    first.element().focus();
    await userEvent.keyboard('{Delete}');
    await expect.element(page.getByRole('button', { name: 'Remove: not beetroot' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(searchBox()).toHaveValue('eggs');
    await expect.element(searchBox()).toHaveFocus();
  });
});

function searchBox() {
  return page.getByRole('combobox', { name: 'Search notes' });
}

function suggestions() {
  return page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
}

function chips(): (string | null)[] {
  const list = page.getByRole('list', { name: 'Parts of the search' });
  return list
    .getByRole('listitem')
    .elements()
    .map((element) => element.textContent);
}
