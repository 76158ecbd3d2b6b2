import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whenVisible } from './when-visible.ts';

class HiddenWindow extends EventEmitter {
  readonly webContents = new EventEmitter();
}

let window: HiddenWindow;
const show = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  show.mockClear();
  window = new HiddenWindow();
  whenVisible(window, show);
});
afterEach(() => void vi.useRealTimers());

it('a window is shown at the first sign that there is something to see, and once', () => {
  expect(show).not.toHaveBeenCalled();
  window.emit('ready-to-show');
  window.webContents.emit('did-finish-load');
  vi.runAllTimers();
  expect(show).toHaveBeenCalledOnce();
});

it.each(['did-finish-load', 'did-fail-load'])('a window that is never painted while hidden is shown at %s', (event) => {
  window.webContents.emit(event);
  expect(show).toHaveBeenCalledOnce();
});

it('a window whose page does not come is shown all the same', () => {
  vi.advanceTimersByTime(1_999);
  expect(show).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(show).toHaveBeenCalledOnce();
});

it('a window that was closed before is not shown', () => {
  window.emit('closed');
  window.webContents.emit('did-fail-load');
  vi.runAllTimers();
  expect(show).not.toHaveBeenCalled();
});
