import { type Message, message } from '../../lib/translate.tsx';
import type { Command } from '../commands/command.ts';
import { changePreferences, preferencesStore } from './store.ts';
import { resetZoom, zoomBy } from './zoom.ts';

const view = { group: 'View', scope: 'everywhere' } as const;

function themeCommand(theme: 'system' | 'light' | 'dark', title: Message): Command {
  return {
    id: `theme.${theme}`,
    title,
    words: message('colours appearance mode'),
    run: () => changePreferences({ theme }),
    isOn: () => preferencesStore.getState().now.theme === theme,
    ...view,
  };
}

export const viewCommands: readonly Command[] = [
  {
    id: 'zoom.in',
    title: message('Make everything larger'),
    keys: ['Mod++', 'Mod+='],
    words: message('zoom text size'),
    run: () => zoomBy(1),
    ...view,
  },
  {
    id: 'zoom.out',
    title: message('Make everything smaller'),
    keys: ['Mod+-'],
    words: message('zoom text size'),
    run: () => zoomBy(-1),
    ...view,
  },
  {
    id: 'zoom.reset',
    title: message('Show everything at its usual size'),
    keys: ['Mod+0'],
    words: message('zoom text size 100'),
    run: resetZoom,
    ...view,
  },
  themeCommand('system', message('Use the system’s theme')),
  themeCommand('light', message('Use the light theme')),
  themeCommand('dark', message('Use the dark theme')),
];
