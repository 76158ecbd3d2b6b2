import { AlertDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Backdrop, modalPanel } from './modal.tsx';
import { useReturnedFocus } from './returned-focus.ts';

interface ConfirmDialogProps {
  title: string;
  /** What will happen, and what will not. */
  children: ReactNode;
  /** What is agreed to, as a verb. */
  confirm: string;
  /** What happens otherwise. */
  cancel?: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be taken back. Open for as long as it is drawn. */
export function ConfirmDialog({ title, children, confirm, cancel = 'Cancel', onConfirm, onClose }: ConfirmDialogProps) {
  const focus = useReturnedFocus();
  return (
    <AlertDialog.Root open onOpenChange={onClose}>
      <AlertDialog.Portal>
        <Backdrop />
        <AlertDialog.Content className={`${modalPanel} max-w-[420px] overflow-y-auto p-6`} {...focus}>
          <AlertDialog.Title className="text-base font-semibold break-words">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="mt-2 text-[13px] leading-5 break-words text-muted">{children}</div>
          </AlertDialog.Description>
          <div className="mt-6 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{cancel}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button look="danger" onClick={onConfirm}>
                {confirm}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
