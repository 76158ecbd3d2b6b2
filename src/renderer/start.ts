import { handleCommandKey } from './features/commands/dispatch.ts';
import { commandsStore } from './features/commands/store.ts';
import { addDropped, loadLibrary } from './features/library/requests.ts';
import { libraryStore } from './features/library/store.ts';
import { loadModels } from './features/models/requests.ts';
import { modelsStore } from './features/models/store.ts';
import { noticesStore } from './features/notices/store.ts';
import { allCommands, allFixedKeys } from './features/window/commands.ts';
import { watchDrops } from './features/window/drop-target.ts';
import { onEvent } from './lib/api.ts';
import { watchThemeChange } from './ui/theme-change.ts';

/** Starts listening to the app and the window, and requests what the page shows first. Called once. */
export function start(): void {
  onEvent('library.changed', libraryStore.getState().show, noticesStore.getState().report);
  onEvent('models.changed', modelsStore.getState().show, noticesStore.getState().report);
  watchThemeChange();
  watchDrops({ onOver: libraryStore.getState().setDropTarget, onDrop: addDropped });
  commandsStore.getState().register(allCommands, allFixedKeys);
  window.addEventListener('keydown', handleCommandKey);
  loadLibrary();
  loadModels();
}
