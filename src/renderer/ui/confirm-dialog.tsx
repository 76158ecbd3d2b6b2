import type { ReactNode } from 'react';
import { t } from '../lib/translate.tsx';
import { CloseButton, Dialog } from './dialog.tsx';

interface ConfirmDialogProps {
  title: string;
  /** What will happen, and what will not. */
  children: ReactNode;
  /** What the user agrees to, as a verb. */
  confirm: string;
  /** What happens otherwise. */
  cancel?: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone. Open for as long as it is drawn. */
export function ConfirmDialog({
  title,
  children,
  confirm,
  cancel = t('Cancel'),
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  return (
    <Dialog
      title={title}
      description={children}
      isQuestion
      onClose={onClose}
      className="max-w-[26.25rem]"
      footer={
        <>
          <CloseButton>{cancel}</CloseButton>
          <CloseButton look="danger" onClick={onConfirm}>
            {confirm}
          </CloseButton>
        </>
      }
    />
  );
}
