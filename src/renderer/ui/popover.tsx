import { Popover } from 'radix-ui';
import type { ComponentProps } from 'react';

/** What a popover shows, in the one look that all of them have. `className` gives its size and what is within. */
export function PopoverCard({ className = '', ...rest }: ComponentProps<typeof Popover.Content>) {
  return (
    <Popover.Portal>
      <Popover.Content
        sideOffset={6}
        collisionPadding={12}
        className={`z-40 rounded-xl border border-line bg-canvas shadow-float outline-none ${className}`}
        {...rest}
      />
    </Popover.Portal>
  );
}
