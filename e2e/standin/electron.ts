/** The module that takes the place of `electron` in the built main process: what main uses of it, and nothing else. */

import { app as realApp } from './app.ts';
import * as dialogs from './dialog.ts';
import * as parts from './fixed-parts.ts';
import * as ipc from './ipc-main.ts';
import * as menus from './menu.ts';
import * as protocols from './protocol.ts';
import * as shells from './shell.ts';
import { strictStub, strictStubClass } from './strict-stub.ts';
import * as utilities from './utility-process.ts';
import * as windows from './window.ts';

export const app = strictStub('app', realApp);
export const autoUpdater = strictStub('autoUpdater', parts.autoUpdater);
export const BrowserWindow = strictStubClass('BrowserWindow', windows.BrowserWindow);
export const clipboard = strictStub('clipboard', parts.clipboard);
export const dialog = strictStub('dialog', dialogs.dialog);
export const ipcMain = strictStub('ipcMain', ipc.ipcMain);
export const Menu = strictStub('Menu', menus.Menu);
export const nativeImage = strictStub('nativeImage', parts.nativeImage);
export const nativeTheme = strictStub('nativeTheme', parts.nativeTheme);
export const powerMonitor = strictStub('powerMonitor', parts.powerMonitor);
export const protocol = strictStub('protocol', protocols.protocol);
export const screen = strictStub('screen', parts.screen);
export const session = strictStub('session', parts.session);
export const shell = strictStub('shell', shells.shell);
export const utilityProcess = strictStub('utilityProcess', utilities.utilityProcess);
