import type { LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { createContext, type ReactElement, type ReactNode, useContext, useRef } from 'react';

interface MenuProps {
  /** The button that opens it, that it is shown at, and that it is named by. */
  button: ReactElement;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** Where the focus goes when it closes. */
  returnFocus: () => void;
  /** The edge that it shares with the button. */
  align?: 'start' | 'end';
  children: ReactNode;
}

/** Has something done once the menu is closed and the focus is back: a dialog that opens will return it there. */
const AfterClosing = createContext<(act: () => void) => void>((act) => act());

/** A menu of commands, by mouse and by keyboard. */
export function Menu({ button, isOpen, onOpenChange, returnFocus, align = 'end', children }: MenuProps) {
  const chosen = useRef<(() => void) | null>(null);
  // In the part of the window that it belongs to: what lies outside all of them is found by no reader of the screen.
  const place = isOpen ? document.activeElement?.closest<HTMLElement>('aside, main') : null;
  return (
    <DropdownMenu.Root open={isOpen} onOpenChange={onOpenChange} modal={false}>
      <DropdownMenu.Trigger asChild>{button}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={place ?? null}>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus();
            chosen.current?.();
            chosen.current = null;
          }}
          className="z-50 min-w-48 rounded-lg border border-line bg-canvas p-1 text-sm shadow-float outline-none"
        >
          <AfterClosing
            value={(act) => {
              chosen.current = act;
            }}
          >
            {children}
          </AfterClosing>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface MenuItemProps {
  icon: LucideIcon;
  onSelect: () => void;
  /** The keys that do the same without the menu. */
  keys?: ReactNode;
  children: ReactNode;
}

export function MenuItem({ icon: Icon, onSelect, keys, children }: MenuItemProps) {
  const afterClosing = useContext(AfterClosing);
  return (
    <DropdownMenu.Item
      onSelect={() => afterClosing(onSelect)}
      className="flex h-8 items-center gap-2.5 rounded-md px-2 outline-none data-highlighted:bg-hover"
    >
      <Icon className="size-4 shrink-0 text-dim" aria-hidden />
      <span className="flex-1 whitespace-nowrap">{children}</span>
      {keys && (
        <span className="pl-4" aria-hidden>
          {keys}
        </span>
      )}
    </DropdownMenu.Item>
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
}
