import { app, shell } from 'electron';
import { NearnoteError } from '../shared/errors.ts';
import type { Preferences } from '../shared/preferences.ts';
import { userText } from '../shared/user-text.ts';
import { type EditorPlace, openingOf } from './editor-address.ts';

/**
 * Opens a note in the editor that the user has chosen, at its line where the editor can. Program code that no editor is
 * chosen for is shown in its folder.
 * @throws NearnoteError `editor-missing` where nothing opens the editor’s addresses; `internal` where the system fails.
 */
export async function openInEditor(place: EditorPlace, editor: Preferences['editor']): Promise<void> {
  const opening = openingOf(place, editor);
  if (opening.by === 'folder') {
    shell.showItemInFolder(place.path);
    return;
  }
  if (opening.by === 'system') {
    const problem = await shell.openPath(place.path);
    if (problem !== '')
      throw new NearnoteError(
        'internal',
        userText('The system could not open {path}: {problem}', { path: place.path, problem }),
      );
    return;
  }
  const { name, address } = opening;
  if (app.getApplicationNameForProtocol(address) === '') {
    throw new NearnoteError(
      'editor-missing',
      userText(
        '{name} is not installed, or has never been started on this computer. Start it once, or choose another editor in Settings.',
        { name },
      ),
    );
  }
  await shell.openExternal(address);
}
