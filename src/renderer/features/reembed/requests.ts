import { NearnoteError } from '../../../shared/errors.ts';
import { request } from '../../api.ts';
import { runAction } from '../action-status/use-action-status.ts';
import { libraryStore } from '../library/use-library.ts';
import type { Candidate } from './plan-store.ts';
import { planStore } from './use-plan.ts';

/** Where the settings show what became of a command to the run. */
export const runPlace = 'run';

export function pauseRun(): void {
  runAction(runPlace, () => request('models.pause', {}));
}

export function resumeRun(): void {
  runAction(runPlace, () => request('models.resume', {}));
}

export function cancelRun(): void {
  runAction(runPlace, () => request('models.cancel', {}));
}

/** Goes back to kept vectors at once. Asks first where that would end another switch, or send texts to a host not yet agreed to. */
export function switchBack(candidate: Candidate): void {
  const { consider } = planStore.getState();
  if (libraryStore.getState().library?.reembed) {
    consider(candidate);
    return;
  }
  runAction(candidate.key, async () => {
    try {
      await request('models.use', { key: candidate.key, agreed: false });
    } catch (error) {
      if (!(error instanceof NearnoteError) || error.code !== 'consent-missing') throw error;
      consider(candidate);
    }
  });
}
