/** How often it is looked at, within the time after which a process counts as silent. */
const looks = 10;

interface Pulse {
  /** To be called at each sign of life. */
  beat(): void;
  stop(): void;
}

/**
 * Calls back once when a process has given no sign of life for some time. The time is counted in looks, each of which main
 * must be awake for: a computer that has slept does not end a process that has slept with it.
 * @param silentFor milliseconds.
 */
export function watchPulse(silentFor: number, onSilent: () => void): Pulse {
  let silentLooks = 0;
  const timer = setInterval(() => {
    silentLooks++;
    if (silentLooks < looks) return;
    clearInterval(timer);
    onSilent();
  }, silentFor / looks);
  timer.unref();
  return {
    beat: () => {
      silentLooks = 0;
    },
    stop: () => clearInterval(timer),
  };
}
