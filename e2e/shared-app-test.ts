import { test as base, expect, type Page } from 'playwright/test';
import { dropOn } from './drag.ts';
import { hearErrors, withTemporaryFolder } from './fixtures.ts';
import { type RunningApp, runtime } from './runtime.ts';
import { searchBox, upToDate, vault } from './window.ts';

interface SharedFixtures {
  /** The app with the scenarios’ vault in its library, at work since before this scenario. */
  app: RunningApp;
  /** Its page, loaded anew. */
  page: Page;
  /** Whether an error in the page's console fails the scenario. */
  expectQuietConsole: boolean;
}

/**
 * For scenarios that leave the library as it is. Starting an app and taking notes in is most of what a scenario takes:
 * these share one app, started anew only after a scenario has failed.
 */
export const test = base.extend<SharedFixtures, { libraryOfNotes: RunningApp }>({
  expectQuietConsole: [true, { option: true }],

  libraryOfNotes: [
    // Playwright reads a fixture's dependencies from its first parameter, which must be a pattern even when it has none.
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) =>
      withTemporaryFolder('nearnote-e2e-', async (userData) => {
        const app = await runtime.launch(userData);
        app.page.setDefaultTimeout(20_000);
        await dropOn(app.page, [vault]);
        await upToDate(app.page);
        await use(app);
        await app.quit();
      }),
    { scope: 'worker', timeout: 150_000 },
  ],

  app: async ({ libraryOfNotes: app, expectQuietConsole }, use) => {
    const before = await app.complaints();
    await app.page.reload();
    await searchBox(app.page).waitFor();
    const consoleErrors: string[] = [];
    const stopHearing = hearErrors(app.page, consoleErrors);
    await use(app);
    stopHearing();
    expect.soft(await app.complaints()).toEqual(before);
    if (expectQuietConsole) expect.soft(consoleErrors).toEqual([]);
  },

  page: async ({ app }, use) => use(app.page),
});

export { expect };
