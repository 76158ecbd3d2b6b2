import { Folder, FolderClock, FolderX, Settings2, X } from 'lucide-react';
import { memo } from 'react';
import { count } from '../../../shared/count.ts';
import type { FolderView } from '../../../shared/domain.ts';
import { folderName } from '../../lib/paths.ts';
import { IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';

interface FolderRowProps {
  folder: FolderView;
  onConfigure: (folder: FolderView) => void;
  onRemove: (folder: FolderView) => void;
}

export const FolderRow = memo(function FolderRow({ folder, onConfigure, onRemove }: FolderRowProps) {
  const name = folderName(folder.path);
  const { icon: Icon, colour, label, hint } = lookOf(folder);
  return (
    <li className="group relative flex h-8 items-center rounded-md pr-1 pl-2 hover:bg-hover">
      <Hint text={hint} side="right">
        <span className="flex min-w-0 flex-1 items-center gap-2">
          <Icon className={`size-4 shrink-0 ${colour}`} aria-hidden />
          <span className="min-w-0 flex-1 truncate text-sm">{name}</span>
          <span className="pr-1.5 text-xs text-dim tabular-nums group-focus-within:opacity-0 group-hover:opacity-0">
            {label}
          </span>
        </span>
      </Hint>
      <span className="absolute right-0.5 flex bg-inherit opacity-0 group-hover:opacity-100 focus-within:opacity-100">
        <IconButton label={`Settings of ${name}`} onClick={() => onConfigure(folder)}>
          <Settings2 className="size-3.5" aria-hidden />
        </IconButton>
        <IconButton label={`Remove ${name}`} onClick={() => onRemove(folder)}>
          <X className="size-3.5" aria-hidden />
        </IconButton>
      </span>
    </li>
  );
});

/** How a folder is shown. What is wrong with it comes before what is only worth knowing. */
function lookOf({ path, notes, available, stopped, polled }: FolderView) {
  if (!available) {
    const hint = `${path} cannot be found, or is suddenly empty. Its notes are kept until it is back or you remove it.`;
    return { icon: FolderX, colour: 'text-danger', label: 'not found', hint };
  }
  if (stopped) {
    const hint = `You stopped the indexing of ${path}. “Look for changed notes” continues it.`;
    return { icon: Folder, colour: 'text-dim', label: 'stopped', hint };
  }
  if (polled !== null) {
    return { icon: FolderClock, colour: 'text-dim', label: count(notes), hint: `${path}. ${polled}` };
  }
  return { icon: Folder, colour: 'text-dim', label: count(notes), hint: path };
}
