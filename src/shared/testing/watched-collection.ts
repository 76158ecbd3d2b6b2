import { type Mock, onTestFinished, vi } from 'vitest';

/** Has a test move the time by itself, and watches V8’s collection, which is not done, until the test ends. */
export function watchedCollection(): Mock {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const before = globalThis.gc;
  onTestFinished(() => {
    vi.useRealTimers();
    globalThis.gc = before;
  });
  const collect = vi.fn();
  Object.assign(globalThis, { gc: collect });
  return collect;
}
