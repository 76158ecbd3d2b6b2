import { realpath } from 'node:fs/promises';
import { app, shell } from 'electron';
import { NearnoteError } from '../shared/errors.ts';
import type { Preferences } from '../shared/preferences.ts';
import { userText } from '../shared/user-text.ts';
import type { Consent } from './consent.ts';
import { type EditorPlace, openingOf } from './editor-address.ts';

/**
 * Opens a note in the editor that the user has chosen, at its line where the editor can. What the system might run is shown
 * in its folder; a web page opens if the user agrees.
 * @throws NearnoteError `editor-missing` where nothing opens the editor’s addresses; `consent-missing`; `internal` where the
 * system fails.
 */
export async function openInEditor(
  place: EditorPlace,
  editor: Preferences['editor'],
  consent: Pick<Consent, 'toWebPage'>,
): Promise<void> {
  // The system goes by the file that a link leads to.
  const real = await realpath(place.path).catch(() => place.path);
  const opening = openingOf(place, real, editor);
  if (opening.by === 'folder') {
    shell.showItemInFolder(place.path);
    return;
  }
  if (opening.by === 'system') {
    if (opening.asks) await consent.toWebPage(place.path);
    const problem = await shell.openPath(real);
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
