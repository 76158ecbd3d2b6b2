import { onEvent } from './api.ts';
import { failuresStore } from './features/failures/use-failures.ts';
import { watchDrops } from './features/library/drop-target.ts';
import { addDropped, openLibrary } from './features/library/requests.ts';
import { libraryStore } from './features/library/use-library.ts';
import { messagesStore } from './features/messages/use-messages.ts';
import { loadModels } from './features/models/requests.ts';
import { modelsStore } from './features/models/use-models.ts';
import { previewStore } from './features/preview/use-preview.ts';
import { problemsStore } from './features/problems/use-problems.ts';
import { focusSearch, isTyping } from './features/search/focus.ts';
import { isSameQuestion, selectedHit } from './features/search/store.ts';
import { searchStore } from './features/search/use-search.ts';
import { settingsStore } from './features/settings/use-settings.ts';
import { isCommandHeld } from './ui/platform.ts';

/** Where events enter the page, from the engine and from the window, and where one store follows another. Called once. */
export function startSubscriptions(): void {
  onEvent('library.changed', libraryStore.getState().show, messagesStore.getState().report);
  onEvent('models.changed', modelsStore.getState().show, messagesStore.getState().report);
  openLibrary();
  loadModels();

  watchDrops({ onOver: libraryStore.getState().setDropTarget, onDrop: addDropped });
  window.addEventListener('keydown', obeyKey);

  libraryStore.subscribe(({ library }, { library: previous }) => {
    const isSearchable = library?.embedded !== previous?.embedded || library?.documents !== previous?.documents;
    const isChanged = library?.revision !== previous?.revision || library?.model !== previous?.model;
    if (isSearchable || isChanged) searchStore.getState().refresh();
    const isFailing = library?.failed !== previous?.failed || library?.run?.failed !== previous?.run?.failed;
    if (isFailing) failuresStore.getState().refresh();
    if (library?.skippedFiles !== previous?.skippedFiles) problemsStore.getState().refresh();
  });
  searchStore.subscribe((state, previous) => {
    const hit = selectedHit(state);
    const isMoved = state.selectedId !== previous.selectedId || !isSameQuestion(state.answer, previous.answer);
    if (hit && isMoved) previewStore.getState().follow(hit);
  });
}

/** The keys that work wherever the focus is, unless a dialog has it. */
function obeyKey(event: KeyboardEvent): void {
  const isSlash = event.key === '/' && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey;
  const isCommandK = event.key.toLowerCase() === 'k' && isCommandHeld(event);
  const isCommandComma = event.key === ',' && isCommandHeld(event);
  const isInDialog = event.target instanceof Element && event.target.closest('[role=dialog], [role=alertdialog]');
  if (isInDialog || !(isSlash || isCommandK || isCommandComma)) return;
  event.preventDefault();
  if (isCommandComma) settingsStore.getState().show();
  else focusSearch();
}
