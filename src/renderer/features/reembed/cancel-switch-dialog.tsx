import type { ReembedView } from '../../../shared/models.ts';
import { t } from '../../lib/translate.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useLibrary } from '../library/store.ts';
import { cancelReembed } from './requests.ts';

interface CancelSwitchDialogProps {
  reembed: ReembedView;
  onClose: () => void;
}

/** Open for as long as it is drawn. */
export function CancelSwitchDialog({ reembed, onClose }: CancelSwitchDialogProps) {
  const active = useLibrary((state) => state.library?.model.name);
  const isPartlyDone = reembed.phase !== 'downloading' && reembed.done > 0;
  return (
    <ConfirmDialog
      title={t('Cancel the switch to {model}?', { model: reembed.name })}
      confirm={t('Cancel switch')}
      cancel={t('Keep going')}
      onConfirm={cancelReembed}
      onClose={onClose}
    >
      {t('Search keeps using {model}.', { model: active ?? '' })}{' '}
      {isPartlyDone &&
        t('The vectors of {count, plural, one {# passage} other {# passages}} made so far are discarded.', {
          count: reembed.done,
        })}
    </ConfirmDialog>
  );
}
