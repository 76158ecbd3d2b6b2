import { useStore } from 'zustand';
import { type ActionStatus, actionStatusAt, createActionStatusStore } from './store.ts';

export const actionStatusStore = createActionStatusStore();

export const { runAction } = actionStatusStore.getState();

/** What became of the last action at that place. */
export function useActionStatus(place: string): ActionStatus {
  return useStore(actionStatusStore, (state) => actionStatusAt(state, place));
}
