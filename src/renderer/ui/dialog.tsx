import { X } from 'lucide-react';
import { Dialog as RadixDialog } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import type { ErrorShape } from '../../shared/errors.ts';
import { t } from '../lib/translate.tsx';
import { Backdrop, leaveToBackdrop } from './backdrop.tsx';
import { Button, IconButton } from './button.tsx';
import { Outcome } from './outcome.tsx';
import { useReturnedFocus } from './returned-focus.ts';

interface DialogProps {
  title: ReactNode;
  description?: ReactNode;
  /** What went wrong, for the whole dialog. */
  failure?: ErrorShape | null;
  /** Buttons beside the title. */
  actions?: ReactNode;
  /** Buttons at the end. They offer a way out, so that no cross is needed beside the title. */
  footer?: ReactNode;
  onClose: () => void;
  /** Finds what has the focus at first, if not the first control. */
  firstFocus?: () => HTMLElement | null;
  /** The largest width. */
  className: string;
  /** Keeps its height whatever it contains. */
  isTall?: boolean;
  isBusy?: boolean;
  /** Asks a question that must be answered: clicking elsewhere does not close it. */
  isQuestion?: boolean;
  children?: ReactNode;
}

/** A dialog over the window, open for as long as it is drawn. */
export function Dialog(props: DialogProps) {
  const { title, description, failure = null, actions, footer, onClose, className, isTall, isBusy, isQuestion } = props;
  const focus = useReturnedFocus(props.firstFocus);
  const height = isTall ? 'h-[min(88vh,52.5rem)]' : 'max-h-[min(calc(100vh-3rem),40rem)]';
  return (
    <RadixDialog.Root open onOpenChange={onClose}>
      <RadixDialog.Portal>
        <Backdrop onPress={isQuestion ? stay : onClose} />
        <RadixDialog.Content
          aria-busy={isBusy}
          className={`fixed top-1/2 left-1/2 z-50 flex w-[calc(100vw-3rem)] -translate-1/2 flex-col overflow-hidden rounded-xl border border-line bg-canvas shadow-float outline-none ${height} ${className}`}
          {...focus}
          onEscapeKeyDown={leaveToPart}
          onPointerDownOutside={leaveToBackdrop}
          {...(isQuestion && question)}
          {...(description === undefined && { 'aria-describedby': undefined })}
        >
          <div className="flex shrink-0 items-start gap-3 border-b border-line py-4 pr-4 pl-6">
            <div className="min-w-0 flex-1">
              <RadixDialog.Title className="text-lg leading-7 font-semibold break-words">{title}</RadixDialog.Title>
              {description !== undefined && (
                <RadixDialog.Description asChild>
                  <div className="text-sm leading-5 break-words text-muted">{description}</div>
                </RadixDialog.Description>
              )}
              <Outcome failure={failure} className="mt-2" />
            </div>
            {actions}
            {footer === undefined && (
              <RadixDialog.Close asChild>
                <IconButton label={t('Close')}>
                  <X className="size-4" aria-hidden />
                </IconButton>
              </RadixDialog.Close>
            )}
          </div>
          {props.children}
          {footer !== undefined && <div className="flex shrink-0 justify-end gap-2 px-6 py-4">{footer}</div>}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** Escape closes a part of a dialog that it belongs to (`data-escape`) before the dialog: the part hears of the key itself. */
function leaveToPart(event: Event): void {
  if (event.target instanceof Element && event.target.closest('[data-escape]')) event.preventDefault();
}

const question = { role: 'alertdialog', onInteractOutside: (event: Event) => event.preventDefault() };

function stay(): void {}

/** A button in a dialog that closes it. */
export function CloseButton(props: ComponentProps<typeof Button>) {
  return (
    <RadixDialog.Close asChild>
      <Button {...props} />
    </RadixDialog.Close>
  );
}
