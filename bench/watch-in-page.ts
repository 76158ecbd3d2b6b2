/** What a page went through since it is watched. */
export interface Watched {
  /** Scores of all layout shifts, those soon after an input among them: a list that jumps under a user’s typing counts. */
  shifts: number[];
  /** Milliseconds between one frame and the next. */
  gaps: number[];
}

interface Watch extends Watched {
  /** When a key was pressed that no change of the list has answered yet. */
  pressed: number | null;
  /** Milliseconds from a key to the frame after the list has other hits, or has them in another order. */
  keys: number[];
}

declare global {
  interface Window {
    nearnoteWatch?: Watch;
  }
}

/** Begins to watch this page’s keys, shifts and frames, or begins anew. Runs in the page, and may use nothing outside its own body. */
export function watchInPage(): void {
  const isFirst = window.nearnoteWatch === undefined;
  const fresh: Watch = { pressed: null, keys: [], shifts: [], gaps: [] };
  window.nearnoteWatch = fresh;
  if (!isFirst) return;
  const watch = (): Watch => window.nearnoteWatch ?? fresh;

  addEventListener(
    'input',
    ({ timeStamp, target }) => {
      // An emptied box asks nothing.
      watch().pressed = target instanceof HTMLInputElement && target.value === '' ? null : timeStamp;
    },
    true,
  );
  let hits = '';
  // Of the whole page: a list that is drawn where there was none is no change inside a list.
  new MutationObserver(() => {
    const lines = document.querySelectorAll('[aria-label=Results] [role=option]');
    const now = Array.from(lines, ({ id }) => id).join(' ');
    // A sentence that arrives later, in the hits that are there, is no answer to a key that has changed none of them.
    const isSame = now === hits;
    hits = now;
    const { pressed } = watch();
    if (isSame || pressed === null) return;
    watch().pressed = null;
    // A task that is queued in a frame runs once the frame has been painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => watch().keys.push(performance.now() - pressed);
      port2.postMessage(null);
    });
  }).observe(document.body, { subtree: true, childList: true, characterData: true });

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      // TypeScript’s library does not know this kind of entry.
      const score: unknown = Reflect.get(entry, 'value');
      if (typeof score === 'number') watch().shifts.push(score);
    }
  }).observe({ type: 'layout-shift' });

  let last = performance.now();
  const frame = (): void => {
    const at = performance.now();
    watch().gaps.push(at - last);
    last = at;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
