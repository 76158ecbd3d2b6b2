import type { ReembedView } from '../../../shared/models.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { plural } from '../../ui/format.ts';
import { useLibrary } from '../library/use-library.ts';

interface CancelSwitchDialogProps {
  run: ReembedView;
  onConfirm: () => void;
  onClose: () => void;
}

/** Open for as long as it is drawn. */
export function CancelSwitchDialog({ run, onConfirm, onClose }: CancelSwitchDialogProps) {
  const active = useLibrary((state) => state.library?.model.name);
  const isPartlyDone = run.phase !== 'downloading' && run.done > 0;
  return (
    <ConfirmDialog
      title={`Cancel the switch to ${run.name}?`}
      confirm="Cancel switch"
      cancel="Keep going"
      onConfirm={onConfirm}
      onClose={onClose}
    >
      Search stays with {active}.
      {isPartlyDone && ` The vectors of ${plural(run.done, 'passage')} made so far are dropped.`}
    </ConfirmDialog>
  );
}
