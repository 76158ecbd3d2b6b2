import {
  ArrowLeft,
  ChevronLeft,
  ChevronRight,
  FileSearch,
  FolderOpen,
  type LucideIcon,
  SquareArrowOutUpRight,
} from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import type { Note } from '../../../shared/domain.ts';
import { visible } from '../../../shared/visible.ts';
import { dateAndTime, relativeDate } from '../../lib/format.ts';
import { folderName } from '../../lib/paths.ts';
import { t } from '../../lib/translate.tsx';
import { Boundary } from '../../ui/boundary.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { Outcome } from '../../ui/outcome.tsx';
import { useReleasedFocus } from '../../ui/released-focus.ts';
import type { Command } from '../commands/command.ts';
import { useKeyShortcuts, withKeys } from '../commands/key-label.tsx';
import { FindBar } from '../find/find-bar.tsx';
import { LinkCard } from '../links/link-card.tsx';
import { OpenPlaceContext } from '../links/open-place.ts';
import { useNoteBeside } from '../panes/store.ts';
import { focusSearch } from '../search/focus.ts';
import { searchStore } from '../search/store.ts';
import { backCommand, forwardCommand, openCommand, revealCommand, similarCommand } from './commands.ts';
import { focusNotePane, notePaneId } from './focus.ts';
import { NoteBody } from './note-body.tsx';
import { findSimilar, openLinked, openNote, placeInNote, revealNote } from './note-commands.ts';
import { ScannedPicture } from './scanned-picture.tsx';
import { useNotePane } from './store.ts';

interface NotePaneProps {
  /** What is shown at the end of each note: one element, so that the note is not drawn anew. */
  beneath: ReactNode;
  /** What leads back to where the note was opened from, if not from the results: “Back to the map”. */
  back?: { label: string; onBack: () => void };
}

/** The selected note beside the results or, where there is no room for that, an opened note over them. */
export function NotePane({ beneath, back }: NotePaneProps) {
  const { target, shown, failure, leave, history } = useNotePane();
  const isBeside = useNoteBeside();
  const backTo = back ? back.label : isBeside ? null : t('Back to the results');
  const pane = useRef<HTMLElement>(null);
  const focus = useFocusWithin(pane);

  const goBack = (): void => {
    if (back) {
      back.onBack();
      return;
    }
    leave();
    focusSearch();
  };
  const handleKey = (event: KeyboardEvent): boolean => {
    // A card that Escape has closed leaves the note as it is.
    if (event.key === 'Escape' && !event.defaultPrevented) {
      const { similarTo, leaveSimilar } = searchStore.getState();
      if (similarTo) leaveSimilar();
      else goBack();
      return true;
    }
    return false;
  };

  return (
    <section
      ref={pane}
      id={notePaneId}
      data-scope="note"
      data-pane
      aria-label={t('Note')}
      tabIndex={-1}
      onKeyDown={(event) => handleKey(event) && event.preventDefault()}
      className="flex h-full min-w-0 flex-col outline-none"
      {...focus}
    >
      {target && (
        <header
          className={`flex h-14 shrink-0 items-center gap-1.5 border-b border-line pr-4 ${backTo === null ? 'pl-8' : 'pl-2'}`}
        >
          {backTo !== null && (
            <Hint text={`${backTo} · Esc`}>
              <IconButton label={backTo} onClick={goBack}>
                <ArrowLeft className="size-4" aria-hidden />
              </IconButton>
            </Hint>
          )}
          {(isBeside || history.back.length + history.forward.length > 0) && (
            <div className={`flex ${isBeside ? '-ml-4' : ''}`}>
              <StepButton command={backCommand} icon={ChevronLeft} isEnabled={history.back.length > 0} />
              <StepButton command={forwardCommand} icon={ChevronRight} isEnabled={history.forward.length > 0} />
            </div>
          )}
          <div className="min-w-0 flex-1">{shown && <Heading note={shown.note} />}</div>
          <div className="-mr-1 flex shrink-0">
            {shown && (
              <NoteButton
                command={similarCommand}
                name={t('Similar')}
                icon={FileSearch}
                onClick={() => findSimilar(shown.note)}
              />
            )}
            <NoteButton
              command={openCommand}
              name={t('Open')}
              icon={SquareArrowOutUpRight}
              onClick={() => openNote(target.noteId, placeInNote())}
            />
            <NoteButton
              command={revealCommand}
              name={t('Reveal')}
              icon={FolderOpen}
              onClick={() => revealNote(target.noteId)}
            />
          </div>
        </header>
      )}
      {shown && (
        <div className="relative flex min-h-0 flex-1 flex-col">
          <OpenPlaceContext value={openLinked}>
            <Boundary
              key={`${shown.note.noteId} ${shown.note.passage?.start}`}
              failed={t('The note “{title}” cannot be shown.', { title: shown.note.title })}
            >
              <NoteBody {...shown} beneath={beneath} />
              <ScannedPicture note={shown.note} found={shown.target.found?.page ?? null} />
            </Boundary>
            <LinkCard key={shown.note.noteId} />
          </OpenPlaceContext>
          <FindBar />
        </div>
      )}
      {target === null && !back && <NoteOfNothing />}
      <Outcome failure={failure} className="px-8 py-4" />
    </section>
  );
}

