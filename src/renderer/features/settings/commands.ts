import type { Command } from '../commands/command.ts';
import { type SettingsPage, settingsStore } from './store.ts';

export const settingsCommand: Command = {
  id: 'settings.show',
  title: 'Settings',
  group: 'Settings',
  keys: ['Mod+,'],
  words: 'preferences options',
  run: () => settingsStore.getState().show(),
};

/** The names of the pages, and words that a user may look for one with. */
export const pageNames: Readonly<Record<SettingsPage, { name: string; words: string }>> = {
  search: { name: 'Search', words: 'recent history mode' },
  look: { name: 'Look', words: 'theme dark light density zoom size' },
  editor: { name: 'Editor', words: 'open vscode obsidian' },
  keys: { name: 'Keys', words: 'keyboard shortcuts change' },
  folders: { name: 'Folders', words: 'vault exclude patterns' },
  models: { name: 'Models', words: 'embedding hosted download switch' },
  privacy: { name: 'Privacy', words: 'network hosts tokens leaves' },
  about: { name: 'About', words: 'version licence credits data folder' },
};

function pageCommand(page: SettingsPage): Command {
  const { name, words } = pageNames[page];
  return {
    id: `settings.${page}`,
    title: `Settings: ${name}`,
    group: 'Settings',
    words,
    run: () => settingsStore.getState().show(page),
  };
}

const aboutCommand: Command = {
  id: 'about.show',
  title: 'About Nearnote',
  group: 'Help',
  words: pageNames.about.words,
  run: () => settingsStore.getState().show('about'),
};

export const settingsCommands: readonly Command[] = [
  settingsCommand,
  ...(['search', 'look', 'editor', 'keys', 'folders', 'models', 'privacy'] as const).map(pageCommand),
  aboutCommand,
];
