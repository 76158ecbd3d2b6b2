import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Divider } from './divider.tsx';

interface SplitProps {
  /** The pane at the left, of a width that the user may choose; null where it is not shown. */
  first: ReactNode;
  /** The pane that has the rest; null where it is not shown. */
  second: ReactNode;
  /** Whether the second pane lies over the first. */
  isOver?: boolean;
  /** What the line between them changes, in the user’s words. */
  label: string;
  /** Of the first pane: a CSS length. */
  width: string;
  /** The least width of each pane, in rem. */
  least: { first: number; second: number };
  /** Called with the width that the user has given the first pane, in CSS pixels; null: the usual one. */
  onResize: (width: number | null) => void;
}

/** Two panes with a line between them. A pane that comes, goes or lies over the other does not make the other anew. */
export function Split({ first, second, isOver = false, label, width, least, onResize }: SplitProps) {
  const pane = useRef<HTMLDivElement>(null);
  const isSplit = first !== null && second !== null && !isOver;
  /** The limits are the browser’s to keep, also when the window changes. */
  const within = (length: string): string => `clamp(${least.first}rem, ${length}, 100% - ${least.second}rem)`;
  const widen = (pixels: number): number => {
    if (!pane.current) return pixels;
    pane.current.style.width = within(`${pixels}px`);
    return pane.current.offsetWidth;
  };

  // What a drag has set is the pane’s only until the width that is kept says the same.
  useLayoutEffect(() => {
    if (pane.current) pane.current.style.width = isSplit ? within(width) : '';
  });

  return (
    <div className="relative flex h-full">
      {first !== null && (
        <div ref={pane} inert={isOver} className={isSplit ? 'min-w-0 shrink-0' : 'min-w-0 flex-1'}>
          {first}
        </div>
      )}
      {isSplit && <Divider label={label} widthNow={() => pane.current?.offsetWidth ?? 0} {...{ widen, onResize }} />}
      {second !== null && <div className={isOver ? 'absolute inset-0 z-10 bg-canvas' : 'min-w-0 flex-1'}>{second}</div>}
    </div>
  );
}
