import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';

interface DividerProps {
  /** What it changes, in the user’s words. */
  label: string;
  /** The width of the pane before it, in CSS pixels. */
  widthNow: () => number;
  /** Shows another width, and returns the one within the limits. */
  widen: (width: number) => number;
  /** Called with the width that the user has chosen; null: the usual one. */
  onResize: (width: number | null) => void;
}

/** How far an arrow key moves the line, in CSS pixels. */
const step = 24;

/** The line between two panes, which is moved by dragging it or with the arrow keys; a double click puts it back. */
export function Divider({ label, widthNow, widen, onResize }: DividerProps) {
  const line = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ from: number; at: number } | null>(null);

  // Assistive technology is told the pane’s part of the window, whatever has changed it.
  useEffect(() => {
    const element = line.current;
    const pane = element?.previousElementSibling;
    if (!pane) return;
    const observer = new ResizeObserver(() => {
      element.ariaValueNow = String(Math.round((pane.clientWidth / window.innerWidth) * 100));
    });
    observer.observe(pane);
    return () => observer.disconnect();
  }, []);

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    // The focus stays where the user types.
    event.preventDefault();
    line.current?.setPointerCapture(event.pointerId);
    setDrag({ from: widthNow(), at: event.clientX });
  };
  const onPointerMove = ({ clientX }: PointerEvent): void => {
    if (drag) widen(drag.from + clientX - drag.at);
  };
  const onPointerUp = ({ clientX }: PointerEvent): void => {
    if (!drag) return;
    setDrag(null);
    if (clientX !== drag.at) onResize(widen(drag.from + clientX - drag.at));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isPlain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    const width = widthNow();
    const to = { ArrowLeft: width - step, ArrowRight: width + step, Home: 0, End: window.innerWidth }[event.key];
    if (!isPlain || to === undefined) return;
    event.preventDefault();
    onResize(widen(to));
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved.
    <div
      ref={line}
      role="separator"
      tabIndex={0}
      // A label would make it content outside the landmarks; a title names it as well.
      title={label}
      aria-orientation="vertical"
      aria-valuenow={50}
      data-dragged={drag !== null || undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDrag(null)}
      onDoubleClick={() => onResize(null)}
      onKeyDown={onKeyDown}
      className="divider"
    />
  );
}
