import { useStore } from 'zustand';
import { request } from '../../api.ts';
import { createProblemsStore, type ProblemsState } from './store.ts';

export const problemsStore = createProblemsStore({
  read: () => request('problems.list', {}),
  retry: (only) => request('problems.retry', { only }),
  reveal: (problem) => request('problems.reveal', problem),
});

export function useProblems<T>(selector: (state: ProblemsState) => T): T {
  return useStore(problemsStore, selector);
}
