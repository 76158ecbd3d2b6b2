import { join } from 'node:path';
import { expect, type Locator, type Page } from 'playwright/test';
import { type LibraryState, libraryState } from '../src/shared/library-state.ts';
import { inEnglish } from '../src/shared/user-text.ts';
import type { WindowApi } from '../src/shared/window-api.ts';
import { pageAnswer } from '../src/shared/window-api.ts';
import { said } from './said.ts';

declare global {
  interface Window {
    readonly nearnote: WindowApi;
  }
}

/** The scenarios’ notes, and their number. */
export const vault = join(import.meta.dirname, 'vault');
export const vaultSize = 13;

export function searchBox(page: Page): Locator {
  return page.getByRole('combobox', { name: said('Search notes') });
}

/** The lines of a complete answer: those of one by words only are about to change their places. */
export function results(page: Page): Locator {
  const list = page.getByRole('listbox', { name: said('Results') });
  return list.and(page.locator('[data-complete=true]')).getByRole('option');
}

export function notePane(page: Page): Locator {
  return page.getByRole('region', { name: said('Note'), exact: true });
}

export function folders(page: Page): Locator {
  return page.getByRole('tree', { name: said('Folders') }).locator('[role=treeitem][aria-level="1"]');
}

/** A folder or tag in the sidebar. */
export function treeItem(page: Page, tree: 'Folders' | 'Tags', name: string): Locator {
  return page.getByRole('tree', { name: said(tree) }).getByRole('treeitem', { name: new RegExp(`^${name}(,|$)`) });
}

export function status(page: Page): Locator {
  return page.getByRole('contentinfo').getByRole('status');
}

/** Waits until everything added is indexed. */
export async function upToDate(page: Page, timeout = 30_000): Promise<void> {
  await expect(status(page)).toContainText(said('Up to date'), { timeout });
}

/** The library as the app reports it to its page. */
export async function readLibrary(page: Page): Promise<LibraryState> {
  const answer = pageAnswer.parse(await page.evaluate(() => window.nearnote.request('library.state', {})));
  if (!answer.ok) throw new Error(inEnglish(answer.error.text));
  return libraryState.parse(answer.output);
}

/** Presses Tab until an element has the focus. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if (await element.evaluate((candidate) => candidate === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(element).toBeFocused();
}
