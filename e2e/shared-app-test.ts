import { test as base, expect, type Page } from 'playwright/test';
import { dropOn } from './drag.ts';
import { beginEvidence, keepEvidence } from './evidence.ts';
import { collectComplaints, withTemporaryFolder } from './fixtures.ts';
import type { RunningApp } from './running-app.ts';
import { runtime } from './runtime.ts';
import { readLibrary, searchBox, upToDate, vault } from './window.ts';

interface SharedFixtures {
  /** The app, which other scenarios have used before. */
  app: RunningApp;
  /** Its page, loaded anew. */
  page: Page;
  /** The folder of everything the app keeps. */
  userData: string;
  /** A new, empty folder for notes that the scenario writes. */
  notes: string;
  /** Whether an error or a warning in the page’s console fails the scenario. */
  expectQuietConsole: boolean;
}

interface Sharing {
  /** Prepares the app for its first scenario. */
  prepare: (page: Page) => Promise<void>;
  /** Undoes what a scenario has left. */
  restore: (page: Page) => Promise<void>;
}

/**
 * Starting an app and indexing its notes is most of what a scenario takes: these scenarios share one app, which is
 * started anew only after a scenario has failed.
 */
function sharing({ prepare, restore }: Sharing) {
  return base.extend<SharedFixtures, { shared: { app: RunningApp; userData: string } }>({
    expectQuietConsole: [true, { option: true }],

    shared: [
      // Playwright reads a fixture’s dependencies from its first parameter, which must be a pattern even when it has none.
      // biome-ignore lint/correctness/noEmptyPattern: see above
      async ({}, use) =>
        withTemporaryFolder('nearnote-e2e-', async (userData) => {
          const app = await runtime.launch(userData);
          app.page.setDefaultTimeout(20_000);
          await beginEvidence(app);
          await prepare(app.page);
          await use({ app, userData });
          await app.quit();
        }),
      { scope: 'worker', timeout: 150_000 },
    ],

    // biome-ignore lint/correctness/noEmptyPattern: see above
    notes: async ({}, use) => withTemporaryFolder('nearnote-notes-', use),

    userData: async ({ shared }, use) => use(shared.userData),

    // The notes are removed after the app has removed their folder.
    app: async ({ shared: { app }, notes: _notes, expectQuietConsole }, use, info) => {
      const before = await app.complaints();
      await app.page.evaluate(() => localStorage.clear());
      await app.page.reload();
      await searchBox(app.page).waitFor();
      const consoleComplaints: string[] = [];
      const stopCollecting = collectComplaints(app.page, consoleComplaints);
      await use(app);
      await keepEvidence([app], info);
      stopCollecting();
      expect.soft(await app.complaints()).toEqual(before);
      if (expectQuietConsole) expect.soft(consoleComplaints).toEqual([]);
      await restore(app.page);
    },

    page: async ({ app }, use) => use(app.page),
  });
}

/** For scenarios about the notes of the vault, which leave the library as it is. */
export const test = sharing({
  prepare: async (page) => {
    await dropOn(page, [vault]);
    await upToDate(page);
  },
  restore: async () => {},
});

/** For scenarios that begin with an empty library. */
export const emptyLibraryTest = sharing({
  prepare: async () => {},
  restore: async (page) => {
    for (const { id } of (await readLibrary(page)).folders) {
      await page.evaluate((folderId) => window.nearnote.request('folders.remove', { folderId }), id);
    }
    await expect.poll(async () => (await readLibrary(page)).notes).toBe(0);
  },
});

export { expect };
