import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { HomeNotes } from '../../../shared/domain.ts';
import { NearnoteError } from '../../../shared/errors.ts';
import type { FolderView } from '../../../shared/library-state.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { Toaster } from '../../ui/toaster.tsx';
import { dismissToast } from '../../ui/toasts.ts';
import { libraryStore } from '../library/store.ts';
import { folderWith, libraryWith } from '../library/testing.ts';
import { notePaneStore } from '../note-pane/store.ts';
import { noticesStore } from '../notices/store.ts';
import { savedSearchesStore } from '../saved-searches/store.ts';
import { focusHome, searchBoxId } from '../search/focus.ts';
import { searchStore } from '../search/store.ts';
import { Home } from './home.tsx';

const day = 24 * 3_600_000;
const noteOf = (noteId: number, title: string, date = Date.now()) => ({
  noteId,
  title,
  folder: '/n',
  path: `${title}.md`,
  date,
});
const home: HomeNotes = {
  recent: [noteOf(1, 'Slugs'), noteOf(2, 'The knee', Date.now() - 3 * day)],
  onThisDay: [noteOf(3, 'Plum jam', Date.now() - 365 * day)],
};
const searches = {
  saved: [{ query: 'tag:garden', mode: 'hybrid' as const, name: 'Garden' }],
  recent: [{ query: 'night trains', mode: 'hybrid' as const }],
  remembers: true,
};

let app: FakeApp;

beforeEach(() => {
  app = new FakeApp({
    'home.notes': () => home,
    'folders.remove': () => ({}),
    'folders.addSample': () => ({}),
    'searches.list': () => searches,
    'note.read': () => Promise.reject(new Error('not of this test')),
    'search.run': () => Promise.reject(new Error('not of this test')),
  });
  savedSearchesStore.getState().show(searches);
});

afterEach(() => {
  notePaneStore.getState().close();
  searchStore.getState().setQuery('');
  dismissToast('sample');
});

function drawWith(folders: Partial<FolderView>[]): void {
  const shown = folders.map((change) => folderWith({ id: 7, path: '/n', ...change }));
  libraryStore.getState().show(libraryWith({ folders: shown }));
  draw(
    <>
      <input id={searchBoxId} aria-label="Search" />
      <Home />
      <Toaster onLeave={() => undefined} />
    </>,
  );
}

describe('the home', () => {
  it('the latest notes, this day in other years and the saved searches are there, and open by mouse', async () => {
    drawWith([{}]);
    const list = (name: string) => page.getByRole('list', { name });
    await expect.element(list('Recent notes')).toMatchTextContent(/^Slugs.*The knee/);
    await expect
      .element(list('This day in other years'))
      .toMatchTextContent(new RegExp(`^Plum jam${new Date().getFullYear() - 1}$`));
    await expect.element(list('Saved searches')).toMatchTextContent(/^Garden$/);
    await page.getByRole('button', { name: /^The knee/ }).click();
    expect(notePaneStore.getState().target).toMatchObject({ noteId: 2, chunkId: null });
    await page.getByRole('button', { name: 'Garden', exact: true }).click();
    expect(searchStore.getState().query).toBe('tag:garden');
  });

  it('a note of today is of today, as in a list, and notes of one title are told apart by their folders', async () => {
    const plan = (noteId: number, path: string) => ({ ...noteOf(noteId, 'Plan'), path });
    app = new FakeApp({
      'home.notes': () => ({
        recent: [plan(4, 'bath/plan.md'), plan(5, 'roof/plan.md'), noteOf(1, 'Slugs')],
        onThisDay: [],
      }),
      'searches.list': () => searches,
    });
    drawWith([{}]);
    await expect.element(page.getByRole('button', { name: /^Plan n.bath ?today$/ })).toBeVisible();
    await expect.element(page.getByRole('button', { name: /^Plan n.roof ?today$/ })).toBeVisible();
    await expect.element(page.getByRole('button', { name: /^Slugs ?today$/ })).toBeVisible();
  });

  it('by keyboard, the arrows move through everything, and up from the first into the search box', async () => {
    drawWith([{}]);
    await expect.element(page.getByRole('button', { name: /^Slugs/ })).toBeInTheDocument();
    focusHome();
    await expect.element(page.getByRole('button', { name: 'night trains', exact: true })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('button', { name: /^Slugs/ })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(notePaneStore.getState().target).toMatchObject({ noteId: 1 });
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await expect.element(page.getByRole('textbox', { name: 'Search' })).toHaveFocus();
  });

  it('with the sample there are three questions to click, and one click removes it', async () => {
    drawWith([{ isSample: true }]);
    const questions = page.getByRole('list', { name: 'Try one of these on the sample' });
    await expect.poll(() => questions.getByRole('button').elements().length).toBe(3);
    await questions.getByRole('button').first().click();
    expect(searchStore.getState().query).toBe('I can’t sleep through the night');
    await page.getByRole('button', { name: 'Remove the sample' }).click();
    await expect.poll(() => app.inputsOf('folders.remove')).toEqual([{ folderId: 7 }]);
    await expect.element(page.getByRole('textbox', { name: 'Search' })).toHaveFocus();
    await page.getByRole('button', { name: 'Bring it back' }).click();
    await expect.poll(() => app.inputsOf('folders.addSample')).toHaveLength(1);
  });

  it('with notes of one’s own beside the sample its questions make room', async () => {
    drawWith([{ isSample: true }, { id: 8, path: '/own', notes: 3 }]);
    await expect.element(page.getByRole('button', { name: 'Remove the sample' })).toBeVisible();
    await expect.element(page.getByRole('list', { name: 'Try one of these on the sample' })).not.toBeInTheDocument();
  });

  it('recent searches that were cleared can be brought back, in their order', async () => {
    const lists = { ...searches, recent: [searches.recent, { query: 'plums', mode: 'keyword' as const }].flat() };
    savedSearchesStore.getState().show(lists);
    const remembered: string[] = [];
    app = new FakeApp({
      'home.notes': () => home,
      'searches.list': () => ({ ...searches, recent: [] }),
      'searches.clear': () => ({ ...searches, recent: [] }),
      'searches.remember': ({ query }) => {
        remembered.unshift(query);
        return lists;
      },
    });
    drawWith([{}]);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect.element(page.getByRole('button', { name: 'plums', exact: true })).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Bring them back' }).click();
    await expect.element(page.getByRole('button', { name: 'plums', exact: true })).toBeVisible();
    expect(remembered).toEqual(['night trains', 'plums']);
  });

  it('a sample that could not be removed is not said to be gone', async () => {
    app = new FakeApp({
      'home.notes': () => home,
      'folders.remove': () => Promise.reject(new NearnoteError('internal', verbatim('The disk is full.'))),
      'searches.list': () => searches,
    });
    drawWith([{ isSample: true }]);
    await page.getByRole('button', { name: 'Remove the sample' }).click();
    await expect
      .poll(() => noticesStore.getState().messages)
      .toMatchObject([{ failure: { text: verbatim('The disk is full.') } }]);
    await expect.element(page.getByRole('button', { name: 'Bring it back' })).not.toBeInTheDocument();
    for (const { id } of noticesStore.getState().messages) noticesStore.getState().dismiss(id);
  });

  it('without the sample nothing speaks of it', async () => {
    drawWith([{}]);
    await expect.element(page.getByRole('list', { name: 'Recent notes' })).toBeInTheDocument();
    await expect.element(page.getByText('Remove the sample')).not.toBeInTheDocument();
  });
});
