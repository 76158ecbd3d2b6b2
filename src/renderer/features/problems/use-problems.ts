import { useStore } from 'zustand';
import type { Problem } from '../../../shared/domain.ts';
import { request } from '../../api.ts';
import { createRetryListStore, type RetryListState } from '../retry-list/store.ts';

interface ProblemList {
  /** The first of them, where there are many. */
  problems: readonly Problem[];
  total: number;
}

type ProblemRef = Pick<Problem, 'folderId' | 'path'>;

export const problemsStore = createRetryListStore<ProblemList, ProblemRef>({
  read: () => request('problems.list', {}),
  retry: (which) => request('problems.retry', { only: which === 'all' ? null : which }),
});

/** Shows the file where it lies. */
export function revealProblem(problem: ProblemRef): void {
  request('problems.reveal', problem).catch(problemsStore.getState().fail);
}

export function useProblems<T>(selector: (state: RetryListState<ProblemList, ProblemRef>) => T): T {
  return useStore(problemsStore, selector);
}
