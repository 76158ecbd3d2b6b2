import type { LibraryState } from '../../../shared/domain.ts';
import { plural } from '../../ui/format.ts';
import { Hint } from '../../ui/hint.tsx';
import { useFailures } from '../failures/use-failures.ts';
import { useProblems } from '../problems/use-problems.ts';

const look = 'shrink-0 rounded px-1 text-muted hover:text-ink';

/** What could not be read, and what could not be embedded; nothing where nothing was left out. */
export function LeftOut({ failed, skippedFiles }: Pick<LibraryState, 'failed' | 'skippedFiles'>) {
  const showFailures = useFailures((state) => state.show);
  const showProblems = useProblems((state) => state.show);
  return (
    <>
      {failed > 0 && (
        <Hint side="top" text="Show which, and why. Their words are still found.">
          <button type="button" className={look} onClick={showFailures}>
            {plural(failed, 'passage')} failed
          </button>
        </Hint>
      )}
      {skippedFiles > 0 && (
        <Hint side="top" text="Show which files are not searched, why, and what to do.">
          <button type="button" className={look} onClick={showProblems}>
            {plural(skippedFiles, 'problem')}
          </button>
        </Hint>
      )}
    </>
  );
}
