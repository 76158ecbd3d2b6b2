import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { IconButton } from './button.tsx';

/** The cross that closes the dialog it stands in. */
export function CloseDialog({ className = '' }: { className?: string }) {
  return (
    <Dialog.Close asChild>
      <IconButton label="Close" className={className}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </Dialog.Close>
  );
}
