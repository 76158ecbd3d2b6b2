import type { TextRange } from './domain.ts';

/** What a filter of the query language looks at. */
export type FilterField = 'folder' | 'tag' | 'type' | 'path' | 'after' | 'before';

/** A part of a query that the query language gives a meaning to, with its place in the query as typed. */
export type QueryPart = TextRange &
  (
    | { kind: 'phrase'; value: string; negated: boolean }
    /** A single word that notes must not hold. */
    | { kind: 'without'; value: string }
    | { kind: 'filter'; field: Exclude<FilterField, 'after' | 'before'>; value: string; negated: boolean }
    /** `after:2025-01` begins with the first moment of that month, `before:2025-01` ends before it. Milliseconds since the epoch. */
    | { kind: 'date'; field: 'after' | 'before'; value: string; time: number; negated: boolean }
  );

/** A query, read by the query language. Any text is a valid one. */
export interface ParsedQuery {
  /** What is searched for: everything but filters and what is excluded; phrases without their quotation marks. */
  text: string;
  /** In the order in which they were typed. */
  parts: QueryPart[];
}
