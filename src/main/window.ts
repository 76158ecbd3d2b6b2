import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Logger } from '../shared/log.ts';
import type { Paths } from './paths.ts';
import { whenVisible } from './when-visible.ts';
import { loadWindowState, saveWindowState, smallestWindow } from './window-state.ts';

const usualSize = { width: 1280, height: 800 };

/** Opens a window with the page at `page`, where it stood last, and shows it once there is something to see. */
export function openWindow(page: string, paths: Paths, logger: Logger): BrowserWindow {
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const state = loadWindowState(paths.windowState, workAreas, logger);
  const window = new BrowserWindow({
    ...(state?.bounds ?? usualSize),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Nearnote',
    // Elsewhere the icon is the application bundle's.
    ...(process.platform === 'linux' ? { icon: paths.icon } : {}),
    show: false,
    backgroundColor: pageBackground(),
    autoHideMenuBar: true,
    webPreferences: {
      preload: paths.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Chromium's spelling checker would download its dictionaries; nothing here reaches for the network.
      spellcheck: false,
    },
  });
  const followTheme = (): void => window.setBackgroundColor(pageBackground());
  nativeTheme.on('updated', followTheme);
  whenVisible(window, () => {
    // A window that is maximized shows itself, so it is not before.
    if (state?.maximized) window.maximize();
    else window.show();
  });
  window.on('close', () => {
    saveWindowState(paths.windowState, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }, logger);
  });
  window.once('closed', () => nativeTheme.off('updated', followTheme));
  window.loadURL(page).catch((error: unknown) => logger.log('page.not-loaded', {}, error));
  return window;
}

/** The page's own background colours, so that the window never flashes in another one. */
function pageBackground(): string {
  return nativeTheme.shouldUseDarkColors ? '#1c1c1e' : '#ffffff';
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
