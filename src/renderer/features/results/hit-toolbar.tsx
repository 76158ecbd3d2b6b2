import { ChevronDown, ChevronRight, Ellipsis } from 'lucide-react';
import type { ComponentProps, MouseEvent } from 'react';
import type { Hit } from '../../../shared/domain.ts';
import { visible } from '../../../shared/visible.ts';
import { amount } from '../../lib/amounts.ts';
import { t } from '../../lib/translate.tsx';
import { chosenStore } from '../search/chosen-store.ts';
import { expansionStore, useExpansion } from '../search/expansion-store.ts';
import { keepFocusInSearch } from '../search/focus.ts';
import { type Density, toolbarTops } from '../search/row-heights.ts';
import { searchStore } from '../search/store.ts';
import { explanationStore } from './explanation-store.ts';
import { menuStore } from './menu-store.ts';

interface HitToolbarProps {
  hit: Hit;
  /** Its place in the list. */
  index: number;
  /** Where its line begins, in pixels from the top of the list. */
  start: number;
  density: Density;
  /** Whether the keyboard is at the hit: then the buttons can be reached with Tab. */
  isCurrent: boolean;
  /** As its line is drawn: the buttons lie over it on its own ground. */
  isSelected: boolean;
  isHovered: boolean;
  /** Whether the list answers something, so that there is something to explain. */
  isAnswer: boolean;
}

/** What can be done with a hit by the mouse, over the end of its line. The keyboard has a command for each. */
export function HitToolbar({
  hit,
  index,
  start,
  density,
  isCurrent,
  isSelected,
  isHovered,
  isAnswer,
}: HitToolbarProps) {
  const { passages, duplicates } = useExpansion();
  const { togglePassages, toggleDuplicates } = expansionStore.getState();
  const more = hit.passages - 1;
  const alike = hit.duplicates.length;
  const tabIndex = isCurrent ? 0 : -1;
  const openMenu = ({ currentTarget }: MouseEvent): void => {
    const { left, bottom } = currentTarget.getBoundingClientRect();
    if (!chosenStore.getState().noteIds.has(hit.noteId)) {
      chosenStore.getState().clear();
      searchStore.getState().select(hit.noteId);
    }
    menuStore.getState().open({ x: left, y: bottom });
  };
  return (
    <div
      role="toolbar"
      aria-label={visible(hit.title)}
      data-line={index}
      style={{ transform: `translateY(${start}px)`, top: `${toolbarTops[density]}rem` }}
      className={`absolute right-3 flex h-4.5 items-center rounded-md pl-5 text-xs text-dim [mask-image:linear-gradient(to_right,transparent,black_1.25rem)] ${isSelected ? 'bg-selected' : isHovered ? '[background:linear-gradient(var(--hover),var(--hover)),var(--canvas)]' : 'bg-canvas'}`}
    >
      {more > 0 && (
        <Fold
          isShown={passages.has(hit.noteId)}
          aria-label={amount(more, 'more passage')}
          tabIndex={tabIndex}
          onClick={() => togglePassages(hit)}
        >
          {t('{count, number} more', { count: more })}
        </Fold>
      )}
      {alike > 0 && (
        <Fold
          isShown={duplicates.has(hit.noteId)}
          aria-label={t(
            '{count, number} alike: {count, plural, one {# nearly identical note} other {# nearly identical notes}}',
            { count: alike },
          )}
          tabIndex={tabIndex}
          onClick={() => toggleDuplicates(hit)}
        >
          {t('{count, number} alike', { count: alike })}
        </Fold>
      )}
      {isAnswer && (
        <Tool aria-haspopup="dialog" tabIndex={tabIndex} onClick={() => explanationStore.getState().show(hit.noteId)}>
          {t('Why?')}
        </Tool>
      )}
      <Tool aria-haspopup="menu" aria-label={t('Actions')} tabIndex={tabIndex} onClick={openMenu} keepsFocus>
        <Ellipsis className="size-3.5" aria-hidden />
      </Tool>
    </div>
  );
}

function Fold({ isShown, children, ...rest }: { isShown: boolean } & ComponentProps<typeof Tool>) {
  const Chevron = isShown ? ChevronDown : ChevronRight;
  return (
    <Tool aria-expanded={isShown} {...rest}>
      <Chevron className="size-3.5" aria-hidden />
      {children}
    </Tool>
  );
}

/** A button that gives the search box its focus back after a click with the mouse. Its ring is inside: the toolbar’s mask would cut it off. */
function Tool({ onClick, keepsFocus = false, ...rest }: ComponentProps<'button'> & { keepsFocus?: boolean }) {
  return (
    <button
      type="button"
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        onClick?.(event);
        if (event.detail > 0 && !keepsFocus) keepFocusInSearch();
      }}
      className="inline-flex h-4.5 items-center gap-0.5 rounded px-1 whitespace-nowrap hover:bg-hover hover:text-ink focus-visible:-outline-offset-2"
      {...rest}
    />
  );
}
