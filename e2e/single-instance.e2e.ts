import { runtime } from './runtime.ts';
import { expect, test } from './shared-app-test.ts';
import { readLibrary, results, searchBox } from './window.ts';

test('a second start brings the first window to the front and ends', async ({ app, page, userData }) => {
  await expect(searchBox(page)).toBeVisible();
  const before = await app.focusRequests();
  expect(await runtime.launchSecond(userData)).toBe(0);
  await expect.poll(() => app.focusRequests()).toBe(before + 1);
  expect(app.isRunning()).toBe(true);
});

test('the window is shown once its page is there, although it is not painted while it is hidden', async ({ app }) => {
  await expect.poll(() => app.isShown()).toBe(true);
});

test('when the search engine dies, the window stays and says so, and a new engine has everything', async ({
  app,
  page,
}) => {
  const before = await readLibrary(page);
  await searchBox(page).fill('night train');
  await expect(results(page).first()).toContainText('Night train');
  await page.evaluate(() => Reflect.set(window, 'isStillThere', true));
  const engines = await app.processes('Nearnote engine');
  expect(engines).toHaveLength(1);
  // As after a fatal error of V8’s, which main must hear, or end by it.
  for (const pid of engines) process.kill(pid, 'SIGABRT');
  await expect(page.getByText('The search engine stopped unexpectedly')).toBeVisible();
  await expect(page.getByText('The search engine stopped unexpectedly')).toBeHidden();
  await searchBox(page).fill('train at night');
  await expect(results(page).first()).toContainText('Night train');
  expect(await page.evaluate(() => Reflect.get(window, 'isStillThere'))).toBe(true);
  const { notes, chunks, embedded } = await readLibrary(page);
  expect({ notes, chunks, embedded }).toEqual({
    notes: before.notes,
    chunks: before.chunks,
    embedded: before.embedded,
  });
  expect(await app.processes('Nearnote engine')).not.toEqual(engines);
});
