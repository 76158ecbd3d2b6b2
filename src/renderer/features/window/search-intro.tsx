import { keyNames } from '../../lib/platform.ts';
import { Keys } from '../../ui/keys.tsx';
import { RecentSearches } from '../saved-searches/recent-searches.tsx';

const shortcuts = [
  { keys: ['/'], or: [keyNames.command, 'K'], does: 'search from anywhere' },
  { keys: ['↑', '↓'], does: 'move through the results' },
  { keys: ['↵'], does: 'read the note at its passage' },
  { keys: ['folder:', 'tag:', '"…"', '-…'], does: 'narrow it down' },
];

/** Shown before the first search: what to type, recent searches, and useful keys. */
export function SearchIntro() {
  return (
    <div className="flex flex-1 flex-col items-center justify-center-safe overflow-y-auto px-8 pt-4 pb-[8vh] text-center">
      <p className="text-[15px] font-semibold">Ask in your own words</p>
      <p className="mt-1.5 max-w-[340px] text-[13px] leading-5 text-muted">
        A question, a phrase, or just the gist of what you remember. Your words need not be the note’s.
      </p>
      <RecentSearches />
      <dl className="mt-8 grid grid-cols-[auto_auto] items-center gap-x-3 gap-y-2.5 text-[13px] text-dim">
        {shortcuts.map(({ keys, or, does }) => (
          <div key={does} className="contents">
            <dt className="flex items-center justify-end gap-1.5">
              <Keys of={keys} />
              {or && (
                <>
                  or <Keys of={or} />
                </>
              )}
            </dt>
            <dd className="text-left">{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
