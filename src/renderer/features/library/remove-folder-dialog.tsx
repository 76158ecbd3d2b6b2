import { AlertDialog } from 'radix-ui';
import type { FolderView } from '../../../shared/domain.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { Backdrop, modalPanel } from '../../ui/modal.tsx';
import { folderName } from './paths.ts';
import { removeFolder } from './requests.ts';

interface RemoveFolderDialogProps {
  folder: FolderView;
  onClose: () => void;
}

/** Open for as long as it is drawn. */
export function RemoveFolderDialog({ folder, onClose }: RemoveFolderDialogProps) {
  return (
    <AlertDialog.Root open onOpenChange={onClose}>
      <AlertDialog.Portal>
        <Backdrop />
        <AlertDialog.Content className={`${modalPanel} max-w-[420px] p-6`}>
          <AlertDialog.Title className="text-base font-semibold break-words">
            Remove “{folderName(folder.path)}” from Nearnote?
          </AlertDialog.Title>
          <p className="mt-1 text-[13px] break-all text-dim">{folder.path}</p>
          <AlertDialog.Description className="mt-3 text-[13px] leading-5 text-muted">
            {plural(folder.documents, 'note')} will no longer be found. The notes themselves stay on disk, and you can
            add the folder again at any time.
          </AlertDialog.Description>
          <div className="mt-6 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>Cancel</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button look="danger" onClick={() => removeFolder(folder.id)}>
                Remove
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
