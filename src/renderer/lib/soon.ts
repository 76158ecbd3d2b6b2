/** An act that is put off by an interval, in milliseconds: however often it is asked for meanwhile, it is done once, at the end. */
export function soon(act: () => void, interval: number): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      act();
    }, interval);
  };
}
