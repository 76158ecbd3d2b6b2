import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ComponentProps, memo, useEffect, useMemo, useRef } from 'react';
import { plural } from '../../../shared/count.ts';
import type { Hit } from '../../../shared/domain.ts';
import { date } from '../../lib/format.ts';
import { placeOf } from '../../lib/paths.ts';
import { openNote } from '../note-pane/note-commands.ts';
import { notePaneStore } from '../note-pane/store.ts';
import { targetOf } from '../note-pane/target.ts';
import { expansionStore, rowsOf, useExpansion } from '../search/expansion-store.ts';
import { Grade } from '../search/grade.tsx';
import { searchStore, useSearch } from '../search/store.ts';
import { hitId } from './element-ids.ts';
import { explanationStore } from './explanation-store.ts';
import { HitRow } from './hit-row.tsx';
import { PassageText } from './passage-text.tsx';

interface ResultItemProps {
  hit: Hit;
  /** How similar it is in meaning, see similarityText. */
  similarity: string;
  isSelected: boolean;
}

/** A hit, and the rows shown under it. */
export const ResultItem = memo(function ResultItem({ hit, similarity, isSelected }: ResultItemProps) {
  const element = useRef<HTMLDivElement>(null);
  const isRowSelected = useSearch((state) => isSelected && state.row !== null);
  const isCurrent = isSelected && !isRowSelected;

  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);

  const read = (): void => {
    searchStore.getState().select(hit.noteId);
    notePaneStore.getState().open(targetOf(hit.noteId, hit));
  };

  return (
    <div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the search box keeps the focus and handles the keys of the list. */}
      <div
        ref={element}
        id={hitId(hit.noteId)}
        role="option"
        tabIndex={-1}
        aria-selected={isCurrent}
        onMouseDown={(event) => event.preventDefault()}
        onClick={read}
        onDoubleClick={() => openNote(hit.noteId)}
        className={`group scroll-my-2 rounded-lg px-3 py-2.5 ${isSelected ? 'bg-selected' : 'hover:bg-hover'}`}
      >
        <div className="flex items-baseline gap-3">
          <h3 className="line-clamp-2 min-w-0 flex-1 text-base font-semibold break-words">{hit.title}</h3>
          <Grade hit={hit} hint={similarity} />
        </div>
        <div className="mt-0.5 mb-1.5 flex items-center gap-1.5 text-xs text-dim">
          <span className="min-w-0 truncate">{placeOf(hit)}</span>
          <span aria-hidden>·</span>
          <span className="flex-1 whitespace-nowrap">{date(hit.date)}</span>
          <HitButton
            aria-haspopup="dialog"
            onClick={() => explanationStore.getState().show(hit.noteId)}
            className={`-my-1 rounded px-1 py-0.5 hover:bg-hover hover:text-ink ${isSelected ? '' : 'opacity-0 group-hover:opacity-100'}`}
          >
            Why?
          </HitButton>
        </div>
        <PassageText passage={hit} note={hit} lines="three" />
        <More hit={hit} />
      </div>
      <Rows hit={hit} />
    </div>
  );
});

/** A button inside a hit: pressing it does not also open the note. The keyboard has a command for each. */
function HitButton({ onClick, ...rest }: Omit<ComponentProps<'button'>, 'onClick'> & { onClick: () => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      {...rest}
    />
  );
}

/** Shows and hides what else belongs to a hit: other passages of its note, and near-duplicates. */
function More({ hit }: { hit: Hit }) {
  const showsPassages = useExpansion((state) => state.passages.has(hit.noteId));
  const showsDuplicates = useExpansion((state) => state.duplicates.has(hit.noteId));
  const { togglePassages, toggleDuplicates } = expansionStore.getState();
  const morePassages = hit.passages - 1;
  const moreNotes = hit.duplicates.length;
  if (morePassages <= 0 && moreNotes === 0) return null;
  return (
    <div className="mt-1.5 -ml-1 flex flex-wrap gap-x-3 text-xs text-dim">
      {morePassages > 0 && (
        <MoreButton isShown={showsPassages} onClick={() => togglePassages(hit)}>
          {plural(morePassages, 'more passage')}
        </MoreButton>
      )}
      {moreNotes > 0 && (
        <MoreButton isShown={showsDuplicates} onClick={() => toggleDuplicates(hit)}>
          {`and ${plural(moreNotes, 'nearly identical note')}`}
        </MoreButton>
      )}
    </div>
  );
}

function MoreButton({ isShown, onClick, children }: { isShown: boolean; onClick: () => void; children: string }) {
  const Chevron = isShown ? ChevronDown : ChevronRight;
  return (
    <HitButton
      aria-expanded={isShown}
      onClick={onClick}
      className="flex h-5 items-center gap-0.5 rounded pr-1 hover:text-ink"
    >
      <Chevron className="size-3.5" aria-hidden />
      {children}
    </HitButton>
  );
}

function Rows({ hit }: { hit: Hit }) {
  const passages = useExpansion((state) => state.passages);
  const duplicates = useExpansion((state) => state.duplicates);
  const rows = useMemo(() => rowsOf(hit, { passages, duplicates }), [hit, passages, duplicates]);
  return rows.map((row) => <HitRow key={row.passage?.chunkId ?? `note ${row.noteId}`} hit={hit} row={row} />);
}
