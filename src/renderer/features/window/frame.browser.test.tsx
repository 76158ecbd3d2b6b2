import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { defaultPreferences } from '../../../shared/preferences.ts';
import { draw } from '../../testing/draw.tsx';
import { preferencesStore } from '../preferences/store.ts';
import { searchBoxId } from '../search/focus.ts';
import { Frame } from './frame.tsx';

const fold = (isSidebarFolded: boolean) =>
  preferencesStore.setState({ now: { ...defaultPreferences, isSidebarFolded } });

beforeEach(() =>
  draw(
    <Frame sidebar={<button type="button">work</button>}>
      <input id={searchBoxId} aria-label="Search" />
      <button type="button">a hit</button>
    </Frame>,
  ),
);

afterEach(() => preferencesStore.setState({ now: defaultPreferences }));

it('a sidebar that is folded with the focus in it leaves that to the search box', async () => {
  await page.getByRole('button', { name: 'work' }).click();
  fold(true);
  await expect.element(page.getByRole('textbox', { name: 'Search' })).toHaveFocus();
  await userEvent.keyboard('tls');
  await expect.element(page.getByRole('textbox', { name: 'Search' })).toHaveValue('tls');
});

it('a focus elsewhere stays where it is', async () => {
  await page.getByRole('button', { name: 'a hit' }).click();
  fold(true);
  await expect.element(page.getByRole('button', { name: 'work' })).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'a hit' })).toHaveFocus();
});
