import { request } from '../../api.ts';
import { isCommandHeld, keyNames } from '../../ui/platform.ts';
import { reportFailure } from '../notices/use-notices.ts';

export const noteKeys = { open: [keyNames.command, '↵'], reveal: [keyNames.alt, '↵'] };

/** Opens the note in the system's editor. */
export function openNote(noteId: number): void {
  reportFailure(request('note.open', { noteId }));
}

/** Shows the note's file in the file manager. */
export function revealNote(noteId: number): void {
  reportFailure(request('note.reveal', { noteId }));
}

interface NoteKeyEvent {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  preventDefault(): void;
}

/** Opens or reveals the note if the key asks for it. Returns whether it did. */
export function obeyNoteKey(event: NoteKeyEvent, noteId: number): boolean {
  if (event.key !== 'Enter' || !(isCommandHeld(event) || event.altKey)) return false;
  event.preventDefault();
  if (event.altKey) revealNote(noteId);
  else openNote(noteId);
  return true;
}
