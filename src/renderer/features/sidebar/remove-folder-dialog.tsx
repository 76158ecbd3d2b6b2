import { plural } from '../../../shared/count.ts';
import type { FolderView } from '../../../shared/domain.ts';
import { folderName } from '../../lib/paths.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { removeFolder } from '../library/requests.ts';

interface RemoveFolderDialogProps {
  folder: FolderView;
  onClose: () => void;
}

const notesStay = 'The notes stay on disk, and you can add the folder again at any time.';
const sampleGoes = 'The copy of the sample is deleted, but not the notes that you have changed in it.';

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
        {plural(folder.notes, 'note')} will no longer be found. {folder.isSample ? sampleGoes : notesStay}
      </p>
    </ConfirmDialog>
  );
}
