import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { Toaster } from '../../ui/toaster.tsx';
import { dismissToast } from '../../ui/toasts.ts';
import { libraryStore } from '../library/store.ts';
import { libraryWith } from '../library/testing.ts';
import { noticesStore } from '../notices/store.ts';
import { ComparisonDialog } from './comparison-dialog.tsx';
import { comparisonStore } from './comparison-store.ts';
import { announceSwitches } from './switch-toast.ts';

const starter = { key: 'starter', name: 'Nearnote starter', dimensions: 256 };
const bge = { key: 'bge@q8', name: 'bge-small', dimensions: 384 };
const note = (noteId: number, title: string) => ({ noteId, title, folder: '/n', path: `${title}.md` });

let app: FakeApp;
let stop: () => void;

beforeEach(() => {
  app = new FakeApp({
    'models.use': () => ({}),
    'models.compare': () => ({
      before: starter.name,
      now: bge.name,
      questions: [
        {
          query: 'what helps my knee',
          before: [note(1, 'Cat'), note(2, 'The knee')],
          now: [note(2, 'The knee'), note(3, 'Hiking')],
        },
      ],
    }),
  });
  libraryStore.getState().show(libraryWith({ model: starter }));
  stop = announceSwitches();
  draw(
    <>
      <Toaster onLeave={() => undefined} />
      <ComparisonDialog />
    </>,
  );
});

afterEach(() => {
  stop();
  comparisonStore.getState().close();
  dismissToast('switch');
});

const toast = () => page.getByRole('status', { name: 'Messages' });
const dialog = () => page.getByRole('dialog', { name: 'Your last questions, before and now' });

describe('the end of a switch', () => {
  it('is said once, and by mouse one can switch back', async () => {
    await expect.element(toast()).toHaveTextContent('');
    libraryStore.getState().show(libraryWith({ model: bge }));
    libraryStore.getState().show(libraryWith({ model: bge, embedded: 5 }));
    await expect.element(toast()).toMatchTextContent(/^Search now uses bge-small\./);
    await page.getByRole('button', { name: 'Switch back' }).click();
    await expect.poll(() => app.inputsOf('models.use')).toEqual([{ key: 'starter' }]);
    await expect.element(toast()).toHaveTextContent('');
  });

  it('says why it could not switch back', async () => {
    app = new FakeApp({
      'models.use': () => Promise.reject(new NearnoteError('model-busy', verbatim('Search uses this model.'))),
    });
    libraryStore.getState().show(libraryWith({ model: bge }));
    await page.getByRole('button', { name: 'Switch back' }).click();
    await expect
      .poll(() => noticesStore.getState().messages)
      .toMatchObject([{ failure: { text: verbatim('Search uses this model.') } }]);
    for (const { id } of noticesStore.getState().messages) noticesStore.getState().dismiss(id);
  });

  it('by keyboard, the last questions are compared side by side, with what is new or has moved', async () => {
    libraryStore.getState().show(libraryWith({ model: bge }));
    await expect.element(page.getByRole('button', { name: 'Switch back' })).toBeInTheDocument();
    await userEvent.keyboard('{Tab}{Tab}');
    await expect.element(page.getByRole('button', { name: /^Compare/ })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog().getByRole('list', { name: starter.name })).toMatchTextContent(/^1Cat2The knee$/);
    await expect
      .element(dialog().getByRole('list', { name: bge.name }))
      .toMatchTextContent(/^1The kneeup 12Hikingnew$/);
    expect(app.inputsOf('models.compare')).toEqual([{ key: 'starter' }]);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog()).not.toBeInTheDocument();
  });

  it('opening a library is no switch', async () => {
    libraryStore.setState({ library: null });
    libraryStore.getState().show(libraryWith({ model: bge }));
    await expect.element(toast()).toHaveTextContent('');
  });
});
