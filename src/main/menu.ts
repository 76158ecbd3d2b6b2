import { Menu } from 'electron';
import type { MenuCommand } from '../shared/commands.ts';
import { menuTemplate } from './menu-template.ts';

/**
 * Installs the application’s menu, for now without the page’s commands.
 * @returns a function that shows it with those that the page has sent.
 */
export function installMenu(actions: Parameters<typeof menuTemplate>[2]): (commands: readonly MenuCommand[]) => void {
  const show = (commands: readonly MenuCommand[]): void => {
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(commands, process.platform === 'darwin', actions)));
  };
  show([]);
  return show;
}
