import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { message } from '../../lib/translate.tsx';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import type { Command } from '../commands/command.ts';
import { handleCommandKey } from '../commands/dispatch.ts';
import { commandsStore } from '../commands/store.ts';
import { facetsStore } from '../facets/store.ts';
import { libraryStore } from '../library/store.ts';
import { libraryWith } from '../library/testing.ts';
import { paletteCommand } from './commands.ts';
import { Palette, preloadPalette } from './palette.tsx';
import { paletteStore } from './store.ts';

let focused: string | null;
const commands: Command[] = [
  paletteCommand,
  {
    id: 'view.one',
    title: message('Show one thing'),
    group: 'View',
    keys: ['F9'],
    isOn: () => true,
    run: () => {
      focused = document.activeElement?.getAttribute('aria-label') ?? null;
    },
  },
  { id: 'view.two', title: message('Cannot be done'), group: 'View', isEnabled: () => false, run: () => undefined },
];
const titles = { noteIds: [7], folderIds: [1], names: 'Night train to Vienna\tNachtzug', paths: 'travel/train.md' };
const nothing = { noteIds: [], folderIds: [], names: '', paths: '' };

beforeEach(() => {
  focused = null;
  new FakeApp({
    'notes.titles': ({ after }) => (after === 0 ? titles : nothing),
  });
  libraryStore.getState().show(libraryWith({ revision: 3 }));
  facetsStore.setState({ library: { folders: [], tags: [{ tag: 'travel', notes: 3 }] } });
  commandsStore.getState().register(commands, []);
  window.addEventListener('keydown', handleCommandKey);
  onTestFinished(() => {
    window.removeEventListener('keydown', handleCommandKey);
    paletteStore.getState().close();
  });
  preloadPalette();
  draw(
    <>
      <button type="button" aria-label="Where the user was">
        Here
      </button>
      <Palette />
    </>,
  );
});

const field = () => page.getByRole('combobox', { name: 'Commands and notes by name' });
const lines = () =>
  page
    .getByRole('option')
    .all()
    .map((line) => line.element().textContent);

async function open(): Promise<void> {
  await page.getByRole('button', { name: 'Where the user was' }).click();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(field()).toHaveFocus();
}

it('what can be done is listed with its keys and state, and runs where the user was', async () => {
  await open();
  expect(lines()).toEqual(['Show one thing, onF9']);
  await userEvent.keyboard('one thing{Enter}');
  await expect.element(field()).not.toBeInTheDocument();
  expect(focused).toBe('Where the user was');
});

it('a note is found by an alias, a tag by its beginning, and what is nothing’s name can be searched for', async () => {
  await open();
  await userEvent.keyboard('nachtz');
  await expect
    .poll(lines)
    .toEqual([expect.stringMatching(/^Nachtzugalias of Night train to Vienna/), 'Search your notes for “nachtz”']);
  await userEvent.clear(field());
  await userEvent.keyboard('trav');
  await expect.poll(() => lines()[0]).toBe('travel3 notes');
  await userEvent.clear(field());
  await userEvent.keyboard('xylophone');
  await expect.poll(lines).toEqual(['Search your notes for “xylophone”']);
});

it('its own keys and Escape close it, and the focus is where it was', async () => {
  for (const keys of ['{Control>}k{/Control}', '{Escape}']) {
    await open();
    await userEvent.keyboard(keys);
    await expect.element(field()).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Where the user was' })).toHaveFocus();
  }
});

it('fifty commands and thousands of notes are there within a moment', async () => {
  const many = Array.from(
    { length: 50 },
    (_, i): Command => ({ id: `a.b${i}`, title: message(`Command ${i}`), group: 'View', run: vi.fn<() => void>() }),
  );
  commandsStore.getState().register([paletteCommand, ...many], []);
  await open();
  await userEvent.keyboard('{Escape}');
  await expect.element(field()).not.toBeInTheDocument();
  const began = performance.now();
  paletteStore.getState().show();
  await expect.element(field()).toBeVisible();
  expect(performance.now() - began).toBeLessThan(1_000);
});

it('why the names of notes cannot be had is said, and commands can still be run', async () => {
  new FakeApp({
    'notes.titles': () => {
      throw new NearnoteError('engine-stopped', verbatim('The names could not be read. Try again in a moment.'));
    },
  });
  libraryStore.getState().show(libraryWith({ revision: 4 }));
  await open();
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('The names could not be read. Try again in a moment.');
  expect(lines()).toEqual(['Show one thing, onF9']);
});
