import { X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Note } from '../../../shared/domain.ts';
import { dateAndTime } from '../../lib/format.ts';
import { folderName } from '../../lib/paths.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { Outcome } from '../../ui/outcome.tsx';
import type { Command } from '../commands/command.ts';
import { useKeyShortcuts, withKeys } from '../commands/key-label.tsx';
import { focusSearch } from '../search/focus.ts';
import { searchStore } from '../search/store.ts';
import { openCommand, revealCommand, similarCommand } from './commands.ts';
import { notePaneId } from './focus.ts';
import { NoteBody } from './note-body.tsx';
import { findSimilar, openNote, revealNote } from './note-commands.ts';
import { useNotePane } from './store.ts';

/** The open note. In a narrow window it covers the results. */
export function NotePane() {
  const { target, shown, failure, close } = useNotePane();
  if (!target) return null;

  const leave = (): void => {
    close();
    focusSearch();
  };
  const handleKey = (event: KeyboardEvent): boolean => {
    if (event.key === 'Escape') {
      const { similarTo, leaveSimilar } = searchStore.getState();
      if (similarTo) leaveSimilar();
      else leave();
      return true;
    }
    return false;
  };

  return (
    <section
      id={notePaneId}
      data-scope="note"
      aria-label="Note"
      tabIndex={-1}
      onKeyDown={(event) => handleKey(event) && event.preventDefault()}
      className="absolute inset-0 z-10 flex min-w-0 flex-1 flex-col bg-canvas outline-none wide:static wide:border-l wide:border-line"
    >
      <header className="flex h-16 shrink-0 items-center gap-1.5 border-b border-line pr-4 pl-8">
        <div className="min-w-0 flex-1">{shown && <Heading note={shown.note} />}</div>
        {shown && (
          <NoteButton command={similarCommand} onClick={() => findSimilar(shown.note)}>
            Similar
          </NoteButton>
        )}
        <NoteButton command={openCommand} onClick={() => openNote(target.noteId)}>
          Open
        </NoteButton>
        <NoteButton command={revealCommand} onClick={() => revealNote(target.noteId)}>
          Reveal
        </NoteButton>
        <Hint text="Close · Esc">
          <IconButton label="Close" onClick={leave}>
            <X className="size-4" aria-hidden />
          </IconButton>
        </Hint>
      </header>
      {shown && <NoteBody key={`${shown.note.noteId} ${shown.note.passage?.start}`} {...shown} />}
      <Outcome failure={failure} className="px-8 py-4" />
    </section>
  );
}

interface NoteButtonProps {
  command: Command;
  onClick: () => void;
  children: ReactNode;
}

function NoteButton({ command, onClick, children }: NoteButtonProps) {
  const shortcuts = useKeyShortcuts(command);
  return (
    <Hint text={withKeys(command.title, command)}>
      <Button size="small" onClick={onClick} {...shortcuts}>
        {children}
      </Button>
    </Hint>
  );
}

function Heading({ note }: { note: Note }) {
  return (
    <>
      <h2 className="truncate text-sm font-semibold">{note.title}</h2>
      <p className="mt-0.5 truncate text-xs text-dim" title={note.path}>
        {dateAndTime(note.modifiedAt)} · {folderName(note.folder)}/{note.path}
      </p>
    </>
  );
}
