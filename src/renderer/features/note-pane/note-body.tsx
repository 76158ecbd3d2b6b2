import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { count } from '../../../shared/count.ts';
import type { Note, NoteFormat } from '../../../shared/domain.ts';
import { Scroller } from '../../ui/scroller.tsx';
import { useSentence } from '../search/sentences-store.ts';
import { GrowingMarkdown } from './growing-markdown.tsx';
import { highlightFrom, highlightOf } from './highlight.ts';
import { MarkedText } from './marked-text.tsx';
import { noteWindow } from './note-window.ts';
import { SelectionCommand } from './selection-command.tsx';
import { SimilarNotes } from './similar-notes.tsx';
import type { Target } from './target.ts';

/** Space above the passage when the note is scrolled to it, in pixels. */
const marginAbove = 72;

/** Formats that are Markdown, or are converted to it. Text in other formats is shown as it is. */
const drawn = new Set<NoteFormat>(['markdown', 'html', 'docx', 'odt', 'epub', 'notebook']);

interface NoteBodyProps {
  note: Note;
  target: Target;
}

/** The text of a note, scrolled to its passage. It needs a key for note and passage, because it scrolls only once. */
export const NoteBody = memo(function NoteBody({ note, target: { chunkId, found } }: NoteBodyProps) {
  const scroller = useRef<HTMLElement>(null);
  const shown = useMemo(() => noteWindow(note.text, note.passage), [note]);
  const sentence = useSentence({ chunkId, sentence: found?.sentence ?? null });
  const highlight = useMemo(() => {
    const whole = highlightOf(note, found, sentence);
    return whole && highlightFrom(shown.start, whole);
  }, [note, found, sentence, shown]);

  useLayoutEffect(() => {
    const pane = scroller.current;
    const mark = pane?.querySelector('mark');
    if (pane && mark)
      pane.scrollTop = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - marginAbove;
  }, []);

  return (
    <Scroller ref={scroller} label="Text" className="relative [overflow-anchor:none] px-8 pt-6 pb-16 select-text">
      <div className="mx-auto max-w-[42.5rem] text-md">
        {note.passage === null && chunkId !== null && (
          <p className="mb-5 text-sm text-dim">
            The note has changed since it was indexed, and no longer contains the passage that was found.
          </p>
        )}
        {shown.isPart && (
          <p className="mb-5 text-sm text-dim">
            This note is very long ({count(note.text.length)} characters). The part around the passage is shown as plain
            text.
          </p>
        )}
        {drawn.has(note.format) && !shown.isPart ? (
          <GrowingMarkdown text={shown.text} highlight={highlight} scroller={scroller} />
        ) : (
          <MarkedText text={shown.text} highlight={highlight} />
        )}
        <SimilarNotes noteId={note.noteId} />
      </div>
      <SelectionCommand pane={scroller} note={note} />
    </Scroller>
  );
});
