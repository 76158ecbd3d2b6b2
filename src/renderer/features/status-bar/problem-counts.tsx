import type { LibraryState } from '../../../shared/library-state.ts';
import { amount } from '../../lib/amounts.ts';
import { t } from '../../lib/translate.tsx';
import { Hint } from '../../ui/hint.tsx';
import { failuresStore } from '../failures/store.ts';
import { problemsStore } from '../problems/store.ts';

const look = 'shrink-0 rounded px-1 text-muted hover:text-ink';

/** How many passages could not be embedded, files could not be read and remarks there are; nothing where there are none. */
export function ProblemCounts({
  failed,
  skippedFiles,
  remarks,
}: Pick<LibraryState, 'failed' | 'skippedFiles' | 'remarks'>) {
  return (
    <>
      {failed > 0 && (
        <Hint side="top" text={t('Show which, and why. Search by words still finds them.')}>
          <button type="button" className={look} onClick={failuresStore.getState().show}>
            {t('{count, plural, one {# passage} other {# passages}} failed', { count: failed })}
          </button>
        </Hint>
      )}
      {skippedFiles > 0 && (
        <Hint side="top" text={t('Show which files are not indexed, why, and what to do.')}>
          <button type="button" className={look} onClick={problemsStore.getState().show}>
            {amount(skippedFiles, 'problem')}
          </button>
        </Hint>
      )}
      {remarks > 0 && (
        <Hint side="top" text={t('These files are searched. Show what is to be known of them.')}>
          <button
            type="button"
            className="shrink-0 rounded px-1 hover:text-ink"
            onClick={problemsStore.getState().show}
          >
            {t('{count, plural, one {# remark} other {# remarks}}', { count: remarks })}
          </button>
        </Hint>
      )}
    </>
  );
}
