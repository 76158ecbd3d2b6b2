import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { draw } from '../testing/draw.tsx';
import { Toaster } from './toaster.tsx';
import { dismissToast, showToast } from './toasts.ts';

const toaster = () => page.getByRole('status', { name: 'Messages' });
const undo = vi.fn();

beforeEach(() => {
  undo.mockReset();
  draw(
    <>
      <input aria-label="Search" id="before" />
      <Toaster onLeave={() => document.getElementById('before')?.focus()} />
    </>,
  );
});

afterEach(() => {
  vi.useRealTimers();
  for (const id of ['switch', 'sample']) dismissToast(id);
});

function showSwitch(): void {
  showToast({ id: 'switch', text: 'Search now uses bge.', actions: [{ label: 'Switch back', act: undo }] });
}

describe('a toast', () => {
  it('a toast is said in a region that was there before, and takes the place of an earlier one about the same', async () => {
    await expect.element(toaster()).toBeInTheDocument();
    showSwitch();
    showToast({ id: 'switch', text: 'Search now uses e5.', actions: [] });
    showToast({ id: 'sample', text: 'The sample is gone.', actions: [] });
    await expect.element(toaster()).toMatchTextContent(/^Search now uses e5\.The sample is gone\.$/);
  });

  it('its action is done by mouse, and the toast goes', async () => {
    showSwitch();
    await page.getByRole('button', { name: 'Switch back' }).click();
    expect(undo).toHaveBeenCalledOnce();
    await expect.element(toaster()).toHaveTextContent('');
  });

  it('by keyboard it is reached with Tab and left with Escape, and the focus goes where the user types', async () => {
    showSwitch();
    await page.getByRole('textbox', { name: 'Search' }).click();
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('button', { name: 'Dismiss' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(toaster()).toHaveTextContent('');
    await expect.element(page.getByRole('textbox', { name: 'Search' })).toHaveFocus();
    expect(undo).not.toHaveBeenCalled();
  });

  it('it goes by itself after twenty seconds, but not while the focus is on it', async () => {
    vi.useFakeTimers();
    showSwitch();
    await vi.advanceTimersByTimeAsync(0);
    const button = () => document.querySelector<HTMLElement>('[role=status] button');
    button()?.focus();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(button()).not.toBeNull();
    button()?.blur();
    await vi.advanceTimersByTimeAsync(19_000);
    expect(button()).not.toBeNull();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(button()).toBeNull();
  });

  it('one that is only to be read goes after six seconds, counted from its last text', async () => {
    vi.useFakeTimers();
    const show = (text: string) => showToast({ id: 'sample', text, actions: [] });
    const button = () => document.querySelector('[role=status] button');
    show('Copied 1 link.');
    await vi.advanceTimersByTimeAsync(5_000);
    show('Copied 2 links.');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(button()).not.toBeNull();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(button()).toBeNull();
  });
});
