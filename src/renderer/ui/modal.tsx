import { Dialog } from 'radix-ui';
import type { ComponentProps } from 'react';
import { useReturnedFocus } from './returned-focus.ts';

/** Radix' own overlay locks scrolling with an injected style sheet, which the page's policy refuses; nothing scrolls under ours. */
export function Backdrop() {
  return <div className="fixed inset-0 z-50 bg-backdrop" />;
}

const frame =
  'fixed top-1/2 left-1/2 z-50 flex w-[calc(100vw-48px)] -translate-1/2 flex-col rounded-xl border border-line bg-canvas shadow-float outline-none';

/** How the panel of a dialog looks that is as high as what it holds. */
export const modalPanel = `${frame} max-h-[min(calc(100vh-48px),640px)]`;

interface ModalProps extends Omit<ComponentProps<typeof Dialog.Content>, 'className'> {
  isOpen: boolean;
  onClose: () => void;
  /** A width at most, and the padding. */
  className: string;
  /** Keeps its height whatever it holds. */
  isTall?: boolean;
}

/** A dialog over the window. What it holds names it with Dialog.Title. */
export function Modal({ isOpen, onClose, className, isTall = false, ...rest }: ModalProps) {
  const focus = useReturnedFocus();
  return (
    <Dialog.Root open={isOpen} onOpenChange={onClose}>
      <Dialog.Portal>
        <Backdrop />
        <Dialog.Content
          className={`${isTall ? `${frame} h-[min(88vh,840px)]` : modalPanel} ${className}`}
          {...focus}
          {...rest}
        />
      </Dialog.Portal>
    </Dialog.Root>
  );
}
