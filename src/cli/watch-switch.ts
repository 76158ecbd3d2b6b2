import type { Engine } from '../engine/engine.ts';
import { NearnoteError } from '../shared/errors.ts';
import type { LibraryState } from '../shared/library-state.ts';
import { type UserText, userText } from '../shared/user-text.ts';

/** Milliseconds between two looks. */
const lookEvery = 200;

/**
 * Waits until no switch is under way. A limit of the service is waited for.
 * @throws NearnoteError `embedding-failed` with what only the user can change; the switch is noted still.
 */
export async function switchDone(engine: Engine): Promise<void> {
  const stopped = Promise.withResolvers<never>();
  // Also keeps the program running while all there is to do is to wait for a service.
  const timer = setInterval(() => {
    const reason = troubleOf(engine.state());
    if (reason !== null) stopped.reject(new NearnoteError('embedding-failed', reason));
  }, lookEvery);
  try {
    await Promise.race([engine.models.settled(), stopped.promise]);
  } finally {
    clearInterval(timer);
  }
}

function troubleOf({ reembed: run }: LibraryState): UserText | null {
  if (run === null || run.pause === null || run.pause.by === 'provider') return null;
  return run.pause.by === 'trouble' ? run.pause.reason : userText('The switch is paused.');
}
