import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Note } from '../../../shared/domain.ts';
import { draw } from '../../testing/draw.tsx';
import { FindBar } from '../find/find-bar.tsx';
import { findStore } from '../find/store.ts';
import { findCommands } from './find-commands.ts';
import { notePaneStore } from './store.ts';

const note: Note = {
  noteId: 1,
  title: 'Bread',
  folder: '/notes',
  path: 'bread.md',
  format: 'markdown',
  text: 'Knead it.',
  modifiedAt: 0,
  date: 0,
  passage: null,
  recognisedPages: [],
};
const target = { noteId: 1, chunkId: null, found: null };
const searchBox = page.getByLabelText('Search notes');
const bar = page.getByRole('textbox', { name: 'Find in note' });
const find = () => findCommands.find(({ id }) => id === 'note.find')?.run();

afterEach(() => {
  notePaneStore.getState().close();
  findStore.getState().close();
});

function drawBar(): void {
  notePaneStore.setState({ target, shown: { note, target, view: null } });
  draw(
    <>
      <input aria-label="Search notes" />
      <FindBar />
    </>,
  );
}

it('finding in the note gives the bar the focus, and closing the bar gives it back', async () => {
  drawBar();
  await searchBox.click();
  find();
  await expect.element(bar).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(searchBox).toHaveFocus();
});

it('an open bar that is drawn with another note leaves the focus where the user types', async () => {
  findStore.getState().open('knead');
  drawBar();
  await expect.element(bar).toHaveValue('knead');
  expect(document.activeElement).toBe(document.body);
});

it('the bar is closed with its note', async () => {
  drawBar();
  find();
  await expect.element(bar).toBeInTheDocument();
  notePaneStore.getState().close();
  await expect.element(bar).not.toBeInTheDocument();
  expect(findStore.getState().isOpen).toBe(false);
});