/** Why no note is shown beside results; nothing where one is on its way. */
function NoteOfNothing() {
  const isLost = useNotePane((state) => state.isLost);
  if (!isLost) return null;
  return (
    <p className="m-auto max-w-[22rem] px-8 text-center text-sm leading-5 text-muted">
      {t('No note is relevant, so none is shown. Enter or a click shows the closest.')}
    </p>
  );
}

/**
 * Keeps the focus in the pane when the note in it, which had the focus, gives way to another. Where the pane goes, the search
 * box has the focus.
 */
function useFocusWithin(pane: RefObject<HTMLElement | null>) {
  const kept = useKeptFocus(pane);
  useReleasedFocus(pane, focusSearch);
  // Once the note is there, its text takes the focus of the pane, so that the keyboard scrolls it.
  useLayoutEffect(() => {
    if (document.activeElement === pane.current) focusNotePane();
  });
  return kept;
}

interface StepButtonProps {
  command: Command;
  icon: LucideIcon;
  isEnabled: boolean;
}

/** A step in the history of the notes that were read. */
function StepButton({ command, icon: Icon, isEnabled }: StepButtonProps) {
  const shortcuts = useKeyShortcuts(command);
  return (
    <Hint text={withKeys(t(command.title), command)}>
      <IconButton
        label={t(command.title)}
        aria-disabled={!isEnabled}
        onClick={() => isEnabled && command.run()}
        {...shortcuts}
      >
        <Icon className="size-4" aria-hidden />
      </IconButton>
    </Hint>
  );
}

interface NoteButtonProps {
  command: Command;
  name: string;
  icon: LucideIcon;
  onClick: () => void;
}

/** A command for the note, as a picture: the title needs the room. */
function NoteButton({ command, name, icon: Icon, onClick }: NoteButtonProps) {
  const shortcuts = useKeyShortcuts(command);
  return (
    <Hint text={withKeys(t(command.title), command)}>
      <IconButton label={name} onClick={onClick} {...shortcuts}>
        <Icon className="size-4" aria-hidden />
      </IconButton>
    </Hint>
  );
}

/** Which pages were read from pictures. */
function recognisedText({ format, recognisedPages: pages }: Note): string {
  if (format === 'picture') return t('read from the picture, letters may be wrong');
  const few = pages.slice(0, 5).join(', ');
  return t('{count, plural, one {page {pages}} other {pages {pages}}} read from pictures, letters may be wrong', {
    count: pages.length,
    pages: pages.length > 5 ? `${few} …` : few,
  });
}

function Heading({ note }: { note: Note }) {
  return (
    <>
      <h2 className="truncate text-base font-semibold">{visible(note.title)}</h2>
      <p className="mt-0.5 truncate text-xs text-dim" title={visible(note.path)}>
        <span title={dateAndTime(note.date)}>{relativeDate(note.date, Date.now())}</span> ·{' '}
        {/* Before the path, which may take all the room there is. */}
        {note.recognisedPages.length > 0 && `${recognisedText(note)} · `}
        {visible(`${folderName(note.folder)}/${note.path}`)}
      </p>
    </>
  );
}
