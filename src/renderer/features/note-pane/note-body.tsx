import { memo, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Note } from '../../../shared/domain.ts';
import { t } from '../../lib/translate.tsx';
import { NotePartsContext } from '../../ui/markdown/note-parts.ts';
import { Scroller } from '../../ui/scroller.tsx';
import { useFindIn } from '../find/use-find-in.ts';
import { DrawnNoteContext } from '../note-parts/drawn-note.ts';
import { PropertiesTable } from '../note-parts/properties-table.tsx';
import { useOutlineRoom } from '../panes/store.ts';
import { useSentence } from '../search/sentences-store.ts';
import { isDrawn } from './drawn-formats.ts';
import { GrowingMarkdown } from './growing-markdown.tsx';
import { headingsOf } from './headings.ts';
import { highlightFrom, highlightOf } from './highlight.ts';
import type { View } from './history.ts';
import { useKeptPlace } from './kept-place.ts';
import { MarkedText } from './marked-text.tsx';
import { noteParts } from './note-parts.ts';
import { noteWindow } from './note-window.ts';
import { Outline } from './outline.tsx';
import { PassageBar } from './passage-bar.tsx';
import { SelectionCommand } from './selection-command.tsx';
import type { Target } from './target.ts';
import { showView } from './view.ts';

interface NoteBodyProps {
  note: Note;
  target: Target;
  /** How the note was read before, if the user has come back to it. */
  view: View | null;
  beneath: ReactNode;
}

/** The text of a note, scrolled to its passage. It needs a key for note and passage, because it scrolls only once. */
export const NoteBody = memo(function NoteBody({ note, target, view, beneath }: NoteBodyProps) {
  const { chunkId, found } = target;
  const scroller = useRef<HTMLElement>(null);
  const text = useRef<HTMLDivElement>(null);
  // In a very long note, what was found last decides which part of it is drawn.
  const [centre, setCentre] = useState(note.passage);
  const shown = useMemo(() => noteWindow(note.text, centre), [note, centre]);
  const whole = useMemo(
    () => ({
      text: note.text,
      start: shown.start,
      draw: (offset: number) => setCentre({ start: offset, end: offset }),
    }),
    [note, shown],
  );
  useFindIn(scroller, shown.isPart ? whole : null);
  const place = useMemo(() => ({ noteId: note.noteId, embeddedIn: [] }), [note]);
  const isMarkdown = isDrawn(note) && !shown.isPart;
  const hasRoom = useOutlineRoom();
  const headings = useMemo(() => (isMarkdown ? headingsOf(note.text) : []), [isMarkdown, note]);
  const sentence = useSentence({ chunkId, sentence: found?.sentence ?? null });
  const highlight = useMemo(() => {
    const whole = highlightOf(note, found, sentence);
    return whole && highlightFrom(shown.start, whole);
  }, [note, found, sentence, shown]);

  // Where the note opens is decided once.
  useLayoutEffect(() => (scroller.current ? showView(scroller.current, view) : undefined), []);

  useKeptPlace(scroller);

  return (
    <div className="flex min-h-0 flex-1">
      <Scroller
        ref={scroller}
        label={t('Text')}
        className="relative [overflow-anchor:none] px-8 pt-6 pb-16 select-text"
      >
        <div className="mx-auto max-w-[40rem] text-md">
          {note.passage === null && target.at && 'subpath' in target.at && (
            <p className="mb-5 text-sm text-dim">
              {t('The link leads to “{place}”, which this note does not contain (any more).', {
                place: target.at.subpath,
              })}
            </p>
          )}
          {note.passage === null && chunkId !== null && (
            <p className="mb-5 text-sm text-dim">
              {t('The note has changed since it was indexed, and no longer contains the passage that was found.')}
            </p>
          )}
          {shown.isPart && (
            <p className="mb-5 text-sm text-dim">
              {t(
                'This note is very long ({count, plural, other {# characters}}). The part around the passage is shown as plain text.',
                { count: note.text.length },
              )}
            </p>
          )}
          <div data-note-text ref={text} className="relative">
            <PassageBar text={text} />
            {isMarkdown ? (
              <NotePartsContext value={noteParts}>
                <DrawnNoteContext value={place}>
                  <PropertiesTable text={note.text} />
                  <GrowingMarkdown text={shown.text} headings={headings} highlight={highlight} scroller={scroller} />
                </DrawnNoteContext>
              </NotePartsContext>
            ) : (
              <MarkedText text={shown.text} highlight={highlight} />
            )}
          </div>
          {beneath}
        </div>
        <SelectionCommand pane={scroller} note={note} />
      </Scroller>
      {hasRoom && headings.length > 1 && <Outline note={note} headings={headings} scroller={scroller} />}
    </div>
  );
});
