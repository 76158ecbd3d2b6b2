import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { draw } from '../../testing/draw.tsx';
import { Split } from './split.tsx';

const line = () => page.getByRole('separator', { name: 'Width of the list' });
const width = () => page.getByText('List').element().parentElement?.offsetWidth;

const chosen: (number | null)[] = [];

function Example({ isOver = false }: { isOver?: boolean }) {
  const [kept, setKept] = useState<number | null>(null);
  const [isCovering, setCovering] = useState(isOver);
  return (
    <div className="h-40">
      <Split
        first={<p>List</p>}
        second={
          <button type="button" onClick={() => setCovering(!isCovering)}>
            Note
          </button>
        }
        isOver={isCovering}
        label="Width of the list"
        width={kept === null ? '400px' : `${kept}px`}
        least={{ first: 10, second: 20 }}
        onResize={(to) => {
          chosen.push(to);
          setKept(to);
        }}
      />
    </div>
  );
}

describe('two panes', () => {
  it('the line is moved with the arrows, within the limits, and put back with a double click', async () => {
    draw(<Example />);
    expect(width()).toBe(400);
    line().element().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}');
    expect(width()).toBe(424);
    await userEvent.keyboard('{Home}');
    expect(width()).toBe(160);
    await userEvent.keyboard('{End}');
    expect(width()).toBe(innerWidth - 320);
    await expect.element(line()).toHaveAttribute('aria-valuenow', String(Math.round((1 - 320 / innerWidth) * 100)));
    expect(chosen.at(-1)).toBe(innerWidth - 320);
    await line().dblClick();
    expect(width()).toBe(400);
  });

  it('a pane that comes to lie over the other stays what it was, and keeps the focus', async () => {
    draw(<Example />);
    const note = page.getByRole('button', { name: 'Note' });
    const before = note.element();
    before.focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(line()).not.toBeInTheDocument();
    expect(document.activeElement).toBe(before);
    expect(before.parentElement?.getBoundingClientRect().left).toBe(0);
    await userEvent.keyboard('{Enter}');
    await expect.element(line()).toBeInTheDocument();
    expect(document.activeElement).toBe(before);
    expect(width()).toBe(400);
  });
});
