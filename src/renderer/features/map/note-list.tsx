import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react';
import { visible } from '../../../shared/visible.ts';
import { count, date } from '../../lib/format.ts';
import { listSteps } from '../../lib/list-steps.ts';
import { t } from '../../lib/translate.tsx';
import { useRem } from '../../ui/use-rem.ts';
import type { Colouring } from './colour-groups.ts';
import { byTitle, type ListRow, listRows } from './list-rows.ts';
import type { MapNotes } from './map-notes.ts';
import { openMapNote, readMapNote } from './open-note.ts';
import { useMap } from './store.ts';

interface NoteListProps {
  label: string;
  notes: MapNotes;
  /** Indices of the notes to list. An array of its own is sorted anew. */
  listed: readonly number[];
  colouring: Colouring;
  strengths: ReadonlyMap<number, number>;
  /** The name of each cluster; null to list the notes without groups. */
  clusterNames: readonly string[] | null;
}

/** Heights in rem. */
const rowHeight = { note: 2.75, heading: 2.25 };

/** Notes as a list, by groups: all that the map shows can be found and opened here, too. */
export function NoteList({ label, notes, listed, colouring, strengths, clusterNames }: NoteListProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const selected = useMap((state) => state.selected);
  const ordered = useMemo(() => byTitle(notes, listed), [notes, listed]);
  const rows = useMemo(
    () => listRows(notes, ordered, clusterNames, strengths),
    [notes, ordered, clusterNames, strengths],
  );
  const at = rows.findIndex((row) => row.kind === 'note' && row.note === selected);
  const rem = useRem();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => rowHeight[rows[row]?.kind ?? 'note'] * rem,
    overscan: 12,
  });
  // Heights that were counted in a smaller rem hold no longer.
  useLayoutEffect(() => {
    if (rem > 0) virtual.measure();
  }, [virtual, rem]);
  useEffect(() => {
    if (at !== -1) virtual.scrollToIndex(at);
  }, [virtual, at]);

  const handleKey = (event: KeyboardEvent): void => {
    const steps = listSteps(event.key, pageSteps);
    const note = noteAt(rows[at]);
    if (event.key === 'Enter' && note !== null) readMapNote(note);
    else if (steps !== null) {
      const next = stepped(rows, at, steps);
      if (next !== null) openMapNote(next);
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={at === -1 ? undefined : `${id}-${at}`}
      onKeyDown={handleKey}
      className="min-h-0 flex-1 overflow-y-auto py-1 outline-offset-[-2px]"
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const place = { transform: `translateY(${start}px)`, height: size };
          return row.kind === 'heading' ? (
            // The options say their group themselves.
            <p
              key={row.key}
              aria-hidden
              className="absolute inset-x-0 top-0 flex items-end gap-2 px-4 pb-1 text-xs font-semibold text-muted"
              style={place}
            >
              <span className="truncate">{visible(row.name)}</span>
              <span className="font-normal text-dim tabular-nums">{count(row.notes)}</span>
            </p>
          ) : (
            <NoteRow
              key={row.key}
              id={`${id}-${index}`}
              row={row}
              notes={notes}
              colour={colouring.groups[colouring.groupOf[row.note] ?? 0]?.colour}
              strength={strengths.get(notes.noteIds[row.note] ?? 0) ?? 0}
              isSelected={row.note === selected}
              total={listed.length}
              place={place}
            />
          );
        })}
      </div>
    </div>
  );
}

interface NoteRowProps {
  id: string;
  row: Extract<ListRow, { kind: 'note' }>;
  notes: MapNotes;
  colour: string | undefined;
  strength: number;
  isSelected: boolean;
  total: number;
  place: { transform: string; height: number };
}

function NoteRow({ id, row, notes, colour, strength, isSelected, total, place }: NoteRowProps) {
  const { note, position, group } = row;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and handles the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the selected option.
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-posinset={position}
      aria-setsize={total}
      onClick={() => openMapNote(note)}
      className={`absolute inset-x-1.5 top-0 flex items-center gap-2.5 rounded-md px-2.5 ${isSelected ? 'bg-selected' : 'hover:bg-hover'}`}
      style={place}
    >
      <span
        aria-hidden
        className={`size-2 shrink-0 rounded-full ${strength > 0 ? 'ring-3 ring-accent-soft' : ''}`}
        style={{ backgroundColor: strength > 0 ? 'var(--accent)' : colour }}
      />
      <span className="min-w-0 flex-1">
        <span className={`block truncate text-sm ${strength > 0 ? 'font-semibold' : ''}`}>
          {visible(notes.titles[note] ?? '')}
        </span>
        <span className="block truncate text-xs text-dim">
          {visible(notes.folders[note] ?? '')} · {date(notes.dates[note] ?? 0)}
          <span className="sr-only">
            {strength > 0 ? t(', found by your query, in {group}', { group }) : t(', in {group}', { group })}
          </span>
        </span>
      </span>
    </div>
  );
}

const pageSteps = 10;

function noteAt(row: ListRow | undefined): number | null {
  return row?.kind === 'note' ? row.note : null;
}

/** The note so many notes on, or the first or the last one. */
function stepped(rows: readonly ListRow[], from: number, steps: number): number | null {
  const places = rows.flatMap((row, place) => (row.kind === 'note' ? place : []));
  const now = places.indexOf(from);
  const next = now === -1 ? (steps < 0 && Number.isFinite(steps) ? places.length - 1 : 0) : now + steps;
  return noteAt(rows[places[Math.min(places.length - 1, Math.max(0, next))] ?? -1]);
}
