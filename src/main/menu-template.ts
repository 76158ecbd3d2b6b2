import type { MenuItemConstructorOptions } from 'electron';
import type { CommandGroup, MenuCommand } from '../shared/commands.ts';
import { partsOf } from '../shared/key-combo.ts';

interface MenuActions {
  showLogs: () => void;
  /** Has the page run one of its commands. */
  choose: (id: string) => void;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

/**
 * The application’s menu: what the system brings, and the page’s commands in their groups. It has no “Reload”: the window
 * keeps nothing that a reload would bring up to date. Nor has it a zoom of its own: the page’s is kept.
 * @param commands those of the page; none before it has sent them.
 */
export function menuTemplate(
  commands: readonly MenuCommand[],
  isMac: boolean,
  { showLogs, choose }: MenuActions,
): MenuItemConstructorOptions[] {
  const of = (...groups: CommandGroup[]): MenuItemConstructorOptions[] =>
    groups.flatMap((group) => commands.filter((each) => each.group === group).map((each) => itemOf(each, choose)));
  const settings = of('Settings');
  return [
    ...(isMac ? [appMenu(settings)] : []),
    {
      label: 'File',
      submenu: joined(of('Library'), isMac ? [] : settings, [{ role: isMac ? 'close' : 'quit' }]),
    },
    { role: 'editMenu' },
    ...menuOf('Search', of('Search', 'Results')),
    ...menuOf('Note', of('Note')),
    { label: 'View', submenu: joined(of('View'), [{ role: 'togglefullscreen' }, { role: 'toggleDevTools' }]) },
    { role: 'windowMenu' },
    { role: 'help', submenu: joined(of('Help'), [{ label: 'Show logs', click: showLogs }]) },
  ];
}

/** As the system makes it, with the settings where a Mac has them. */
function appMenu(settings: MenuItemConstructorOptions[]): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: joined(
      [{ role: 'about' }],
      settings,
      [{ role: 'services' }],
      [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }],
      [{ role: 'quit' }],
    ),
  };
}

function menuOf(label: string, submenu: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return submenu.length === 0 ? [] : [{ label, submenu }];
}

/** Parts of a menu with lines between them. */
function joined(...parts: MenuItemConstructorOptions[][]): MenuItemConstructorOptions[] {
  return parts.filter((part) => part.length > 0).flatMap((part, i) => (i === 0 ? part : [separator, ...part]));
}

function itemOf(
  { id, title, keys, isEnabled, isOn }: MenuCommand,
  choose: MenuActions['choose'],
): MenuItemConstructorOptions {
  const accelerator = keys === null ? null : acceleratorOf(keys);
  return {
    id,
    // In a menu’s text, a single & underlines the letter behind it.
    label: title.replaceAll('&', '&&'),
    enabled: isEnabled,
    ...(isOn !== null && { type: 'checkbox', checked: isOn }),
    // The keys are shown only: the page has them already. A Mac cannot but listen to them, so what they choose is dropped.
    ...(accelerator !== null && { accelerator, registerAccelerator: false }),
    click: (_item, _window, event) => {
      if (!event?.triggeredByAccelerator) choose(id);
    },
  };
}

const electronNames: Readonly<Record<string, string>> = {
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  '+': 'Plus',
};

/**
 * A combination in Electron’s words; null where it has none for it. A key that types a character has none by itself: in a menu
 * it would be taken from every text field.
 */
export function acceleratorOf(combo: string): string | null {
  const parts = partsOf(combo);
  if (!parts) return null;
  const { mod, alt, shift, key } = parts;
  if (!(mod || alt || /^F\d+$/.test(key)) || !/^[!-~]+$/.test(key)) return null;
  const held = [mod && 'CommandOrControl', alt && 'Alt', shift && 'Shift'].filter((name) => name !== false);
  return [...held, electronNames[key] ?? key].join('+');
}
