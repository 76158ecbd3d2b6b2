import { Folder, FolderX, X } from 'lucide-react';
import { memo } from 'react';
import type { FolderView } from '../../../shared/domain.ts';
import { IconButton } from '../../ui/button.tsx';
import { count } from '../../ui/format.ts';
import { Hint } from '../../ui/hint.tsx';
import { folderName } from './paths.ts';

interface FolderRowProps {
  folder: FolderView;
  onRemove: (folder: FolderView) => void;
}

export const FolderRow = memo(function FolderRow({ folder, onRemove }: FolderRowProps) {
  const name = folderName(folder.path);
  const Icon = folder.available ? Folder : FolderX;
  const hint = folder.available ? folder.path : `${folder.path} cannot be found. Its notes are kept until it is back.`;
  return (
    <li className="group relative flex h-8 items-center rounded-md pr-1 pl-2 hover:bg-hover">
      <Hint text={hint} side="right">
        <span className="flex min-w-0 flex-1 items-center gap-2">
          <Icon className={`size-4 shrink-0 ${folder.available ? 'text-dim' : 'text-danger'}`} aria-hidden />
          <span className="min-w-0 flex-1 truncate text-[13px]">{name}</span>
          <span className="pr-1.5 text-xs text-dim tabular-nums group-focus-within:opacity-0 group-hover:opacity-0">
            {folder.available ? count(folder.documents) : 'not found'}
          </span>
        </span>
      </Hint>
      <IconButton
        label={`Remove ${name}`}
        className="absolute right-0.5 opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
        onClick={() => onRemove(folder)}
      >
        <X className="size-3.5" aria-hidden />
      </IconButton>
    </li>
  );
});
