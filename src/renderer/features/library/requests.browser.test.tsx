import { expect, it } from 'vitest';
import { FakeApp } from '../../testing/fake-app.ts';
import { checkFoldersOnReturn } from './requests.ts';

it('the folders are checked when the user comes back to the window', async () => {
  const app = new FakeApp({ 'folders.look': () => ({}) });
  checkFoldersOnReturn();
  expect(app.inputsOf('folders.look')).toEqual([]);
  window.dispatchEvent(new Event('focus'));
  await expect.poll(() => app.inputsOf('folders.look')).toEqual([{}]);
});
