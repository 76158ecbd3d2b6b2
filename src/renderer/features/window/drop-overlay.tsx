import { FolderPlus } from 'lucide-react';
import { t } from '../../lib/translate.tsx';
import { useLibrary } from '../library/store.ts';

/** Shown while files are dragged over the window. It ignores pointer events, so that it never becomes the drop target. */
export function DropOverlay() {
  const isDropTarget = useLibrary((state) => state.isDropTarget);
  if (!isDropTarget) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-50 flex items-center justify-center border-2 border-accent bg-veil">
      <div className="flex w-80 flex-col items-center rounded-2xl border border-line bg-canvas px-8 py-9 text-center shadow-float">
        <FolderPlus className="size-9 text-accent" strokeWidth={1.25} aria-hidden />
        <p className="mt-4 text-xl font-semibold tracking-tight">{t('Drop to add')}</p>
        <p className="mt-1 text-sm leading-5 text-muted">
          {t('The notes inside become searchable. The files stay where they are.')}
        </p>
      </div>
    </div>
  );
}
