import { beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { changedPreferences, defaultPreferences } from '../../../shared/preferences.ts';
import { message } from '../../lib/translate.tsx';
import { draw } from '../../testing/draw.tsx';
import { FakeApp } from '../../testing/fake-app.ts';
import { Dialog } from '../../ui/dialog.tsx';
import type { Command } from '../commands/command.ts';
import { commandsStore } from '../commands/store.ts';
import { changePreferences } from '../preferences/store.ts';
import { KeysPage } from './keys-page.tsx';
import { followKeys } from './store.ts';

const onClose = vi.fn<() => void>();
const commands: Command[] = [
  {
    id: 'search.focus',
    title: message('Go to the search box'),
    group: 'Search',
    keys: ['/', 'Mod+L'],
    run: () => undefined,
  },
  { id: 'note.similar', title: message('Find similar notes'), group: 'Note', keys: ['Mod+E'], run: () => undefined },
];

let app: FakeApp;

beforeEach(() => {
  onClose.mockClear();
  app = new FakeApp({ 'preferences.change': (change) => changedPreferences(defaultPreferences, change) });
  commandsStore.getState().register(commands, []);
  changePreferences({ keys: {} });
  followKeys();
  draw(
    <Dialog title="Settings" className="max-w-[40rem]" onClose={onClose}>
      <KeysPage />
    </Dialog>,
  );
});

const line = (title: string) => page.getByRole('listitem').filter({ hasText: title });
const keys = (title: string) => line(title).element().querySelectorAll('kbd');

it('keys are changed by pressing others, and are kept', async () => {
  await line('Go to the search box')
    .getByRole('button', { name: /^Change/ })
    .click();
  await userEvent.keyboard('{Alt>}g{/Alt}');
  await expect.poll(() => [...keys('Go to the search box')].map((key) => key.textContent)).toEqual(['Alt', 'G']);
  expect(app.inputsOf('preferences.change').at(-1)).toEqual({ keys: { 'search.focus': ['Alt+G'] } });
  await expect.element(line('Go to the search box').getByRole('button', { name: /^Change/ })).toBeVisible();

  await line('Go to the search box')
    .getByRole('button', { name: /^Reset/ })
    .click();
  expect(app.inputsOf('preferences.change').at(-1)).toEqual({ keys: {} });
});

it('keys of another command are refused by its name, and others can be pressed at once', async () => {
  await line('Go to the search box')
    .getByRole('button', { name: /^Change/ })
    .click();
  await userEvent.keyboard('{Control>}e{/Control}');
  await expect.element(page.getByRole('alert').filter({ hasText: 'Find similar notes' })).toBeVisible();
  await userEvent.keyboard('{F9}');
  await expect.poll(() => keys('Go to the search box')[0]?.textContent).toBe('F9');
  await expect.element(page.getByRole('alert').filter({ hasText: 'Find similar notes' })).not.toBeInTheDocument();
});

it('the backspace key leaves a command without keys, and Escape leaves only the pressing of keys', async () => {
  await line('Find similar notes')
    .getByRole('button', { name: /^Change/ })
    .click();
  await userEvent.keyboard('{Escape}');
  await expect.element(line('Find similar notes').getByRole('button', { name: /^Change/ })).toBeVisible();
  expect(onClose).not.toHaveBeenCalled();
  expect(keys('Find similar notes')).toHaveLength(2);

  await line('Find similar notes')
    .getByRole('button', { name: /^Change/ })
    .click();
  await userEvent.keyboard('{Backspace}');
  await expect.poll(() => keys('Find similar notes')).toHaveLength(0);
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(1);
});

it('a command is found by its name, and all keys come back at once', async () => {
  changePreferences({ keys: { 'search.focus': ['F9'], 'note.similar': [] } });
  await page.getByRole('searchbox', { name: 'Find a command' }).fill('similar');
  await expect.element(line('Go to the search box')).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Reset all keys' }).click();
  await expect.poll(() => keys('Find similar notes')).toHaveLength(2);
  await expect.element(page.getByRole('button', { name: 'Reset all keys' })).toBeDisabled();
});
