import { expect, it, onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { activate } from '../../lib/translate.tsx';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { libraryStore } from '../library/store.ts';
import { libraryWith, runWith } from '../library/testing.ts';
import { noticesStore } from '../notices/store.ts';
import { reembedWith } from '../reembed/testing.ts';
import { StatusBar } from './status-bar.tsx';

it('why passages are embedded slower stands there in whole in a narrow window, in a language of long words', async () => {
  const { innerWidth, innerHeight } = window;
  onTestFinished(async () => {
    await activate('en');
    await page.viewport(innerWidth, innerHeight);
  });
  await activate('de');
  await page.viewport(800, 600);
  const learning = { done: 2_345, total: 12_304, perSecond: 20, rates: { seconds: 1, values: [] } };
  libraryStore.getState().show(
    libraryWith({
      progress: { phase: 'embedding', done: 2_345, total: 12_304, perSecond: 20, secondsLeft: 720 },
      run: runWith({ share: 0.2, secondsLeft: 720, learning }),
      embedded: 2_345,
      slowdown: 'heat',
    }),
  );
  draw(<StatusBar />);
  const line = page.getByText(/^Bedeutung lernen · .* · Computer heiß: langsamer$/).element();
  expect(line.scrollWidth).toBe(line.clientWidth);
  await page.getByText(/^Bedeutung lernen · /).click();
  await expect.element(page.getByRole('dialog').getByText(/^20\s?% · .* · Computer heiß: langsamer$/)).toBeVisible();
});

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

it('a switch that has stopped says why, in whole behind the line, and is tried again there', async () => {
  const app = new FakeApp({ 'models.resume': () => ({}) });
  const reason = verbatim('hub.example cannot be reached. Check the address that models are downloaded from.');
  libraryStore.getState().show(libraryWith({ reembed: reembedWith({ pause: { by: 'trouble', reason } }) }));
  draw(<StatusBar />);
  await page.getByText(/^The switch to bge-small-en-v1.5 has stopped: hub.example/).click();
  const panel = page.getByRole('dialog');
  await expect.element(panel.getByText(/^hub.example cannot be reached/)).toHaveClass('text-danger');
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => app.inputsOf('models.resume')).toHaveLength(1);
});
