import { Folder, FolderClock, FolderX, type LucideIcon } from 'lucide-react';
import type { FolderView } from '../../../shared/library-state.ts';
import { visible } from '../../../shared/visible.ts';
import { t, told } from '../../lib/translate.tsx';
import { workText } from '../../lib/work-text.ts';

interface FolderLook {
  icon: LucideIcon;
  /** What is wrong or being done, in place of the number of notes; null if nothing is. */
  state: string | null;
  isWrong: boolean;
  /** A sentence or two on hovering. */
  hint: string;
}

/** How a folder that the user added is shown. What is wrong with it comes before what is only worth knowing. */
export function lookOf({ path, available, work, polled }: FolderView): FolderLook {
  if (!available) {
    const hint = t(
      '{path} cannot be found, or is suddenly empty. Its notes are kept until it is back or you remove it.',
      { path },
    );
    return { icon: FolderX, state: t('not found'), isWrong: true, hint };
  }
  const place = visible(path);
  if (work !== null) return { icon: Folder, state: workText(work), isWrong: false, hint: place };
  if (polled !== null) return { icon: FolderClock, state: null, isWrong: false, hint: `${place}. ${told(polled)}` };
  return { icon: Folder, state: null, isWrong: false, hint: place };
}
