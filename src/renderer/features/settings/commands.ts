import { type Message, message } from '../../lib/translate.tsx';
import type { Command } from '../commands/command.ts';
import { type SettingsPage, settingsStore } from './store.ts';

export const settingsCommand: Command = {
  id: 'settings.show',
  title: message('Settings'),
  group: 'Settings',
  keys: ['Mod+,'],
  words: message('preferences options'),
  run: () => settingsStore.getState().show(),
};

/** The names of the pages, and words that a user may look for one with. */
export const pageNames: Readonly<Record<SettingsPage, { name: Message; title: Message; words: Message }>> = {
  search: {
    name: message('Search'),
    title: message('Settings: Search'),
    words: message('recent history mode'),
  },
  look: {
    name: message('Appearance'),
    title: message('Settings: Appearance'),
    words: message('theme dark light density zoom size'),
  },
  editor: {
    name: message('Editor'),
    title: message('Settings: Editor'),
    words: message('open vscode obsidian'),
  },
  keys: {
    name: message('Keys'),
    title: message('Settings: Keys'),
    words: message('keyboard shortcuts change'),
  },
  folders: {
    name: message('Folders'),
    title: message('Settings: Folders'),
    words: message('vault exclude patterns'),
  },
  models: {
    name: message('Models'),
    title: message('Settings: Models'),
    words: message('embedding hosted download switch'),
  },
  privacy: {
    name: message('Privacy'),
    title: message('Settings: Privacy'),
    words: message('network hosts tokens leaves'),
  },
  diagnostics: {
    name: message('Diagnostics'),
    title: message('Settings: Diagnostics'),
    words: message('damage rebuild repair size doctor'),
  },
  about: {
    name: message('About'),
    title: message('About Nearnote'),
    words: message('version licence credits data folder'),
  },
};

function pageCommand(page: SettingsPage): Command {
  const { title, words } = pageNames[page];
  return {
    id: `settings.${page}`,
    title,
    group: 'Settings',
    words,
    run: () => settingsStore.getState().show(page),
  };
}

const aboutCommand: Command = {
  id: 'about.show',
  title: pageNames.about.title,
  group: 'Help',
  words: pageNames.about.words,
  run: () => settingsStore.getState().show('about'),
};

export const settingsCommands: readonly Command[] = [
  settingsCommand,
  ...(['search', 'look', 'editor', 'keys', 'folders', 'models', 'privacy', 'diagnostics'] as const).map(pageCommand),
  aboutCommand,
];
