import { Check, ChevronRight, Folder, Hash, Minus } from 'lucide-react';
import { type MouseEvent, memo, type Ref, useCallback, useRef, useState } from 'react';
import { visible } from '../../../shared/visible.ts';
import { Hint } from '../../ui/hint.tsx';
import { useFacets } from '../facets/store.ts';
import { useLibrary } from '../library/store.ts';
import type { Wanted } from '../search/query-filters.ts';
import { countText, itemLabel, spokenCount } from './count-text.ts';
import { filterBy } from './filter-by.ts';
import { lookOf } from './folder-look.ts';
import { ItemMenu } from './item-menu.tsx';
import type { TreeRow } from './tree-rows.ts';

interface TreeItemProps {
  row: TreeRow;
  index: number;
  /** Below the top of the tree, in CSS pixels. */
  top: number;
  /** Whether it is the one that Tab reaches. */
  isActive: boolean;
  /** Whether nothing in its tree can be expanded. */
  isFlat: boolean;
  wanted: Wanted | null;
  /** The keyboard goes on from here. */
  onActive: () => void;
  onToggle: () => void;
}

/** A folder or tag: a click narrows the search to it, a click with Alt leaves it out. */
export function TreeItem({ row, index, top, isActive, isFlat, wanted, onActive, onToggle }: TreeItemProps) {
  const { node, level, position, siblings, isOpen } = row;
  const folder = useLibrary((state) => state.library?.folders.find(({ path }) => path === node.root));
  const found = useFacets((state) => (state.found === null ? null : (state.found.get(node.key) ?? 0)));
  const elsewhere = useFacets((state) => state.elsewhere.get(node.key));
  const [isMenuOpen, setMenuOpen] = useState(false);
  const name = useRef<HTMLSpanElement>(null);
  const focusItem = useCallback(
    () => name.current?.closest<HTMLElement>('[role=treeitem]')?.focus({ preventScroll: true }),
    [],
  );

  const look = folder && lookOf(folder);
  const ownIcon = look?.icon ?? (node.target.field === 'tag' ? Hash : Folder);
  const Icon = wanted === null ? ownIcon : wanted === 'only' ? Check : Minus;
  const notes = folder?.notes ?? node.notes;
  const isEmpty = found === 0 && wanted === null;

  const onClick = ({ altKey }: MouseEvent): void => {
    focusItem();
    filterBy(node.target, altKey ? 'not' : 'only');
  };
  const onChevron = (event: MouseEvent): void => {
    event.stopPropagation();
    focusItem();
    onToggle();
  };
  const openMenu = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setMenuOpen(true);
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of its items.
    <div
      data-index={index}
      role="treeitem"
      aria-label={itemLabel(visible(node.name), wanted, look?.state ?? spokenCount(notes, found, elsewhere))}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={isOpen ?? undefined}
      aria-selected={wanted === 'only'}
      tabIndex={isActive ? 0 : -1}
      data-pane-start={isActive || undefined}
      onClick={onClick}
      onContextMenu={openMenu}
      onFocus={onActive}
      className={`group/item absolute inset-x-0 top-0 flex h-7 items-center gap-1.5 rounded-md pr-2 text-sm focus-visible:-outline-offset-2 ${wanted === 'only' ? 'bg-selected font-medium' : 'hover:bg-hover'}`}
      style={{ transform: `translateY(${top}px)`, paddingLeft: `${isFlat ? 0.375 : 0.125 + (level - 1) * 0.875}rem` }}
    >
      {!isFlat && (
        <span
          aria-hidden
          onClick={isOpen === null ? undefined : onChevron}
          className="-mr-1 flex h-7 w-5 shrink-0 items-center justify-center text-dim"
        >
          {isOpen !== null && <ChevronRight className={`size-3.5 ${isOpen ? 'rotate-90' : ''}`} />}
        </span>
      )}
      <Icon
        aria-hidden
        className={`size-4 shrink-0 ${look?.isWrong ? 'text-danger' : wanted === 'only' ? 'text-accent' : 'text-dim'}`}
      />
      <ItemName
        ref={name}
        name={visible(node.name)}
        hint={isMenuOpen ? null : (look?.hint ?? visible(node.target.value))}
        isLeftOut={wanted === 'not'}
        isEmpty={isEmpty}
      />
      <ItemMenu
        node={node}
        folder={folder}
        wanted={wanted}
        isOpen={isMenuOpen}
        onOpenChange={setMenuOpen}
        returnFocus={focusItem}
      />
      {/* Apart from the name, also for those who compare what is seen with what is said. */ ' '}
      <span
        // The item’s label says what the number is of.
        aria-hidden
        className="shrink-0 text-right text-xs font-normal text-dim tabular-nums"
        // As wide as for the whole library: the names stay where they are when a search changes the numbers.
        style={{ minWidth: `${countText(notes, null).length}ch` }}
      >
        {look?.state ?? countText(notes, found, elsewhere)}
      </span>
    </div>
  );
}

interface ItemNameProps {
  ref: Ref<HTMLSpanElement>;
  name: string;
  /** Null while its menu is open. */
  hint: string | null;
  isLeftOut: boolean;
  /** Whether nothing that is in it was found. */
  isEmpty: boolean;
}

/** Not drawn anew for each search, which changes the numbers beside the names. */
const ItemName = memo(function ItemName({ ref, name, hint, isLeftOut, isEmpty }: ItemNameProps) {
  const shown = (
    <span
      ref={ref}
      className={`min-w-0 flex-1 truncate ${isLeftOut ? 'text-dim line-through' : isEmpty ? 'text-dim' : ''}`}
    >
      {name}
    </span>
  );
  return hint === null ? (
    shown
  ) : (
    <Hint text={hint} side="right">
      {shown}
    </Hint>
  );
});
