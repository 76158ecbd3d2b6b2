import { useStore } from 'zustand';
import { type Attempt, attemptAt, createAttemptsStore } from './store.ts';

export const attemptsStore = createAttemptsStore();

export const { attempt } = attemptsStore.getState();

/** What became of the last attempt at that place. */
export function useAttempt(place: string): Attempt {
  return useStore(attemptsStore, (state) => attemptAt(state, place));
}
