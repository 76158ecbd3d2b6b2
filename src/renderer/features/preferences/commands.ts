import type { Command } from '../commands/command.ts';
import { changePreferences, preferencesStore } from './store.ts';
import { resetZoom, zoomBy } from './zoom.ts';

const view = { group: 'View', scope: 'everywhere' } as const;

function themeCommand(theme: 'system' | 'light' | 'dark', title: string): Command {
  return {
    id: `theme.${theme}`,
    title,
    words: 'colours appearance mode',
    run: () => changePreferences({ theme }),
    isOn: () => preferencesStore.getState().now.theme === theme,
    ...view,
  };
}

export const viewCommands: readonly Command[] = [
  {
    id: 'zoom.in',
    title: 'Make everything larger',
    keys: ['Mod++', 'Mod+='],
    words: 'zoom text size',
    run: () => zoomBy(1),
    ...view,
  },
  {
    id: 'zoom.out',
    title: 'Make everything smaller',
    keys: ['Mod+-'],
    words: 'zoom text size',
    run: () => zoomBy(-1),
    ...view,
  },
  {
    id: 'zoom.reset',
    title: 'Show everything at its usual size',
    keys: ['Mod+0'],
    words: 'zoom text size 100',
    run: resetZoom,
    ...view,
  },
  themeCommand('system', 'Use the system’s theme'),
  themeCommand('light', 'Use the light theme'),
  themeCommand('dark', 'Use the dark theme'),
];
