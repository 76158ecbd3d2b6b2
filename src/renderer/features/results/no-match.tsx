import type { SearchMode } from '../../../shared/domain.ts';
import { isReading } from '../../../shared/library-state.ts';
import { type Message, message, t } from '../../lib/translate.tsx';
import { useLibrary } from '../library/store.ts';
import type { Answer } from '../search/answer.ts';
import { ConflictingFilters } from './conflicting-filters.tsx';
import { isPartial } from './summary.ts';
import { UnknownFilters } from './unknown-filters.tsx';

const hints: Record<SearchMode, Message> = {
  hybrid: message('Try fewer words, or put it another way.'),
  semantic: message('Put it another way, or search by words.'),
  keyword: message('Try fewer words, or search by meaning: the note may put it differently.'),
};

export function NoMatch({ answer }: { answer: Answer }) {
  const isIndexing = useLibrary(({ library }) => library !== null && isReading(library.progress));
  if (answer.unknownFilters.length > 0) {
    return (
      <div className="flex flex-1 flex-col items-center gap-8 px-8 pt-[18vh] text-center">
        <UnknownFilters answer={answer} />
      </div>
    );
  }
  if (answer.conflictingFilters.length > 0) return <ConflictingFilters answer={answer} />;
  return (
    <div className="flex flex-1 flex-col items-center px-8 pt-[18vh] text-center">
      <p className="text-md font-semibold">{titleOf(answer, isIndexing)}</p>
      {!answer.similarTo && !isIndexing && (
        <p className="mt-1.5 max-w-[18.75rem] text-sm leading-5 text-muted">{t(hints[answer.mode])}</p>
      )}
      {(isIndexing || isPartial(answer)) && (
        <p className="mt-3 max-w-[18.75rem] text-sm leading-5 text-dim">
          {isIndexing
            ? t('Your notes are still being read. More can be found in a moment.')
            : t('The meaning of your notes is still being learned. More can be found in a moment.')}
        </p>
      )}
    </div>
  );
}

function titleOf({ similarTo }: Answer, isIndexing: boolean): string {
  if (similarTo) return t('No note is similar');
  return isIndexing ? t('No note matches yet') : t('No note matches');
}
