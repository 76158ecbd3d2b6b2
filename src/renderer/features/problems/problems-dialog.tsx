import type { Problem } from '../../../shared/domain.ts';
import { visible } from '../../../shared/visible.ts';
import { folderName } from '../../lib/paths.ts';
import { t, told } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { RetryList } from '../retry-list/retry-list.tsx';
import { problemsStore, revealProblem, useProblems } from './store.ts';

/** Every file that is not indexed, with the reason and what to do about it, and beneath them remarks on those that are. */
export function ProblemsDialog() {
  return (
    <RetryList
      store={problemsStore}
      title={t('Problems')}
      description={t(
        'Files in your folders that are not indexed, or only in part, and why. Files are retried automatically when they change.',
      )}
      label={t('Files with problems')}
      empty={t('None: every file is indexed.')}
      className="max-w-[42.5rem]"
      shown={({ problems }) => problems.length}
    >
      {({ problems }) => (
        <>
          <ProblemRows problems={problems.filter(({ isRemark }) => !isRemark)} />
          <Remarks problems={problems.filter(({ isRemark }) => isRemark)} />
        </>
      )}
    </RetryList>
  );
}

function ProblemRows({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul>
      {problems.map((problem) => (
        <ProblemRow key={`${problem.folderId} ${problem.path}`} problem={problem} />
      ))}
    </ul>
  );
}

/** What is to be known of files that are searched, and of files of patterns. */
function Remarks({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <section className="mt-4 first:mt-0">
      <h3 className="px-3 py-1 text-xs font-semibold text-muted">{t('Remarks')}</h3>
      <ProblemRows problems={problems} />
    </section>
  );
}

function ProblemRow({ problem }: { problem: Problem }) {
  const { folderId, path, others } = problem;
  const isRetrying = useProblems(
    ({ retrying }) =>
      retrying === 'all' || (retrying !== null && retrying.folderId === folderId && retrying.path === path),
  );
  const retry = useProblems((state) => state.retry);
  return (
    <li className="flex items-start gap-3 rounded-md px-3 py-2 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <p className="text-sm leading-5 break-words">
          <span className="text-dim">{visible(folderName(problem.folder))}/</span>
          {visible(path)}
          {others > 0 && ` ${t('and {others, plural, one {# other picture} other {# other pictures}}', { others })}`}
        </p>
        <p className="text-xs leading-5 break-words text-muted">{told(problem.reason)}</p>
      </div>
      <Button
        size="small"
        aria-label={t('Show {path} in its folder', { path })}
        onClick={() => revealProblem({ folderId, path })}
      >
        {t('Show')}
      </Button>
      {others === 0 && (
        <Button
          size="small"
          aria-label={t('Retry {path}', { path })}
          aria-busy={isRetrying}
          onClick={() => retry({ folderId, path })}
        >
          {t('Retry')}
        </Button>
      )}
    </li>
  );
}
