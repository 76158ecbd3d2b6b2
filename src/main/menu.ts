import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * The menu gives the system's own commands (copy and paste among them) their keys. It has no “Reload”: the window keeps
 * nothing that a reload would bring up to date, and its keys are the page's. Nor has it a zoom: the page’s own is kept.
 */
export function installMenu(showLogs: () => void): void {
  const ofMac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...ofMac,
      { role: 'fileMenu' },
      { role: 'editMenu' },
      {
        label: 'View',
        submenu: [{ role: 'togglefullscreen' }, { role: 'toggleDevTools' }],
      },
      { role: 'windowMenu' },
      { role: 'help', submenu: [{ label: 'Show logs', click: showLogs }] },
    ]),
  );
}
