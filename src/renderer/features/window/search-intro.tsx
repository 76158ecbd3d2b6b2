import type { ReactNode } from 'react';
import { Keys } from '../../ui/keys.tsx';
import { FixedKeyLabel, KeyLabel } from '../commands/key-label.tsx';
import { moveKeys, readKeys } from '../results/commands.ts';
import { RecentSearches } from '../saved-searches/recent-searches.tsx';
import { focusSearchCommand } from '../search/commands.ts';

const filters = ['folder:', 'tag:', '"…"', '-…'];

/** Shown before the first search: what to type, recent searches, and useful keys. */
export function SearchIntro() {
  return (
    <div className="flex flex-1 flex-col items-center justify-center-safe overflow-y-auto px-8 pt-4 pb-[8vh] text-center">
      <p className="text-md font-semibold">Ask in your own words</p>
      <p className="mt-1.5 max-w-[21.25rem] text-sm leading-5 text-muted">
        A question, a phrase, or just the gist of what you remember. Your words need not be the note’s.
      </p>
      <RecentSearches />
      <dl className="mt-8 grid grid-cols-[auto_auto] items-center gap-x-3 gap-y-2.5 text-sm text-dim">
        <Usage does="search from anywhere">
          <KeyLabel of={focusSearchCommand} all />
        </Usage>
        <Usage does="move through the results">
          <FixedKeyLabel of={moveKeys} />
        </Usage>
        <Usage does="read the note at its passage">
          <FixedKeyLabel of={readKeys} />
        </Usage>
        <Usage does="narrow it down">
          <Keys of={filters} />
        </Usage>
      </dl>
    </div>
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
