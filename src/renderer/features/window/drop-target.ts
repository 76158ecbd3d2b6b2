interface DropTarget {
  onOver: (isOver: boolean) => void;
  onDrop: (files: Iterable<File>) => void;
}

/**
 * Lets files be dropped anywhere on the window. Dragging text of the page is left to the browser. A drag has left the window
 * when `dragleave` names no element it went to; so moving between elements does not flicker.
 */
export function watchDrops({ onOver, onDrop }: DropTarget): void {
  let isOver = false;
  const setOver = (now: boolean): void => {
    if (now !== isOver) onOver(now);
    isOver = now;
  };
  const over = (event: DragEvent): void => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  window.addEventListener('dragenter', over);
  window.addEventListener('dragover', over);
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) setOver(false);
  });
  // The pointer moves in the page only when nothing is dragged: this ends a drag that ended without an event.
  window.addEventListener('pointermove', () => setOver(false));
  window.addEventListener('drop', (event) => {
    setOver(false);
    if (!carriesFiles(event)) return;
    event.preventDefault();
    onDrop(event.dataTransfer?.files ?? []);
  });
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
