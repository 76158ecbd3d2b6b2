import { type ReactNode, useEffect } from 'react';
import { t } from '../../lib/translate.tsx';
import { Keys } from '../../ui/keys.tsx';
import { Scroller } from '../../ui/scroller.tsx';
import { FixedKeyLabel, KeyLabel } from '../commands/key-label.tsx';
import { useLibrary } from '../library/store.ts';
import { moveKeys, readKeys } from '../results/commands.ts';
import { RecentSearches } from '../saved-searches/recent-searches.tsx';
import { focusSearchCommand } from '../search/commands.ts';
import { OnThisDay, RecentNotes, SavedOnHome } from './home-notes.tsx';
import { SampleQuestions } from './sample-questions.tsx';
import { loadHome } from './store.ts';

const filters = ['folder:', 'tag:', '"…"', '-…'];

/** Shown while the search box is empty: where one left off, what one looks for often, and what can be typed. */
export function Home() {
  const revision = useLibrary((state) => state.library?.revision);
  // Whatever the library has changed to is read anew.
  useEffect(() => {
    if (revision !== undefined) loadHome();
  }, [revision]);

  return (
    <Scroller label={t('Home page')} className="@container">
      <div className="mx-auto max-w-[46rem] px-6 pt-8 pb-10 @2xl:pt-[10vh]">
        <p className="text-center text-md font-semibold">{t('Ask in your own words')}</p>
        <p className="mx-auto mt-1.5 max-w-[22rem] text-center text-sm leading-5 text-muted">
          {t('A question, a phrase, or just the gist of what you remember. Your words need not be the note’s.')}
        </p>
        <SampleQuestions />
        <div className="mt-7 grid grid-cols-[repeat(auto-fit,minmax(min(19rem,100%),1fr))] gap-x-8 gap-y-6">
          <RecentSearches />
          <RecentNotes />
          <SavedOnHome />
          <OnThisDay />
        </div>
        <dl className="mx-auto mt-4 grid w-fit grid-cols-[auto_auto] items-center gap-x-3 gap-y-2.5 text-sm text-dim">
          <Usage does={t('search from anywhere')}>
            <KeyLabel of={focusSearchCommand} all />
          </Usage>
          <Usage does={t('move through the results')}>
            <FixedKeyLabel of={moveKeys} />
          </Usage>
          <Usage does={t('read the note at its passage')}>
            <FixedKeyLabel of={readKeys} />
          </Usage>
          <Usage does={t('narrow it down')}>
            <Keys of={filters} />
          </Usage>
        </dl>
      </div>
    </Scroller>
  );
}

function Usage({ does, children }: { does: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="flex items-center justify-end gap-1.5">{children}</dt>
      <dd className="text-left">{does}</dd>
    </div>
  );
}
