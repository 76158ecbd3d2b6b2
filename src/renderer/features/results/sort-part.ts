import { type SortOrder, withoutParts } from '../../../shared/query.ts';
import { readQuery } from '../search/read-query.ts';

/** A query in another order. The best first is how it is without being asked for. */
export function withSort(query: string, order: SortOrder): string {
  const sorts = readQuery(query).parts.filter(({ kind }) => kind === 'sort');
  const bare = withoutParts(query, sorts);
  return order === 'date' ? `${bare.trimEnd()} sort:date`.trimStart() : bare;
}
