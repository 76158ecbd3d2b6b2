import type { UnknownFilter } from '../../../shared/domain.ts';
import { withoutParts } from '../../../shared/query.ts';
import { folderName } from '../../lib/paths.ts';
import { t } from '../../lib/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { useLibrary } from '../library/store.ts';
import type { Answer } from '../search/answer.ts';
import { withValue } from '../search/completion.ts';
import { searchFor } from '../search/search-for.ts';
import { unknownText } from './unknown-text.ts';

/** The filters of a query that no note passes, each with the nearest name there is, and a way to do without it. */
export function UnknownFilters({ answer }: { answer: Answer }) {
  return answer.unknownFilters.map((filter) => <Unknown key={filter.start} filter={filter} query={answer.query} />);
}

function Unknown({ filter, query }: { filter: UnknownFilter; query: string }) {
  const { nearest, field, value } = filter;
  const isEmpty = useLibrary(
    ({ library }) =>
      field === 'folder' &&
      library !== null &&
      library.folders.some(({ path, notes }) => notes === 0 && folderName(path).toLowerCase() === value.toLowerCase()),
  );
  return (
    <div>
      <p className="text-md font-semibold">
        {isEmpty
          ? t('No notes in the folder “{value}”: it holds no files that Nearnote reads.', { value })
          : unknownText(filter)}
      </p>
      <p className="mt-3 flex flex-wrap justify-center gap-2">
        {nearest !== null && (
          <Button onClick={() => searchFor(withValue(query, filter, nearest))}>
            {t('Search with “{nearest}” instead', { nearest })}
          </Button>
        )}
        <Button onClick={() => searchFor(withoutParts(query, [filter]))}>{t('Leave this filter out')}</Button>
      </p>
    </div>
  );
}
