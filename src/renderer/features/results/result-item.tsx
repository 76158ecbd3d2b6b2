import { ChevronDown, ChevronRight } from 'lucide-react';
import { type MouseEvent, memo, useEffect, useMemo, useRef } from 'react';
import type { Hit } from '../../../shared/domain.ts';
import { date, plural } from '../../ui/format.ts';
import { placeOf } from '../library/paths.ts';
import { openNote } from '../note-pane/note-commands.ts';
import { previewStore } from '../note-pane/use-note-pane.ts';
import { rowsOf } from './expansion-store.ts';
import { optionId } from './focus.ts';
import { Grade } from './grade.tsx';
import { HitRow } from './hit-row.tsx';
import { PassageText } from './passage-text.tsx';
import { targetOf } from './target.ts';
import { expansionStore, useExpansion } from './use-expansion.ts';
import { explanationStore } from './use-explanation.ts';
import { searchStore } from './use-search.ts';

interface ResultItemProps {
  hit: Hit;
  /** How close it is in meaning, in words, see closenessOf. */
  closeness: string;
  isSelected: boolean;
}

/** A hit, and what is unfolded under it. */
export const ResultItem = memo(function ResultItem({ hit, closeness, isSelected }: ResultItemProps) {
  const element = useRef<HTMLDivElement>(null);
  const isRowSelected = useExpansion((state) => isSelected && state.row !== null);
  const isCurrent = isSelected && !isRowSelected;

  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);

  const read = (): void => {
    searchStore.getState().select(hit.noteId);
    expansionStore.getState().select(null);
    previewStore.getState().open(targetOf(hit.noteId, hit));
  };

  return (
    <div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the search box keeps the focus and handles the keys of the list. */}
      <div
        ref={element}
        id={optionId(hit.noteId)}
        role="option"
        tabIndex={-1}
        aria-selected={isCurrent}
        onMouseDown={(event) => event.preventDefault()}
        onClick={read}
        onDoubleClick={() => openNote(hit.noteId)}
        className={`group scroll-my-2 rounded-lg px-3 py-2.5 ${isSelected ? 'bg-selected' : 'hover:bg-hover'}`}
      >
        <div className="flex items-baseline gap-3">
          <h3 className="line-clamp-2 min-w-0 flex-1 text-sm font-semibold break-words">{hit.title}</h3>
          <Grade hit={hit} hint={closeness} />
        </div>
        <div className="mt-0.5 mb-1.5 flex items-center gap-1.5 text-xs text-dim">
          <span className="min-w-0 truncate">{placeOf(hit)}</span>
          <span aria-hidden>·</span>
          <span className="flex-1 whitespace-nowrap">{date(hit.date)}</span>
          <WhyButton hit={hit} isShown={isSelected} />
        </div>
        <PassageText passage={hit} note={hit} lines="three" />
        <More hit={hit} />
      </div>
      <Rows hit={hit} />
    </div>
  );
});

function WhyButton({ hit, isShown }: { hit: Hit; isShown: boolean }) {
  const show = (event: MouseEvent): void => {
    event.stopPropagation();
    explanationStore.getState().show(hit.noteId);
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-haspopup="dialog"
      onClick={show}
      onDoubleClick={(event) => event.stopPropagation()}
      className={`-my-1 rounded px-1 py-0.5 hover:bg-hover hover:text-ink ${isShown ? '' : 'opacity-0 group-hover:opacity-100'}`}
    >
      Why?
    </button>
  );
}

/** What more there is of a hit: other passages of its note, and notes that say nearly the same. */
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
          {`and ${plural(moreNotes, 'note')} nearly the same`}
        </MoreButton>
      )}
    </div>
  );
}

function MoreButton({ isShown, onClick, children }: { isShown: boolean; onClick: () => void; children: string }) {
  const Chevron = isShown ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-expanded={isShown}
      onClick={(event) => {
        event.stopPropagation();
        onClick();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      className="flex h-5 items-center gap-0.5 rounded pr-1 hover:text-ink"
    >
      <Chevron className="size-3.5" aria-hidden />
      {children}
    </button>
  );
}

function Rows({ hit }: { hit: Hit }) {
  const passages = useExpansion((state) => state.passages);
  const duplicates = useExpansion((state) => state.duplicates);
  const rows = useMemo(() => rowsOf(hit, { passages, duplicates }), [hit, passages, duplicates]);
  return rows.map((row) => <HitRow key={row.passage?.chunkId ?? `note ${row.noteId}`} hit={hit} row={row} />);
}
