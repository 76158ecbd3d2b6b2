import { amount } from '../../lib/amounts.ts';
import { folderName } from '../../lib/paths.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { reportFailure } from '../notices/store.ts';
import { useRemoval } from './removal-store.ts';
import { removeFolder } from './requests.ts';

const notesStay = 'The notes stay on disk, and you can add the folder again at any time.';
const sampleGoes = 'The copy of the sample is deleted, but not the notes that you have changed in it.';

/** Asks before a folder leaves the library. */
export function RemoveFolderDialog() {
  const { folder, close } = useRemoval();
  if (!folder) return null;
  return (
    <ConfirmDialog
      title={`Remove “${folderName(folder.path)}” from Nearnote?`}
      confirm="Remove"
      onConfirm={() => reportFailure(removeFolder(folder.id))}
      onClose={close}
    >
      <p className="break-all text-dim">{folder.path}</p>
      <p className="mt-2">
        {amount(folder.notes, 'note')} will no longer be found. {folder.isSample ? sampleGoes : notesStay}
      </p>
    </ConfirmDialog>
  );
}
