import { type RefObject, useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { resultKeys } from '../results/result-keys.ts';
import { findSimilar } from '../results/similar-commands.ts';
import { selectedText } from './selection.ts';

/** While a selection is being made its command would be in the way. */
const restMilliseconds = 150;
const height = 32;
const width = 160;

interface Place {
  top: number;
  left: number;
}

/** What can be done with a text that is selected in a note. It stands over the selection and moves with the text. */
export function SelectionCommand({
  pane,
  note,
}: {
  pane: RefObject<HTMLElement | null>;
  note: { noteId: number; title: string };
}) {
  const place = useSelectionPlace(pane);
  if (!place) return null;
  return (
    <div className="absolute z-20 rounded-md bg-canvas shadow-float" style={{ top: place.top, left: place.left }}>
      <Button
        size="small"
        tabIndex={-1}
        // The selection stays.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => findSimilar(note)}
      >
        Find similar <Keys of={resultKeys.similar} />
      </Button>
    </div>
  );
}

/** Where the command stands, within what the pane scrolls; null while nothing is selected there. */
function useSelectionPlace(pane: RefObject<HTMLElement | null>): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const onChange = (): void => {
      clearTimeout(resting);
      setPlace(null);
      resting = setTimeout(() => setPlace(selectedText() && placeIn(pane.current)), restMilliseconds);
    };
    document.addEventListener('selectionchange', onChange);
    return () => {
      clearTimeout(resting);
      document.removeEventListener('selectionchange', onChange);
    };
  }, [pane]);
  return place;
}

function placeIn(pane: HTMLElement | null): Place | null {
  const range = document.getSelection()?.getRangeAt(0);
  if (!pane || !range) return null;
  const around = pane.getBoundingClientRect();
  const selected = range.getBoundingClientRect();
  const above = selected.top - height - around.top;
  const below = selected.bottom + 4 - around.top;
  const left = Math.min(selected.left - around.left, around.width - width - 8);
  // Of a selection that begins above what is seen, the end is near.
  return { top: (above >= 0 ? above : below) + pane.scrollTop, left: Math.max(8, left) };
}
