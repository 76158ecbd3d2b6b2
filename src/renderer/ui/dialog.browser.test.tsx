import { Popover } from 'radix-ui';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { draw } from '../testing/draw.tsx';
import { Dialog } from './dialog.tsx';
import { PopoverCard } from './popover.tsx';

/** A dialog with a popover, and what is left of it. */
function Example() {
  const [isOpen, setOpen] = useState(true);
  if (!isOpen) return <p>Closed</p>;
  return (
    <Dialog title="Example" onClose={() => setOpen(false)} className="max-w-60">
      <Popover.Root>
        <Popover.Trigger>More</Popover.Trigger>
        <PopoverCard aria-label="Details">Details of it</PopoverCard>
      </Popover.Root>
    </Dialog>
  );
}

/** What is beside the dialog, as the browser finds it. */
function beside(): Element {
  return document.elementFromPoint(3, 3) ?? document.body;
}

const clickBeside = () => page.elementLocator(beside()).click({ position: { x: 3, y: 3 } });

it('a press beside a dialog closes it, also in the moment in which it has been drawn', async () => {
  draw(<Example />);
  beside().dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true, button: 0 }));
  await expect.element(page.getByText('Closed')).toBeVisible();
});

it('a press beside a dialog closes its open popover first, alone', async () => {
  draw(<Example />);
  await page.getByRole('button', { name: 'More' }).click();
  const popover = page.getByRole('dialog', { name: 'Details' });
  await expect.element(popover).toBeVisible();
  // Radix listens for presses elsewhere from the next turn on.
  await new Promise((resolve) => setTimeout(resolve));
  await clickBeside();
  await expect.element(popover).not.toBeInTheDocument();
  await expect.element(page.getByRole('dialog', { name: 'Example' })).toBeVisible();
  await clickBeside();
  await expect.element(page.getByText('Closed')).toBeVisible();
});

it('a press with another button than the first leaves a dialog open', async () => {
  draw(<Example />);
  beside().dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true, button: 2 }));
  await expect.element(page.getByRole('dialog', { name: 'Example' })).toBeVisible();
});
