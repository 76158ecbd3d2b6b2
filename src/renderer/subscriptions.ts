import { onEvent } from './api.ts';
import { failuresStore } from './features/failures/use-failures.ts';
import { watchDrops } from './features/library/drop-target.ts';
import { addDropped, loadLibrary } from './features/library/requests.ts';
import { libraryStore } from './features/library/use-library.ts';
import { loadModels } from './features/models/requests.ts';
import { modelsStore } from './features/models/use-models.ts';
import { previewStore } from './features/note-pane/use-note-pane.ts';
import { similarStore } from './features/note-pane/use-similar.ts';
import { noticesStore } from './features/notices/use-notices.ts';
import { problemsStore } from './features/problems/use-problems.ts';
import { type ExpansionState, isSameRow, rowsOf } from './features/results/expansion-store.ts';
import { focusSearch, isTyping } from './features/results/focus.ts';
import { isSameQuestion, type SearchState, selectedHit } from './features/results/store.ts';
import { selectedTarget } from './features/results/target.ts';
import { expansionStore } from './features/results/use-expansion.ts';
import { explanationStore } from './features/results/use-explanation.ts';
import { searchStore } from './features/results/use-search.ts';
import { sentencesStore } from './features/results/use-sentences.ts';
import { createRemembering } from './features/saved-searches/remembering.ts';
import { loadSearches, rememberSearch } from './features/saved-searches/requests.ts';
import { settingsStore } from './features/settings/use-settings.ts';
import { isCommandHeld } from './ui/platform.ts';

/** Where events enter the page, from the engine and from the window, and where one store follows another. Called once. */
export function startSubscriptions(): void {
  onEvent('library.changed', libraryStore.getState().show, noticesStore.getState().report);
  onEvent('models.changed', modelsStore.getState().show, noticesStore.getState().report);
  const remembering = createRemembering(rememberSearch);
  loadLibrary();
  loadModels();

  watchDrops({ onOver: libraryStore.getState().setDropTarget, onDrop: addDropped });
  window.addEventListener('keydown', obeyKey);

  libraryStore.subscribe(({ library }, { library: previous }) => {
    const isSearchable = library?.embedded !== previous?.embedded || library?.notes !== previous?.notes;
    const isChanged = library?.revision !== previous?.revision || library?.model !== previous?.model;
    if (isSearchable || isChanged) searchStore.getState().refresh();
    const isFailing = library?.failed !== previous?.failed || library?.reembed?.failed !== previous?.reembed?.failed;
    if (isFailing) failuresStore.getState().refresh();
    if (library && !previous) loadSearches();
    if (library?.skippedFiles !== previous?.skippedFiles) problemsStore.getState().refresh();
  });
  searchStore.subscribe(followAnswer);
  expansionStore.subscribe(followRow);
  searchStore.subscribe(({ answer }, { answer: previous }) => {
    if (!isSameQuestion(answer, previous)) remembering.answered(answer?.similarTo ? null : answer);
  });
  previewStore.subscribe(({ target, shown }, { target: previous }) => {
    similarStore.getState().follow(shown?.note.noteId ?? null);
    // While the pane is open it follows the selection: only opening it is a user's doing.
    const { answer } = searchStore.getState();
    if (target && !previous && answer && !answer.similarTo) remembering.used(answer);
  });
}

/** As many hits as are seen without scrolling. */
const seenAtOnce = 10;

/** What goes with an answer and with what is selected in it: the note that is read, sentences, what is unfolded. */
function followAnswer(state: SearchState, previous: SearchState): void {
  const { answer, selectedId } = state;
  const isNewQuestion = !isSameQuestion(answer, previous.answer);
  const hit = selectedHit(state);
  if (isNewQuestion) {
    expansionStore.getState().clear();
    explanationStore.getState().close();
  }
  if (!answer?.similarTo) seekSentences(state, answer !== previous.answer);
  if (selectedId === previous.selectedId && !isNewQuestion) return;
  expansionStore.getState().select(null);
  if (!hit) return;
  // Similar notes stand beside the note that they are similar to, until one of them is chosen.
  if (!(isNewQuestion && answer?.similarTo)) previewStore.getState().follow(selectedTarget(hit, null));
}

/** Similar notes have no question that a sentence could answer; those of the answer that they took the place of are kept. */
function seekSentences(state: SearchState, isNewAnswer: boolean): void {
  const { answer } = state;
  const { begin, want } = sentencesStore.getState();
  begin(answer && answer.mode !== 'keyword' ? answer.query : null);
  if (answer && isNewAnswer) want(answer.hits.slice(0, seenAtOnce));
  const hit = selectedHit(state);
  if (hit) want([hit]);
}

/** The note that is read goes with the row that is selected, and back to the hit when none is. */
function followRow(state: ExpansionState, previous: ExpansionState): void {
  const { answer } = searchStore.getState();
  const isUnfolded = state.passages !== previous.passages;
  if (isUnfolded && !answer?.similarTo) sentencesStore.getState().want([...state.passages.values()].flat());
  const hit = selectedHit(searchStore.getState());
  if (!hit || state.row === previous.row) return;
  const isOfHit = rowsOf(hit, previous).some((row) => isSameRow(row, previous.row));
  if (state.row || isOfHit) previewStore.getState().follow(selectedTarget(hit, state.row));
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
