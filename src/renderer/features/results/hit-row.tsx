import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import type { FoundPassage, Hit } from '../../../shared/domain.ts';
import { placeOf } from '../library/paths.ts';
import { openNote } from '../note-pane/note-commands.ts';
import { previewStore } from '../note-pane/use-note-pane.ts';
import { isSameRow, type Row } from './expansion-store.ts';
import { rowId } from './focus.ts';
import { PassageText } from './passage-text.tsx';
import { targetOf } from './target.ts';
import { expansionStore, useExpansion } from './use-expansion.ts';
import { searchStore } from './use-search.ts';

/** A line under a hit: another passage of its note, or a note that says nearly the same. */
export function HitRow({ hit, row }: { hit: Hit; row: Row }) {
  return (
    <RowFrame hit={hit} row={row}>
      {row.passage ? <ChunkRow hit={hit} passage={row.passage} /> : <DuplicateRow hit={hit} row={row} />}
    </RowFrame>
  );
}

function RowFrame({ hit, row, children }: { hit: Hit; row: Row; children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  const isSelected = useExpansion((state) => isSameRow(row, state.row));

  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);

  const read = (): void => {
    searchStore.getState().select(hit.noteId);
    expansionStore.getState().select(row);
    previewStore.getState().open(targetOf(row.noteId, row.passage));
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box keeps the focus and handles the keys of the list.
    <div
      ref={element}
      id={rowId(row)}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      onMouseDown={(event: MouseEvent) => event.preventDefault()}
      onClick={read}
      onDoubleClick={() => openNote(row.noteId)}
      className={`ml-3 scroll-my-2 rounded-r-lg border-l-2 py-1.5 pr-3 pl-3 ${isSelected ? 'border-accent bg-selected' : 'border-line hover:bg-hover'}`}
    >
      {children}
    </div>
  );
}

function ChunkRow({ hit, passage }: { hit: Hit; passage: FoundPassage }) {
  return <PassageText passage={passage} note={hit} lines="two" />;
}

function DuplicateRow({ hit, row }: { hit: Hit; row: Row }) {
  const note = hit.duplicates.find(({ noteId }) => noteId === row.noteId);
  if (!note) return null;
  return (
    <div className="flex items-baseline gap-3 text-[13px]">
      <span className="min-w-0 flex-1 truncate font-medium">{note.title}</span>
      <span className="max-w-[50%] truncate text-xs text-dim">{placeOf(note)}</span>
    </div>
  );
}
