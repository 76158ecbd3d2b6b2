import { followMenu } from './features/commands/app-menu.ts';
import { handleCommandKey, runCommand } from './features/commands/dispatch.ts';
import { commandsStore } from './features/commands/store.ts';
import { followKeys } from './features/key-settings/store.ts';
import { announceEmptyFolders } from './features/library/empty-folder-toast.ts';
import { addDropped, checkFoldersOnReturn, loadLibrary } from './features/library/requests.ts';
import { libraryStore } from './features/library/store.ts';
import { loadModels } from './features/models/requests.ts';
import { modelsStore } from './features/models/store.ts';
import { announceSwitches } from './features/models/switch-toast.ts';
import { noticesStore, reportFailure } from './features/notices/store.ts';
import { preloadPalette } from './features/palette/palette.tsx';
import { preloadSettings } from './features/settings/settings.tsx';
import { allCommands, allFixedKeys } from './features/window/commands.ts';
import { watchDrops } from './features/window/drop-target.ts';
import { showLastSeen } from './features/window/last-seen.ts';
import { announceUpdates } from './features/window/update-toast.ts';
import { onEvent, request } from './lib/api.ts';
import { loadMarkdown } from './ui/markdown/lazy-markdown.tsx';
import { watchThemeChange } from './ui/theme-change.ts';

/** Starts listening to the app and the window, and requests what the page shows first. Called once. */
export function start(): void {
  onEvent('library.changed', libraryStore.getState().show, noticesStore.getState().report);
  onEvent('models.changed', modelsStore.getState().show, noticesStore.getState().report);
  announceSwitches();
  announceEmptyFolders();
  announceUpdates();
  watchThemeChange();
  watchDrops({ onOver: libraryStore.getState().setDropTarget, onDrop: addDropped });
  commandsStore.getState().register(allCommands, allFixedKeys);
  followKeys();
  window.addEventListener('keydown', handleCommandKey);
  followMenu((commands) => reportFailure(request('menu.show', { commands })));
  onEvent('menu.chosen', ({ id }) => runCommand(id), noticesStore.getState().report);
  checkFoldersOnReturn();
  showLastSeen();
  loadLibrary();
  loadModels();
}

/**
 * Says that the window has been painted, once it is, and loads what it needs soon. The keys typed after those of the palette are meant for it: it
 * should be there by then.
 */
export function loadTheRest(): void {
  const load = (): void => {
    reportFailure(request('window.drawn', {}));
    void loadMarkdown();
    preloadPalette();
    preloadSettings();
  };
  requestAnimationFrame(() => requestIdleCallback(load, { timeout: 2_000 }));
}
