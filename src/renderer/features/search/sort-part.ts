import { type SortOrder, withoutParts } from '../../../shared/query.ts';
import { readQuery } from './read-query.ts';

/** A query in another order. */
export function withSort(query: string, order: SortOrder): string {
  const bare = withoutSort(query);
  return order === 'date' ? `${bare.trimEnd()} sort:date`.trimStart() : bare;
}

/** A query without an order asked for: then the best are first. */
export function withoutSort(query: string): string {
  const sorts = readQuery(query).parts.filter(({ kind }) => kind === 'sort');
  return withoutParts(query, sorts);
}
