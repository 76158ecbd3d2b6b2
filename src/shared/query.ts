import { type FilterField, filterField, type TextRange } from './domain.ts';

export type { FilterField };
export const filterFields = filterField.options;

/** A part of a query with a meaning in the query language, and its place in the query as typed. */
export type QueryPart = TextRange &
  (
    | { kind: 'phrase'; value: string; negated: boolean }
    /** A single word that notes must not hold. */
    | { kind: 'without'; value: string }
    | { kind: 'filter'; field: Exclude<FilterField, 'after' | 'before' | 'sort'>; value: string; negated: boolean }
    /** `time` is the first moment of the date: `after:2025-01` includes it, `before:2025-01` does not. Milliseconds since the epoch. */
    | { kind: 'date'; field: 'after' | 'before'; value: string; time: number; negated: boolean }
    /** A filter without a value, or with the beginning of a type, a date or an order: it keeps every note, and is no word to search for. */
    | { kind: 'unfinished'; field: FilterField; value: string; negated: boolean }
    /** The order of what is found; the last one counts. */
    | { kind: 'sort'; by: SortOrder }
  );

/** The best first, or the newest. */
export type SortOrder = 'relevance' | 'date';

/** The order that a query asks for. */
export function sortOf({ parts }: Pick<ParsedQuery, 'parts'>): SortOrder {
  return parts.findLast((part) => part.kind === 'sort')?.by ?? 'relevance';
}

/** A parsed query. */
export interface ParsedQuery {
  /** The text to search for: without filters and exclusions, and phrases without their quotation marks. */
  text: string;
  /** In the order of the query. */
  parts: QueryPart[];
}

/** A query without some of its parts, which are in the order of the query. */
export function withoutParts(query: string, parts: readonly TextRange[]): string {
  return parts.reduceRight(
    (rest, { start, end }) =>
      [rest.slice(0, start).trimEnd(), rest.slice(end).trimStart()].filter((text) => text !== '').join(' '),
    query,
  );
}

/** Whether nothing is asked (yet): there are no words, and no part that says which notes are wanted. */
export function asksNothing({ text, parts }: ParsedQuery): boolean {
  return text.trim() === '' && parts.every(({ kind }) => kind === 'unfinished');
}
