import type { UnknownFilter } from '../../../shared/domain.ts';
import { withoutParts } from '../../../shared/query.ts';
import { Button } from '../../ui/button.tsx';
import { withValue } from '../search/completion.ts';
import { focusSearch } from '../search/focus.ts';
import { type Answer, searchStore } from '../search/store.ts';
import { unknownText } from './unknown-text.ts';

/** The filters of a query that no note passes, each with the nearest name there is, and a way to do without it. */
export function UnknownFilters({ answer }: { answer: Answer }) {
  return answer.unknownFilters.map((filter) => <Unknown key={filter.start} filter={filter} query={answer.query} />);
}

function Unknown({ filter, query }: { filter: UnknownFilter; query: string }) {
  const { nearest } = filter;
  const ask = (next: string): void => {
    const { run, mode } = searchStore.getState();
    run(next, mode);
    focusSearch();
  };
  return (
    <div>
      <p className="text-md font-semibold">{unknownText(filter)}</p>
      <p className="mt-3 flex flex-wrap justify-center gap-2">
        {nearest !== null && (
          <Button onClick={() => ask(withValue(query, filter, nearest))}>Search in “{nearest}”</Button>
        )}
        <Button onClick={() => ask(withoutParts(query, [filter]))}>Leave this filter out</Button>
      </p>
    </div>
  );
}
