import { expect, test } from './app-test.ts';
import { runtime } from './runtime.ts';
import { searchBox } from './window.ts';

test('a second start brings the first window to the front and ends', async ({ app, page, userData }) => {
  await expect(searchBox(page)).toBeVisible();
  expect(await app.focusRequests()).toBe(0);
  expect(await runtime.launchSecond(userData)).toBe(0);
  await expect.poll(() => app.focusRequests()).toBe(1);
  expect(app.isRunning()).toBe(true);
});

test('after a crash the app starts again on the same library', async ({ launch }) => {
  const first = await launch();
  await expect(searchBox(first.page)).toBeVisible();
  await first.kill('SIGKILL');
  const { page } = await launch();
  await expect(page.getByRole('button', { name: 'Choose folder…' })).toBeVisible();
});
