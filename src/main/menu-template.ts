import type { MenuItemConstructorOptions } from 'electron';
import type { CommandGroup, MenuCommand } from '../shared/commands.ts';
import { partsOf } from '../shared/key-combo.ts';
import { type UserText, userText } from '../shared/user-text.ts';

interface MenuActions {
  /** Puts a text into the user’s language. */
  say: (text: UserText) => string;
  showLogs: () => void;
  /** Loads the page anew. */
  reload: () => void;
  /** Has the page run one of its commands. */
  choose: (id: string) => void;
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/**
 * The application’s menu: what the system brings, and the page’s commands in their groups. It has no zoom of its own: the
 * page’s is kept. “Reload” is for a window that shows nothing useful any more, so it has no keys that are pressed by accident.
 * @param commands those of the page, in its language; none before it has sent them.
 */
export function menuTemplate(
  commands: readonly MenuCommand[],
  isMac: boolean,
  { say, showLogs, reload, choose }: MenuActions,
): Item[] {
  const of = (...groups: CommandGroup[]): Item[] =>
    groups.flatMap((group) => commands.filter((each) => each.group === group).map((each) => itemOf(each, choose)));
  const settings = of('Settings');
  const leave: Item = isMac
    ? { role: 'close', label: say(userText('Close Window')) }
    : { role: 'quit', label: say(userText('Quit')) };
  return [
    ...(isMac ? [appMenu(settings, say)] : []),
    { label: say(userText('File')), submenu: joined(of('Library'), isMac ? [] : settings, [leave]) },
    { role: 'editMenu', label: say(userText('Edit')), submenu: editItems(isMac, say) },
    ...menuOf(say(userText('Search')), of('Search', 'Results')),
    ...menuOf(say(userText('Note')), of('Note')),
    {
      label: say(userText('View')),
      submenu: joined(of('View'), [
        { label: say(userText('Reload the window')), click: reload },
        { role: 'togglefullscreen', label: say(userText('Toggle Full Screen')) },
        { role: 'toggleDevTools', label: say(userText('Toggle Developer Tools')) },
      ]),
    },
    { role: 'windowMenu', label: say(userText('Window')), submenu: windowItems(isMac, say) },
    {
      role: 'help',
      label: say(userText('Help')),
      submenu: joined(of('Help'), [{ label: say(userText('Show logs')), click: showLogs }]),
    },
  ];
}

/** As the system makes it, with the settings where a Mac has them. */
function appMenu(settings: Item[], say: MenuActions['say']): Item {
  return {
    role: 'appMenu',
    submenu: joined(
      [{ role: 'about', label: say(userText('About Nearnote')) }],
      settings,
      [{ role: 'services', label: say(userText('Services')) }],
      [
        { role: 'hide', label: say(userText('Hide Nearnote')) },
        { role: 'hideOthers', label: say(userText('Hide Others')) },
        { role: 'unhide', label: say(userText('Show All')) },
      ],
      [{ role: 'quit', label: say(userText('Quit Nearnote')) }],
    ),
  };
}

/** As Electron makes it, which knows English only. */
function editItems(isMac: boolean, say: MenuActions['say']): Item[] {
  const all: Item = { role: 'selectAll', label: say(userText('Select All')) };
  const remove: Item = { role: 'delete', label: say(userText('Delete')) };
  return joined(
    [
      { role: 'undo', label: say(userText('Undo')) },
      { role: 'redo', label: say(userText('Redo')) },
    ],
    [
      { role: 'cut', label: say(userText('Cut')) },
      { role: 'copy', label: say(userText('Copy')) },
      { role: 'paste', label: say(userText('Paste')) },
      ...(isMac ? [remove, all] : [remove]),
    ],
    isMac ? [] : [all],
  );
}

function windowItems(isMac: boolean, say: MenuActions['say']): Item[] {
  const minimize: Item = { role: 'minimize', label: say(userText('Minimize')) };
  const zoom: Item = { role: 'zoom', label: say(userText('Zoom')) };
  return isMac
    ? joined([minimize, zoom], [{ role: 'front', label: say(userText('Bring All to Front')) }])
    : [minimize, zoom, { role: 'close', label: say(userText('Close')) }];
}

function menuOf(label: string, submenu: Item[]): Item[] {
  return submenu.length === 0 ? [] : [{ label, submenu }];
}

/** Parts of a menu with lines between them. */
function joined(...parts: Item[][]): Item[] {
  return parts.filter((part) => part.length > 0).flatMap((part, i) => (i === 0 ? part : [separator, ...part]));
}

function itemOf({ id, title, keys, isEnabled, isOn }: MenuCommand, choose: MenuActions['choose']): Item {
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
