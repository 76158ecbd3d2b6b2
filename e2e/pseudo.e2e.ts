import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { pseudoModule } from '../scripts/messages-plugin.ts';
import { brokenLayout, englishLeft, writtenIn } from './looked-over.ts';
import { runtime } from './runtime.ts';
import { standinRuntime } from './runtime-standin.ts';
import { hearPseudo } from './said.ts';
import { addSample, type Screen, sampleScreens, screens, show, visit } from './screens.ts';
import { emptyLibraryTest, expect, test } from './shared-app-test.ts';
import { searchBox, vault } from './window.ts';

const project = join(import.meta.dirname, '..');
const sample = join(project, 'resources', 'sample');
/** What is said of the model that ships with Nearnote, as its document says it. */
const documents = join(project, 'resources', 'models', 'starter');

test.describe.configure({ timeout: 240_000 });
test.skip(runtime !== standinRuntime, 'The pseudo-language is put in the place of another by the stand-in’s browser.');

/** Has the window speak the pseudo-language in place of German, until it is `ended`. */
async function speakPseudo(page: Page): Promise<{ end: () => Promise<void> }> {
  const catalog = /\/assets\/de-[^/]+\.js$/;
  // Made of all sources once, and not at each load of the page.
  const body = pseudoModule(project);
  await page.route(catalog, (route) => route.fulfill({ contentType: 'text/javascript', body }));
  const choose = (language: 'de' | 'en') =>
    page.evaluate((chosen) => window.nearnote.request('preferences.change', { language: chosen }), language);
  await choose('de');
  hearPseudo(true);
  await page.reload();
  await searchBox(page).waitFor();
  return {
    end: async () => {
      hearPseudo(false);
      await page.unroute(catalog);
      await choose('en');
      await page.reload();
      await searchBox(page).waitFor();
    },
  };
}

const small = { size: { width: 800, height: 600 }, theme: 'light' } as const;

/** Looks over one screen after the other, in a small window: what has room there has room elsewhere. */
async function lookOver(page: Page, all: readonly Screen[], folders: readonly string[]): Promise<void> {
  const own = writtenIn(folders);
  const pseudo = await speakPseudo(page);
  try {
    await visit(page, all, async ({ name }) => {
      await show(page, small);
      expect.soft(await englishLeft(page, own), name).toEqual([]);
      // A window that has become small is laid out anew a moment later.
      await expect.soft.poll(() => brokenLayout(page), { message: name, timeout: 5_000 }).toEqual([]);
    });
  } finally {
    await pseudo.end();
  }
}

test('in a language whose words are two fifths longer nothing is cut off, overlaps, or is left in English', ({
  page,
}) => lookOver(page, screens, [vault, documents]));

emptyLibraryTest('the same holds with the sample, its map and its problems', async ({ page, notes }) => {
  await addSample(page, notes);
  await lookOver(page, sampleScreens, [sample, notes]);
});

emptyLibraryTest('the same holds before there are notes', ({ page }) =>
  lookOver(page, [{ name: 'an empty library', show: async () => {} }], []),
);
