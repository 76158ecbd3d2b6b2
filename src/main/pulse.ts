/** How often it is looked at, within the time after which a thread counts as silent. */
const looks = 10;

/**
 * Calls back once when a thread that increments the number in `pulse` has not done so for some time. The time is counted in
 * looks, each of which main must be awake for: a computer that has slept does not end a thread that has slept with it.
 * @param silentFor milliseconds.
 * @returns a function that stops watching.
 */
export function watchPulse(pulse: SharedArrayBuffer, silentFor: number, onSilent: () => void): () => void {
  const beats = new Int32Array(pulse);
  let last = -1;
  let silentLooks = 0;
  const timer = setInterval(() => {
    const now = Atomics.load(beats, 0);
    silentLooks = now === last ? silentLooks + 1 : 0;
    last = now;
    if (silentLooks < looks) return;
    clearInterval(timer);
    onSilent();
  }, silentFor / looks);
  timer.unref();
  return () => clearInterval(timer);
}
