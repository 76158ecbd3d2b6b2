import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { Hit } from '../../../shared/domain.ts';
import { visible } from '../../../shared/visible.ts';
import { placeOf } from '../../lib/paths.ts';
import { t } from '../../lib/translate.tsx';
import { type Density, rowHeights } from '../search/row-heights.ts';
import type { Entry } from './entries.ts';
import { HitText } from './hit-text.tsx';
import { PassageText } from './passage-text.tsx';

/** How a line is to be drawn. */
interface LineLook {
  density: Density;
  /** Whether the keyboard is here. */
  isCurrent: boolean;
  /** Whether it is one of those that are selected. */
  isSelected: boolean;
  isHovered: boolean;
}

interface ListLineProps extends LineLook {
  entry: Entry;
  /** Its place in the list, from 0. */
  index: number;
  /** In pixels from the top of the list. */
  start: number;
  /** The number of lines; −1 while more can be loaded. */
  size: number;
  /** Whether the weak hits are listed. */
  isWeakShown: boolean;
  /** The figures behind the grade; null where the list answers nothing. */
  hint: string | null;
  hasSeveralFolders: boolean;
}

/** A line of the list of results: a hit, a row under one, or the line that weak hits are folded into. */
export const ListLine = memo(function ListLine(props: ListLineProps) {
  const { entry, index, start, size, density, isCurrent, isSelected, isHovered } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the search box keeps the focus and names the active line.
    <div
      id={entry.id}
      role="option"
      aria-selected={isSelected}
      aria-setsize={size}
      aria-posinset={index + 1}
      data-line={index}
      draggable={entry.kind !== 'weak'}
      style={{ height: `${rowHeights[density][entry.kind]}rem`, transform: `translateY(${start}px)` }}
      className="absolute inset-x-0 top-0 px-2 py-px"
    >
      <div
        className={`h-full overflow-hidden rounded-lg ${isSelected ? 'bg-selected' : isHovered ? 'bg-hover' : ''} ${isCurrent && !isSelected ? 'outline-2 -outline-offset-2 outline-accent' : ''}`}
      >
        <Line {...props} />
      </div>
    </div>
  );
});

function Line({ entry, density, hint, hasSeveralFolders, isWeakShown, isCurrent, isHovered }: ListLineProps) {
  switch (entry.kind) {
    case 'hit': {
      const look = { density, hint, hasSeveralFolders, hasTools: isCurrent || isHovered };
      return <HitText hit={entry.hit} {...look} />;
    }
    case 'weak':
      return <WeakText count={entry.count} isWeakShown={isWeakShown} />;
    case 'passage':
      return (
        <UnderHit>
          {entry.row.passage && <PassageText passage={entry.row.passage} note={entry.hit} density={density} isOther />}
        </UnderHit>
      );
    case 'duplicate':
      return (
        <UnderHit>
          <DuplicateText hit={entry.hit} noteId={entry.row.noteId} />
        </UnderHit>
      );
  }
}

function UnderHit({ children }: { children: ReactNode }) {
  return <div className="ml-3 h-full border-l-2 border-line py-1 pr-2 pl-3">{children}</div>;
}

function DuplicateText({ hit, noteId }: { hit: Hit; noteId: number }) {
  const note = hit.duplicates.find((each) => each.noteId === noteId);
  if (!note) return null;
  return (
    <p className="flex items-baseline gap-3 text-sm">
      <span className="min-w-0 flex-1 truncate font-medium">{visible(note.title)}</span>
      <span className="max-w-1/2 truncate text-xs text-dim">{visible(placeOf(note))}</span>
    </p>
  );
}

function WeakText({ count, isWeakShown }: { count: number; isWeakShown: boolean }) {
  const Chevron = isWeakShown ? ChevronDown : ChevronRight;
  return (
    <p className="flex h-full items-center gap-1 px-2 text-xs text-dim">
      <Chevron className="size-3.5" aria-hidden />
      {isWeakShown ? t('Hide {count, number} weaker', { count }) : t('{count, number} weaker', { count })}
    </p>
  );
}
