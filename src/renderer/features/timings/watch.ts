import { follow } from '../../lib/store.ts';
import { searchStore } from '../search/store.ts';
import { timingsStore } from './store.ts';

/** Times answers and frames. @returns a function that ends it. */
export function watchTimings(): () => void {
  const { tell, frame } = timingsStore.getState();
  const unfollow = follow(
    searchStore,
    // What reorders or lengthens an answer has its times.
    ({ answer }) => answer?.times,
    () => {
      const { answer } = searchStore.getState();
      if (answer === null) return;
      // A task that is queued in a frame runs once the frame has been painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => tell({ ...answer, painted: performance.now() });
        port2.postMessage(null);
      });
    },
  );

  let last: number | null = null;
  let next = requestAnimationFrame(function onFrame(at) {
    if (last !== null && !document.hidden) frame(at - last);
    last = document.hidden ? null : at;
    next = requestAnimationFrame(onFrame);
  });

  return () => {
    unfollow();
    cancelAnimationFrame(next);
  };
}
