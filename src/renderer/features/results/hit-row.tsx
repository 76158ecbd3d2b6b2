import { useEffect, useRef } from 'react';
import type { Hit } from '../../../shared/domain.ts';
import { placeOf } from '../../lib/paths.ts';
import { openNote } from '../note-pane/note-commands.ts';
import { notePaneStore } from '../note-pane/store.ts';
import { targetOf } from '../note-pane/target.ts';
import { isSameRow } from '../search/expansion-store.ts';
import { type Row, searchStore, useSearch } from '../search/store.ts';
import { rowId } from './element-ids.ts';
import { PassageText } from './passage-text.tsx';

interface HitRowProps {
  hit: Hit;
  row: Row;
}

/** A line under a hit: another passage of its note, or a near-duplicate. */
export function HitRow({ hit, row }: HitRowProps) {
  const element = useRef<HTMLDivElement>(null);
  const isSelected = useSearch((state) => isSameRow(row, state.row));

  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);

  const read = (): void => {
    searchStore.getState().select(hit.noteId, row);
    notePaneStore.getState().open(targetOf(row.noteId, row.passage));
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box keeps the focus and handles the keys of the list.
    <div
      ref={element}
      id={rowId(row)}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      onMouseDown={(event) => event.preventDefault()}
      onClick={read}
      onDoubleClick={() => openNote(row.noteId)}
      className={`ml-3 scroll-my-2 rounded-r-lg border-l-2 py-1.5 pr-3 pl-3 ${isSelected ? 'border-accent bg-selected' : 'border-line hover:bg-hover'}`}
    >
      {row.passage ? (
        <PassageText passage={row.passage} note={hit} lines="two" />
      ) : (
        <DuplicateText hit={hit} noteId={row.noteId} />
      )}
    </div>
  );
}

function DuplicateText({ hit, noteId }: { hit: Hit; noteId: number }) {
  const note = hit.duplicates.find((each) => each.noteId === noteId);
  if (!note) return null;
  return (
    <div className="flex items-baseline gap-3 text-sm">
      <span className="min-w-0 flex-1 truncate font-medium">{note.title}</span>
      <span className="max-w-[50%] truncate text-xs text-dim">{placeOf(note)}</span>
    </div>
  );
}
