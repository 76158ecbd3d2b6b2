import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { Problem } from '../../../shared/domain.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { count } from '../../ui/format.ts';
import { Modal } from '../../ui/modal.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import { folderName } from '../library/paths.ts';
import { isSameProblem } from './store.ts';
import { useProblems } from './use-problems.ts';

/** Every file that is not taken in, with the reason and what to do. */
export function ProblemsDialog() {
  const isOpen = useProblems((state) => state.isOpen);
  const close = useProblems((state) => state.close);
  return (
    <Modal isOpen={isOpen} onClose={close} className="max-w-[680px]">
      <Panel />
    </Modal>
  );
}

function Panel() {
  const list = useProblems((state) => state.list);
  const failure = useProblems((state) => state.failure);
  const retrying = useProblems((state) => state.retrying);
  const retry = useProblems((state) => state.retry);

  return (
    <>
      <div className="flex shrink-0 items-start gap-3 border-b border-line py-5 pr-4 pl-6">
        <div className="min-w-0 flex-1">
          <Dialog.Title className="text-base font-semibold">Problems</Dialog.Title>
          <Dialog.Description className="mt-1 text-[13px] leading-5 text-muted">
            Files of your folders that are not searched, or not quite as they are, and why. A file that is changed is
            tried again by itself.
          </Dialog.Description>
          {failure !== null && (
            <p role="alert" className="mt-2 text-[13px] leading-5 break-words text-danger">
              {failure}
            </p>
          )}
        </div>
        {list && list.total > 0 && (
          <Button aria-busy={retrying === 'all'} onClick={() => retry('all')}>
            Retry all
          </Button>
        )}
        <Dialog.Close asChild>
          <IconButton label="Close" className="mt-0.5">
            <X className="size-4" aria-hidden />
          </IconButton>
        </Dialog.Close>
      </div>
      <Scroller label="Files with problems" className="px-3 py-3">
        {list?.total === 0 && <p className="px-3 py-6 text-center text-[13px] text-dim">None: all files are read.</p>}
        <ul>
          {list?.problems.map((problem) => (
            <ProblemRow key={`${problem.folderId} ${problem.path}`} problem={problem} />
          ))}
        </ul>
        {list && list.total > list.problems.length && (
          <p className="px-3 py-2 text-xs text-dim">and {count(list.total - list.problems.length)} more</p>
        )}
      </Scroller>
    </>
  );
}

function ProblemRow({ problem }: { problem: Problem }) {
  const isRetrying = useProblems(
    ({ retrying }) => retrying === 'all' || (retrying !== null && isSameProblem(retrying, problem)),
  );
  const retry = useProblems((state) => state.retry);
  const reveal = useProblems((state) => state.reveal);
  return (
    <li className="flex items-start gap-3 rounded-md px-3 py-2 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <p className="text-[13px] leading-5 break-words">
          <span className="text-dim">{folderName(problem.folder)}/</span>
          {problem.path}
        </p>
        <p className="text-xs leading-5 break-words text-muted">{problem.reason}</p>
      </div>
      <Button size="small" aria-label={`Show ${problem.path} in its folder`} onClick={() => reveal(problem)}>
        Show
      </Button>
      <Button size="small" aria-label={`Retry ${problem.path}`} aria-busy={isRetrying} onClick={() => retry(problem)}>
        Retry
      </Button>
    </li>
  );
}
