import type { Problem } from '../../../shared/domain.ts';
import { type RequestOutput, request } from '../../lib/api.ts';
import { follow, hookOf } from '../../lib/store.ts';
import { libraryStore } from '../library/store.ts';
import { createRetryListStore } from '../retry-list/store.ts';

type ProblemRef = Pick<Problem, 'folderId' | 'path'>;

/** The files that are not indexed: the first of them, where there are many. */
export const problemsStore = createRetryListStore<RequestOutput<'problems.list'>, ProblemRef>('problems', {
  read: () => request('problems.list', {}),
  retry: (which) => request('problems.retry', { only: which === 'all' ? null : which }),
});

export const useProblems = hookOf(problemsStore);

/** Shows the file in the file manager. */
export function revealProblem(problem: ProblemRef): void {
  request('problems.reveal', problem).catch(problemsStore.getState().fail);
}

follow(libraryStore, ({ library }) => [library?.skippedFiles, library?.remarks], problemsStore.getState().refresh);
