import { Folder, FolderClock, FolderX, type LucideIcon } from 'lucide-react';
import type { FolderView } from '../../../shared/domain.ts';

interface FolderLook {
  icon: LucideIcon;
  /** What is wrong, in place of the number of notes; null if nothing is. */
  state: string | null;
  isWrong: boolean;
  /** A sentence or two on hovering. */
  hint: string;
}

/** How a folder that the user added is shown. What is wrong with it comes before what is only worth knowing. */
export function lookOf({ path, available, stopped, polled }: FolderView): FolderLook {
  if (!available) {
    const hint = `${path} cannot be found, or is suddenly empty. Its notes are kept until it is back or you remove it.`;
    return { icon: FolderX, state: 'not found', isWrong: true, hint };
  }
  if (stopped) {
    const hint = `You stopped the indexing of ${path}. “Look for changed notes” continues it.`;
    return { icon: Folder, state: 'stopped', isWrong: false, hint };
  }
  if (polled !== null) return { icon: FolderClock, state: null, isWrong: false, hint: `${path}. ${polled}` };
  return { icon: Folder, state: null, isWrong: false, hint: path };
}
