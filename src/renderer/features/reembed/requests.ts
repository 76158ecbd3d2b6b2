import { request } from '../../lib/api.ts';
import { runAction } from '../action-status/store.ts';
import { libraryStore } from '../library/store.ts';
import { type ModelChoice, planStore } from './plan-store.ts';

/** Where the settings show the outcome of these commands. */
export const reembedPlace = 're-embed';

/** Pauses the switch under way. The caller says where a failure is shown. */
export function pauseReembed(): Promise<unknown> {
  return request('models.pause', {});
}

/** Goes on with the switch. The caller says where a failure is shown. */
export function resumeReembed(): Promise<unknown> {
  return request('models.resume', {});
}

export function cancelReembed(): void {
  runAction(reembedPlace, () => request('models.cancel', {}));
}

/**
 * Goes back to kept vectors at once. The user is asked first if that would cancel another switch. The caller says where a
 * failure is shown.
 */
export async function switchBack(choice: ModelChoice): Promise<void> {
  if (libraryStore.getState().library?.reembed) planStore.getState().consider(choice);
  else await request('models.use', { key: choice.key });
}
