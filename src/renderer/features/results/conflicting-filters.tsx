import { withoutParts } from '../../../shared/query.ts';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import type { Answer } from '../search/answer.ts';
import { searchFor } from '../search/search-for.ts';

/** The filters of a query that no note passes together, each with a way to do without it. */
export function ConflictingFilters({ answer: { query, conflictingFilters } }: { answer: Answer }) {
  return (
    <div className="flex flex-1 flex-col items-center px-8 pt-[18vh] text-center">
      <p className="text-md font-semibold">{t('No note passes these filters together')}</p>
      <p className="mt-3 flex flex-wrap justify-center gap-2">
        {conflictingFilters.map((filter) => (
          <Button key={filter.start} onClick={() => searchFor(withoutParts(query, [filter]))}>
            {t('Leave out {filter}', { filter: query.slice(filter.start, filter.end) })}
          </Button>
        ))}
      </p>
    </div>
  );
}
