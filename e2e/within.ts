import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits for a promise, but not for ever: a scenario that hangs has to say what it waited for.
 * @throws Error when `what` is not over in time; what the promise rejects with.
 */
export async function within<T>(milliseconds: number, what: string, promise: Promise<T>): Promise<T> {
  const over = new AbortController();
  const limit = wait(milliseconds, undefined, { signal: over.signal }).then(() => {
    throw new Error(`${what} took more than ${milliseconds / 1_000} s.`);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    over.abort();
  }
}
