import type { FolderView } from '../../../shared/domain.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { plural } from '../../ui/format.ts';
import { folderName } from './paths.ts';
import { removeFolder } from './requests.ts';

interface RemoveFolderDialogProps {
  folder: FolderView;
  onClose: () => void;
}

/** Open for as long as it is drawn. */
export function RemoveFolderDialog({ folder, onClose }: RemoveFolderDialogProps) {
  return (
    <ConfirmDialog
      title={`Remove “${folderName(folder.path)}” from Nearnote?`}
      confirm="Remove"
      onConfirm={() => removeFolder(folder.id)}
      onClose={onClose}
    >
      <p className="break-all text-dim">{folder.path}</p>
      <p className="mt-2">
        {plural(folder.notes, 'note')} will no longer be found. The notes themselves stay on disk, and you can add the
        folder again at any time.
      </p>
    </ConfirmDialog>
  );
}
