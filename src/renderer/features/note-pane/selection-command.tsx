import { type RefObject, useEffect, useState } from 'react';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { KeyLabel } from '../commands/key-label.tsx';
import { similarCommand } from './commands.ts';
import { findSimilar } from './note-commands.ts';
import { selectedText } from './selection.ts';

/** How long a selection must stay the same: while it is being made, its command would be in the way. */
const restMilliseconds = 150;
const height = 32;
const width = 160;

interface SelectionCommandProps {
  pane: RefObject<HTMLElement | null>;
  note: { noteId: number; title: string };
}

interface Place {
  top: number;
  left: number;
}

/** The command for text selected in a note. It floats over the selection and scrolls with the text. */
export function SelectionCommand({ pane, note }: SelectionCommandProps) {
  const place = useSelectionPlace(pane);
  if (!place) return null;
  return (
    <div className="absolute z-20 rounded-md bg-canvas shadow-float" style={place}>
      <Button
        size="small"
        tabIndex={-1}
        // The text stays selected.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => findSimilar(note)}
      >
        {t('Find similar')} <KeyLabel of={similarCommand} />
      </Button>
    </div>
  );
}

/** Where to place the command within the scrolled text; null while nothing is selected there. */
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
  // A selection that begins above the visible text has its command below.
  return { top: (above >= 0 ? above : below) + pane.scrollTop, left: Math.max(8, left) };
}
