import type { ReembedView } from '../../../shared/models.ts';
import { amount } from '../../lib/amounts.ts';
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
      title={`Cancel the switch to ${reembed.name}?`}
      confirm="Cancel switch"
      cancel="Keep going"
      onConfirm={cancelReembed}
      onClose={onClose}
    >
      Search keeps using {active}.
      {isPartlyDone && ` The vectors of ${amount(reembed.done, 'passage')} made so far are discarded.`}
    </ConfirmDialog>
  );
}
