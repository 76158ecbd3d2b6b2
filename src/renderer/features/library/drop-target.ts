interface DropTarget {
  onOver: (isOver: boolean) => void;
  onDrop: (files: Iterable<File>) => void;
}

/**
 * Makes the whole window a place to drop files from outside. Dragging text of the page itself is left to the browser.
 * The drag has left the window when a `dragleave` names no element it went to: moving between elements does not flicker.
 */
export function watchDrops({ onOver, onDrop }: DropTarget): void {
  let isOver = false;
  const tell = (now: boolean): void => {
    if (now !== isOver) onOver(now);
    isOver = now;
  };
  const over = (event: DragEvent): void => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    tell(true);
  };
  window.addEventListener('dragenter', over);
  window.addEventListener('dragover', over);
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) tell(false);
  });
  // The pointer moves in the page only when nothing is dragged: a drag that ended without a word has ended.
  window.addEventListener('pointermove', () => tell(false));
  window.addEventListener('drop', (event) => {
    tell(false);
    if (!carriesFiles(event)) return;
    event.preventDefault();
    onDrop(event.dataTransfer?.files ?? []);
  });
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
