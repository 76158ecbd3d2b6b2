import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NearnoteError } from '../../../shared/errors.ts';
import { userText, verbatim } from '../../../shared/user-text.ts';
import { activate, Translated } from '../../lib/translate.tsx';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { Remedies } from '../../ui/remedies.ts';
import { libraryStore } from '../library/store.ts';
import { libraryWith } from '../library/testing.ts';
import { noticesStore, reportFailure } from '../notices/store.ts';
import { searchStore } from '../search/store.ts';
import { settingsStore } from '../settings/store.ts';
import { Notices } from './notices.tsx';
import { Opening } from './opening.tsx';
import { remedyOf } from './remedy-of.ts';

let app: FakeApp;

beforeEach(() => {
  app = new FakeApp({ 'library.rebuild': () => ({}), 'library.seen': () => ({}) });
  libraryStore.getState().show(libraryWith({}));
  noticesStore.getState().forget(() => true);
  settingsStore.getState().close();
});
afterEach(() => activate('en'));

function drawNotices(): void {
  draw(
    <Translated>
      <Remedies value={remedyOf}>
        <Notices />
      </Remedies>
    </Translated>,
  );
}

const opening = { phase: 'opening', done: 0, total: 0, perSecond: null, secondsLeft: null } as const;
const rebuild = () => page.getByRole('button', { name: 'Rebuild from the notes' });
const refuse = (error: unknown) => reportFailure(Promise.reject(error), 'folders');

describe('a damaged database', () => {
  it('is told for as long as it is one, with a button that rebuilds it, by keyboard, too', async () => {
    libraryStore.getState().show(libraryWith({ isDamaged: true }));
    drawNotices();
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent(
        'The library’s database is damaged. Your notes are not: the database can be rebuilt from them.Rebuild from the notes',
      );
    refuse(new NearnoteError('library-damaged', verbatim('The database is damaged (invalid page).')));
    await expect.element(page.getByRole('button', { name: 'Dismiss' })).not.toBeInTheDocument();
    await rebuild().click();
    (rebuild().element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    expect(app.inputsOf('library.rebuild')).toHaveLength(2);
    libraryStore.getState().show(libraryWith({ notice: userText('The database was rebuilt from your notes.') }));
    await expect.element(rebuild()).not.toBeInTheDocument();
  });

  it('that keeps the library from opening can be rebuilt; a damaged file of choices cannot', async () => {
    libraryStore.setState({ library: null });
    libraryStore.getState().fail(new NearnoteError('library-damaged', verbatim('The database is damaged.')));
    draw(<Opening />);
    await expect.element(page.getByText('The database is damaged.')).toBeVisible();
    await rebuild().click();
    expect(app.inputsOf('library.rebuild')).toHaveLength(1);
    libraryStore.getState().fail(new NearnoteError('file-damaged', verbatim('library.json cannot be read.')));
    await expect.element(page.getByText('library.json cannot be read.')).toBeVisible();
    await expect.element(rebuild()).not.toBeInTheDocument();
  });
});

describe('a library that could not be opened', () => {
  it('is told in its place, and not again by everything that the window asks of it; what the user does is', async () => {
    libraryStore.setState({ library: libraryWith({ progress: opening }) });
    drawNotices();
    for (const what of ['facets', 'home', 'searches'])
      noticesStore.getState().report(new NearnoteError('engine-stopped', verbatim(`No ${what}.`)));
    libraryStore
      .getState()
      .fail(new NearnoteError('library-missing', verbatim('Another program has the library open.')));
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    refuse(new NearnoteError('engine-stopped', verbatim('The folder was not added.')));
    await expect.element(page.getByRole('alert')).toHaveTextContent('The folder was not added.');
    // Open at last, it has nothing kept from being told: what failed because it was not open is forgotten.
    libraryStore.getState().show(libraryWith({}));
    expect(noticesStore.getState().messages.map(({ matter }) => matter)).toEqual(['folders']);
    await expect.element(page.getByRole('alert')).toHaveTextContent('The folder was not added.');
  });
});

describe('an error', () => {
  it('that is shown already follows the language', async () => {
    drawNotices();
    refuse(new NearnoteError('folder-missing', userText('There is no folder {path}.', { path: '/notes' })));
    await expect.element(page.getByRole('alert')).toHaveTextContent('There is no folder /notes.');
    await activate('de');
    await expect.element(page.getByRole('alert')).toHaveTextContent('Es gibt keinen Ordner /notes.');
  });

  it('goes when the user tries again, and three are shown at most', async () => {
    drawNotices();
    refuse(new NearnoteError('not-a-folder', verbatim('That is a file.')));
    await expect.element(page.getByRole('alert')).toHaveTextContent('That is a file.');
    reportFailure(Promise.resolve(), 'folders');
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    for (const name of ['a', 'b', 'c', 'd', 'd']) {
      noticesStore.getState().report(new NearnoteError('internal', verbatim(name)));
    }
    await expect.poll(() => page.getByRole('alert').elements().length).toBe(3);
    await expect.element(page.getByRole('alert').first()).toHaveTextContent('b');
  });

  it('that has been read is gone once the user searches for something else', async () => {
    drawNotices();
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    refuse(new NearnoteError('not-a-folder', verbatim('That is a file.')));
    await expect.element(page.getByRole('alert')).toBeVisible();
    searchStore.setState({ query: 'boiler' });
    await expect.element(page.getByRole('alert')).toBeVisible();
    vi.setSystemTime(Date.now() + 11_000);
    searchStore.setState({ query: 'boiler pressure' });
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });

  it('about the network that is switched off leads to the switch', async () => {
    drawNotices();
    refuse(new NearnoteError('network-off', verbatim('You have switched the network off.')));
    await page.getByRole('button', { name: 'Network settings' }).click();
    expect(settingsStore.getState()).toMatchObject({ isOpen: true, page: 'privacy' });
  });
});
