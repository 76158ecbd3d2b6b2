/** The module that takes the place of `electron` in the built main process: what main uses of it, and nothing else. */

import { app as realApp } from './app.ts';
import * as dialogs from './dialog.ts';
import * as parts from './fixed-parts.ts';
import { honest, honestClass } from './honest.ts';
import * as ipc from './ipc-main.ts';
import * as menus from './menu.ts';
import * as protocols from './protocol.ts';
import * as shells from './shell.ts';
import * as utilities from './utility-process.ts';
import * as windows from './window.ts';

export const app = honest('app', realApp);
export const BrowserWindow = honestClass('BrowserWindow', windows.BrowserWindow);
export const dialog = honest('dialog', dialogs.dialog);
export const ipcMain = honest('ipcMain', ipc.ipcMain);
export const Menu = honest('Menu', menus.Menu);
export const nativeTheme = honest('nativeTheme', parts.nativeTheme);
export const protocol = honest('protocol', protocols.protocol);
export const screen = honest('screen', parts.screen);
export const session = honest('session', parts.session);
export const shell = honest('shell', shells.shell);
export const utilityProcess = honest('utilityProcess', utilities.utilityProcess);
