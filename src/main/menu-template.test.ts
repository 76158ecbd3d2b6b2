import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { MenuCommand } from '../shared/commands.ts';
import { inEnglish } from '../shared/user-text.ts';
import { AppLanguage } from './language.ts';
import { acceleratorOf, menuTemplate } from './menu-template.ts';

const actions = { say: inEnglish, showLogs: () => undefined, reload: () => undefined, choose: () => undefined };

const commands: MenuCommand[] = [
  { id: 'search.focus', title: 'Go to the search box', group: 'Search', keys: '/', isEnabled: true, isOn: null },
  { id: 'note.open', title: 'Open & edit', group: 'Note', keys: 'Mod+Enter', isEnabled: false, isOn: null },
  { id: 'view.sidebar', title: 'Sidebar', group: 'View', keys: 'Mod+B', isEnabled: true, isOn: true },
  { id: 'settings.show', title: 'Settings', group: 'Settings', keys: 'Mod+,', isEnabled: true, isOn: null },
];

function items(isMac: boolean, choose: (id: string) => void = () => undefined): MenuItemConstructorOptions[] {
  return allOf(menuTemplate(commands, isMac, { ...actions, choose }));
}

function allOf(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? allOf(item.submenu) : [])]);
}

describe('the application’s menu', () => {
  it('shows the page’s commands with their keys and states', () => {
    expect(items(false)).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          id: 'note.open',
          label: 'Open && edit',
          accelerator: 'CommandOrControl+Enter',
          enabled: false,
        }),
        expect.objectContaining({ id: 'view.sidebar', type: 'checkbox', checked: true }),
      ]),
    );
    expect(items(false).find(({ id }) => id === 'search.focus')).not.toHaveProperty('accelerator');
  });

  it('leaves the keys to the page: it listens to none, and what a Mac chooses by them is dropped', () => {
    const chosen: string[] = [];
    const listening = items(true, (id) => chosen.push(id)).filter(({ accelerator }) => accelerator !== undefined);
    expect(listening).not.toEqual([]);
    for (const item of listening) {
      expect(item.registerAccelerator).toBe(false);
      press(item, { triggeredByAccelerator: true });
    }
    expect(chosen).toEqual([]);
    for (const item of listening) press(item, {});
    expect(chosen).toEqual(listening.map(({ id }) => id));
  });

  it('is in the language that is chosen, all of it', async () => {
    const language = new AppLanguage(() => ['de-AT', 'en']);
    await language.use('system');
    for (const isMac of [true, false]) {
      const german = allOf(menuTemplate([], isMac, { ...actions, say: language.say }));
      const english = allOf(menuTemplate([], isMac, actions));
      const spoken = german.map(({ label }, at) => [english[at]?.label, label]);
      expect(spoken).toContainEqual(['Edit', 'Bearbeiten']);
      expect(spoken).toContainEqual(['Show logs', 'Protokolle zeigen']);
      // What has no text of ours is made by the system: the lines, and the menu that bears the app’s name.
      const silent = german.filter(
        ({ label, type, role }) => label === undefined && type !== 'separator' && role !== 'appMenu',
      );
      expect(silent).toEqual([]);
    }
  });

  it('loads a window anew that shows nothing useful any more, without the page’s help and without keys', () => {
    const reload = vi.fn();
    const item = allOf(menuTemplate([], false, { ...actions, reload })).find(
      ({ label }) => label === 'Reload the window',
    );
    if (item) press(item, {});
    expect(reload).toHaveBeenCalledOnce();
    expect(item).not.toHaveProperty('accelerator');
  });

  it('has the settings where the system has them', () => {
    const labels = (isMac: boolean) =>
      menuTemplate(commands, isMac, actions)
        .filter((menu) => Array.isArray(menu.submenu) && menu.submenu.some(({ id }) => id === 'settings.show'))
        .map(({ label, role }) => label ?? role);
    expect(labels(true)).toEqual(['appMenu']);
    expect(labels(false)).toEqual(['File']);
  });
});

describe('an accelerator', () => {
  it.each([
    ['Mod+Shift+M', 'CommandOrControl+Shift+M'],
    ['Mod++', 'CommandOrControl+Plus'],
    ['Alt+ArrowLeft', 'Alt+Left'],
    ['F6', 'F6'],
    ['?', null],
    ['Mod+Ö', null],
    ['nonsense', null],
  ])('for %s is %s', (combo, accelerator) => {
    expect(acceleratorOf(combo)).toBe(accelerator);
  });
});

function press({ click }: MenuItemConstructorOptions, event: { triggeredByAccelerator?: boolean }): void {
  // The handler looks at nothing of the item and the window.
  const handler = click as unknown as (item: null, window: null, event: object) => void;
  handler(null, null, event);
}
