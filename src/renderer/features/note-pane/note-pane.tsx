import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { Note } from '../../../shared/domain.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { dateAndTime } from '../../ui/format.ts';
import { Hint } from '../../ui/hint.tsx';
import { folderName } from '../library/paths.ts';
import { focusSearch } from '../results/focus.ts';
import { isSimilarKey, resultKeys } from '../results/result-keys.ts';
import { findSimilar } from '../results/similar-commands.ts';
import { searchStore } from '../results/use-search.ts';
import { notePaneId } from './focus.ts';
import { NoteBody } from './note-body.tsx';
import { noteKeys, obeyNoteKey, openNote, revealNote } from './note-commands.ts';
import { usePreview } from './use-note-pane.ts';

/** The note that is read; where the window is narrow it lies over the results. */
export function NotePane() {
  const target = usePreview((state) => state.target);
  const shown = usePreview((state) => state.shown);
  const failure = usePreview((state) => state.failure);
  const close = usePreview((state) => state.close);
  if (!target) return null;

  const leave = (): void => {
    close();
    focusSearch();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { similarTo, leaveSimilar } = searchStore.getState();
    if (event.key === 'Escape' && similarTo) leaveSimilar();
    else if (event.key === 'Escape') leave();
    else if (isSimilarKey(event) && shown) {
      event.preventDefault();
      findSimilar(shown.note);
    } else obeyNoteKey(event, target.noteId);
  };

  return (
    <section
      id={notePaneId}
      aria-label="Note"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="absolute inset-0 z-10 flex min-w-0 flex-1 flex-col bg-canvas outline-none wide:static wide:border-l wide:border-line"
    >
      <header className="flex h-16 shrink-0 items-center gap-1.5 border-b border-line pr-4 pl-8">
        <div className="min-w-0 flex-1">{shown && <Heading note={shown.note} />}</div>
        {shown && (
          <Hint text={`Find similar notes · ${resultKeys.similar.join(' ')}`}>
            <Button size="small" onClick={() => findSimilar(shown.note)}>
              Similar
            </Button>
          </Hint>
        )}
        <Hint text={`Open in your editor · ${noteKeys.open.join(' ')}`}>
          <Button size="small" onClick={() => openNote(target.noteId)}>
            Open
          </Button>
        </Hint>
        <Hint text={`Show in the file manager · ${noteKeys.reveal.join(' ')}`}>
          <Button size="small" onClick={() => revealNote(target.noteId)}>
            Reveal
          </Button>
        </Hint>
        <Hint text="Close · Esc">
          <IconButton label="Close" onClick={leave}>
            <X className="size-4" aria-hidden />
          </IconButton>
        </Hint>
      </header>
      {shown && <NoteBody key={`${shown.note.noteId} ${shown.note.passage?.start}`} {...shown} />}
      {failure !== null && (
        <p role="alert" className="px-8 py-4 text-danger">
          {failure}
        </p>
      )}
    </section>
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
