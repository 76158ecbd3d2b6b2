import { runtime } from './runtime.ts';
import { expect, test } from './shared-app-test.ts';
import { searchBox } from './window.ts';

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
