import { request } from '../../api.ts';
import { isCommandHeld, keyNames } from '../../ui/platform.ts';
import { reportFailure } from '../notices/use-notices.ts';

export const noteKeys = { open: [keyNames.command, '↵'], reveal: [keyNames.alt, '↵'] };

/** Opens the note in the system's editor. */
export function openNote(documentId: number): void {
  reportFailure(request('note.open', { documentId }));
}

/** Shows the note's file in the file manager. */
export function revealNote(documentId: number): void {
  reportFailure(request('note.reveal', { documentId }));
}

interface NoteKeyEvent {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  preventDefault(): void;
}

/** Opens or reveals the note if the key asks for it. Returns whether it did. */
export function obeyNoteKey(event: NoteKeyEvent, documentId: number): boolean {
  if (event.key !== 'Enter' || !(isCommandHeld(event) || event.altKey)) return false;
  event.preventDefault();
  if (event.altKey) revealNote(documentId);
  else openNote(documentId);
  return true;
}
