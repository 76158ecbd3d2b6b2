import { type RefObject, useEffect, useState } from 'react';

interface Place {
  top: number;
  height: number;
}

/** A thin bar at the margin beside the passage that was found. @param text what holds the drawn text of the note. */
export function PassageBar({ text }: { text: RefObject<HTMLElement | null> }) {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const { current } = text;
    if (!current) return;
    const look = (): void => setPlace(placeIn(current));
    look();
    // The text grows as it is drawn, and is laid out anew with its width.
    const observer = new ResizeObserver(look);
    observer.observe(current);
    return () => observer.disconnect();
  }, [text]);
  return (
    place && (
      <div
        data-passage-bar
        aria-hidden
        className="filled absolute -left-4 w-0.5 rounded-full bg-accent"
        style={place}
      />
    )
  );
}

/** Where the marked text begins and ends below the top of the note’s, in pixels; null where none is in sight. */
function placeIn(text: HTMLElement): Place | null {
  const rects = [...text.querySelectorAll('mark')].map((mark) => mark.getBoundingClientRect());
  const seen = rects.filter(({ height }) => height > 0);
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last) return null;
  return { top: first.top - text.getBoundingClientRect().top, height: last.bottom - first.top };
}
