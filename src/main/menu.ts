import { Menu } from 'electron';
import type { MenuCommand } from '../shared/commands.ts';
import { menuTemplate } from './menu-template.ts';

/** The application’s menu. */
export class AppMenu {
  readonly #actions: Parameters<typeof menuTemplate>[2];
  #commands: readonly MenuCommand[] = [];

  /** Installs it, for now without the page’s commands. */
  constructor(actions: Parameters<typeof menuTemplate>[2]) {
    this.#actions = actions;
    this.draw();
  }

  /** Shows it with the commands that the page has sent. */
  show(commands: readonly MenuCommand[]): void {
    this.#commands = commands;
    this.draw();
  }

  /** Makes it anew: the language may have changed. */
  draw(): void {
    const template = menuTemplate(this.#commands, process.platform === 'darwin', this.#actions);
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}
