import type { TextRange } from '../../../shared/domain.ts';
import type { ParsedQuery, QueryPart } from '../../../shared/query.ts';
import type { Filters } from '../ranking/filters.ts';

/**
 * The filters of a query that exclude each other: some notes pass each, but none all of them. Two that do so by themselves
 * are named alone.
 */
export function conflictingFiltersOf({ parts }: ParsedQuery, filters: Filters): TextRange[] {
  const all = parts.filter((part) => part.kind === 'filter' || part.kind === 'date');
  const isEmpty = (some: readonly QueryPart[]): boolean => filters.passing(some)?.size === 0;
  if (!isEmpty(all) || all.some((part) => isEmpty([part]))) return [];
  const pairs = all.flatMap((one, place) => all.slice(place + 1).map((other) => [one, other]));
  return (pairs.find(isEmpty) ?? all).map(({ start, end }) => ({ start, end }));
}
