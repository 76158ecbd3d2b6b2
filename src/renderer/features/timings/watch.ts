import { follow } from '../../lib/store.ts';
import { searchStore } from '../search/store.ts';
import { timingsStore } from './store.ts';

/** Times keys, answers and frames. @returns a function that ends it. */
export function watchTimings(): () => void {
  const { tell, frame } = timingsStore.getState();
  let key: number | null = null;
  const onInput = ({ timeStamp }: Event): void => {
    key = timeStamp;
  };
  window.addEventListener('input', onInput, true);

  const unfollow = follow(
    searchStore,
    ({ answer }) => answer,
    (answer) => {
      if (answer === null) return;
      const answersKey = key !== null && key <= answer.times.asked;
      const pressed = answersKey ? key : null;
      if (answersKey) key = null;
      // A task that is queued in a frame runs once the frame has been painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => tell({ ...answer, key: pressed, painted: performance.now() });
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
    window.removeEventListener('input', onInput, true);
    unfollow();
    cancelAnimationFrame(next);
  };
}
