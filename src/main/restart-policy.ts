const firstDelay = 250;
const lookBack = 60_000;
const deathsAllowed = 5;

/**
 * Decides how long to wait before something that died is started again: each death within a minute doubles the wait,
 * and at the fifth a further try would only fail again.
 * @returns a function to call at each death with the time in milliseconds; it answers the wait in milliseconds, or
 * null when it is time to give up.
 */
export function restartPolicy(): (now: number) => number | null {
  let deaths: number[] = [];
  return (now) => {
    deaths = [...deaths.filter((time) => now - time < lookBack), now];
    return deaths.length < deathsAllowed ? firstDelay * 2 ** (deaths.length - 1) : null;
  };
}
