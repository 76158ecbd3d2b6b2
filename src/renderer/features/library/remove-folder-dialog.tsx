import { visible } from '../../../shared/visible.ts';
import { folderName } from '../../lib/paths.ts';
import { t } from '../../lib/translate.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { reportFailure } from '../notices/store.ts';
import { useRemoval } from './removal-store.ts';
import { removeFolder } from './requests.ts';

/** Asks before a folder leaves the library. */
export function RemoveFolderDialog() {
  const { folder, close } = useRemoval();
  if (!folder) return null;
  return (
    <ConfirmDialog
      title={t('Remove “{folder}” from Nearnote?', { folder: folderName(folder.path) })}
      confirm={t('Remove')}
      onConfirm={() => reportFailure(removeFolder(folder.id))}
      onClose={close}
    >
      <p className="break-all text-dim">{visible(folder.path)}</p>
      <p className="mt-2">
        {t('{count, plural, one {# note} other {# notes}} will no longer be found.', { count: folder.notes })}{' '}
        {folder.isSample
          ? t('The copy of the sample is deleted, but not the notes that you have changed in it.')
          : t('The notes stay on disk, and you can add the folder again at any time.')}
      </p>
    </ConfirmDialog>
  );
}
