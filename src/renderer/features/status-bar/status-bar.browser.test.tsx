import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { libraryStore } from '../library/store.ts';
import { libraryWith } from '../library/testing.ts';
import { noticesStore } from '../notices/store.ts';
import { reembedWith } from '../reembed/testing.ts';
import { StatusBar } from './status-bar.tsx';

it('a switch that cannot be paused says why', async () => {
  new FakeApp({
    'models.pause': () => Promise.reject(new NearnoteError('engine-stopped', verbatim('Try again in a moment.'))),
  });
  libraryStore.getState().show(libraryWith({ reembed: reembedWith({}) }));
  draw(<StatusBar />);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect
    .poll(() => noticesStore.getState().messages)
    .toMatchObject([{ failure: { text: verbatim('Try again in a moment.') } }]);
});
