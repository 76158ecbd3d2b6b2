import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useRem } from '../../ui/use-rem.ts';
import { useFacets } from '../facets/store.ts';
import type { TreeNode } from '../facets/tree-nodes.ts';
import { namedIn, wantedOf } from '../search/query-filters.ts';
import { useSearch } from '../search/store.ts';
import { setExpanded, useExpanded } from './expanded.ts';
import { filterBy } from './filter-by.ts';
import { TreeItem } from './tree-item.tsx';
import { lineNamed, stepFor, type TreeRow, type TreeStep, visibleRows } from './tree-rows.ts';

/** A line’s height in rem. */
export const lineHeight = 1.75;
/** How long letters belong to one name, in milliseconds. */
const typingPause = 600;

interface TreeProps {
  label: string;
  nodes: readonly TreeNode[];
  /** Whether a node is open until it is collapsed. */
  isOpenByDefault: (node: TreeNode) => boolean;
  /** What scrolls: its only child has the tree somewhere in it. Null until it is drawn. */
  scroller: HTMLElement | null;
}

/** Folders or tags as a tree that filters the search. Only the lines in view are drawn. */
export function Tree({ label, nodes, isOpenByDefault, scroller }: TreeProps) {
  const filters = useNamed();
  const { isOpen } = useExpanded();
  const rows = useMemo(
    () => visibleRows(nodes, (node) => isOpen(node.key, isOpenByDefault(node))),
    [nodes, isOpen, isOpenByDefault],
  );
  /** Where nothing can be expanded, no room is kept for what expands. */
  const isFlat = nodes.every(({ children }) => children.length === 0);
  const tree = useRef<HTMLDivElement>(null);
  /** The line that the keyboard has reached; the first one if it is gone. */
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const active = Math.max(
    0,
    rows.findIndex(({ node }) => node.key === activeKey),
  );
  const wantsFocus = useRef(false);
  const margin = useOffsetIn(scroller, tree);
  const rem = useRem();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => lineHeight * rem,
    // The lines are laid out anew when these change, and at no other time.
    getItemKey: useCallback((index: number) => rows[index]?.node.key ?? index, [rows, rem]),
    overscan: 8,
    scrollMargin: margin,
    // The line with the focus stays, wherever the tree is scrolled to.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
  });

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    tree.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
  });

  const found = useFacets((state) => state.found);
  const shown = useRef({ rows, virtual, scroller });
  shown.current = { rows, virtual, scroller };
  useEffect(() => showFound(found, shown.current), [found]);

  const focusLine = (at: number): void => {
    wantsFocus.current = true;
    setActiveKey(rows[at]?.node.key ?? null);
    virtual.scrollToIndex(at, { align: 'auto' });
  };
  const take = (step: TreeStep): void => {
    if (step.kind === 'move') focusLine(step.to);
    else if (step.kind === 'expand') expand(step.nodes, true);
    else expand([step.node], false);
  };
  const expand = (changed: readonly TreeNode[], open: boolean): void => {
    for (const byDefault of [true, false]) {
      const keys = changed.filter((node) => isOpenByDefault(node) === byDefault).map(({ key }) => key);
      if (keys.length > 0) setExpanded(keys, open, byDefault);
    }
  };
  const typed = useTyped();
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[active];
    const isOnLine = event.target instanceof HTMLElement && event.target.role === 'treeitem';
    if (!row || !isOnLine || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || (event.key === ' ' && !event.altKey)) {
      filterBy(row.node.target, event.altKey ? 'not' : 'only');
    } else if (event.altKey || (event.shiftKey && event.key !== '*')) {
      return;
    } else if (/^[\p{L}\p{N}]$/u.test(event.key)) {
      const to = lineNamed(typed(event.key), rows, active);
      if (to !== null) focusLine(to);
    } else {
      const step = stepFor(event.key, rows, active);
      if (!step) return;
      take(step);
    }
    event.preventDefault();
  };

  return (
    <div
      ref={tree}
      role="tree"
      aria-label={label}
      aria-multiselectable
      tabIndex={-1}
      onKeyDown={onKeyDown}
      className="relative outline-none"
      style={{ height: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index];
        if (!row) return null;
        return (
          <TreeItem
            key={key}
            row={row}
            index={index}
            top={start - margin}
            isActive={index === active}
            isFlat={isFlat}
            wanted={wantedOf(row.node.target, filters)}
            onActive={() => setActiveKey(row.node.key)}
            onToggle={() => expand([row.node], row.isOpen === false)}
          />
        );
      })}
    </div>
  );
}

interface Shown {
  rows: readonly TreeRow[];
  virtual: Virtualizer<HTMLElement, Element>;
  scroller: HTMLElement | null;
}

/** Where none of the lines in sight holds anything that is found, the first that does comes into sight; not while the keyboard is there. */
function showFound(found: ReadonlyMap<string, number> | null, { rows, virtual, scroller }: Shown): void {
  if (found === null || scroller === null || scroller.matches(':focus-within')) return;
  const holding = rows.flatMap(({ node, isOpen }, at) => (isOpen !== true && found.has(node.key) ? [at] : []));
  const { startIndex, endIndex } = virtual.range ?? { startIndex: 0, endIndex: 0 };
  const [first] = holding;
  // The last line in sight may be cut through.
  if (first === undefined || holding.some((at) => at >= startIndex && at < endIndex)) return;
  virtual.scrollToIndex(first, { align: 'center' });
}

/** The filters of the query that name folders or tags. Most keys in the search box change none of them. */
function useNamed(): ReturnType<typeof namedIn> {
  const written = useSearch(({ query }) => {
    return namedIn(query)
      .map(({ start, end }) => query.slice(start, end))
      .join(' ');
  });
  return useMemo(() => namedIn(written), [written]);
}

/**
 * How far below the top of the content that scrolls an element begins, in CSS pixels. What is above it may change its height,
 * and with it that of the content.
 */
function useOffsetIn(scroller: HTMLElement | null, element: RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const content = scroller?.firstElementChild;
    if (!scroller || !content) return;
    const measure = (): void => {
      if (!element.current) return;
      const top = element.current.getBoundingClientRect().top - content.getBoundingClientRect().top;
      setOffset(Math.round(top));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(content);
    return () => observer.disconnect();
  }, [scroller, element]);
  return offset;
}

/** Gathers letters that follow each other quickly. */
function useTyped(): (letter: string) => string {
  const state = useRef({ text: '', timer: 0 });
  useEffect(() => () => clearTimeout(state.current.timer), []);
  return (letter) => {
    const { current } = state;
    clearTimeout(current.timer);
    current.timer = window.setTimeout(() => {
      current.text = '';
    }, typingPause);
    current.text += letter;
    return current.text;
  };
}
