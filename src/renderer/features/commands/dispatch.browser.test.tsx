import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { message } from '../../lib/translate.tsx';
import { draw } from '../../testing/draw.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { Command } from './command.ts';
import { handleCommandKey, runCommand } from './dispatch.ts';
import { KeyLabel } from './key-label.tsx';
import { commandsStore } from './store.ts';

const find = command('find', ['Mod+F']);
const slash = command('slash', ['/', 'F7']);
const everywhere = command('everywhere', ['F8'], { scope: 'everywhere' });
const ofNote = command('ofNote', ['Mod+F'], { scope: 'note' });
const unable = command('unable', ['Mod+J'], { isEnabled: () => false });
const able = command('able', ['Mod+J']);

beforeEach(() => {
  vi.clearAllMocks();
  commandsStore.getState().register([find, slash, everywhere, ofNote, unable, able], []);
  commandsStore.getState().setChangedKeys({});
  window.addEventListener('keydown', handleCommandKey);
  onTestFinished(() => window.removeEventListener('keydown', handleCommandKey));
});

it('the keys of a command run it wherever the focus is, but what types text stays the field’s', async () => {
  draw(<input aria-label="Field" />);
  await userEvent.keyboard('/');
  expect(slash.run).toHaveBeenCalledTimes(1);
  await page.getByRole('textbox').click();
  await userEvent.keyboard('/{F7}{Control>}f{/Control}');
  await expect.element(page.getByRole('textbox')).toHaveValue('/');
  expect(slash.run).toHaveBeenCalledTimes(2);
  expect(find.run).toHaveBeenCalledTimes(1);
});

it('keys that a component has handled, and keys of an input method, run nothing', async () => {
  draw(<button type="button" onKeyDown={(event) => event.preventDefault()} />);
  page.getByRole('button').element().focus();
  await userEvent.keyboard('/');
  window.dispatchEvent(new KeyboardEvent('keydown', { key: '/', isComposing: true }));
  expect(slash.run).not.toHaveBeenCalled();
});

it('in a part with keys of its own, these come first', async () => {
  draw(
    <section data-scope="note">
      <button type="button">Inside</button>
    </section>,
  );
  await userEvent.keyboard('{Control>}f{/Control}');
  expect(find.run).toHaveBeenCalledTimes(1);
  await page.getByRole('button').click();
  await userEvent.keyboard('{Control>}f{/Control}');
  expect(ofNote.run).toHaveBeenCalledTimes(1);
  expect(find.run).toHaveBeenCalledTimes(1);
});

it('a command that cannot be done now leaves its keys to another', async () => {
  await userEvent.keyboard('{Control>}j{/Control}');
  expect(unable.run).not.toHaveBeenCalled();
  expect(able.run).toHaveBeenCalledTimes(1);
  expect(runCommand('unable')).toBe(false);
});

it('in a dialog, only commands that work everywhere have their keys', async () => {
  draw(<Dialog title="A question" className="max-w-96" onClose={() => undefined} />);
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{F7}{F8}');
  expect(slash.run).not.toHaveBeenCalled();
  expect(everywhere.run).toHaveBeenCalledTimes(1);
  expect(runCommand('slash')).toBe(false);
  expect(runCommand('everywhere')).toBe(true);
});

it('keys that the user has changed replace the command’s own, and are the ones shown', async () => {
  draw(<KeyLabel of={find} all />);
  await expect.element(page.getByText('Ctrl')).toBeVisible();
  commandsStore.getState().setChangedKeys({ find: ['F9'] });
  await expect.element(page.getByText('F9')).toBeVisible();
  await expect.element(page.getByText('Ctrl')).not.toBeInTheDocument();
  await userEvent.keyboard('{Control>}f{/Control}{F9}');
  expect(find.run).toHaveBeenCalledTimes(1);
});

function command(id: string, keys: readonly string[], rest: Partial<Command> = {}): Command {
  return { id, title: message(id), group: 'View', keys, run: vi.fn<() => void>(), ...rest };
}
