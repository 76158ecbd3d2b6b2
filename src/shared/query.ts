import type { TextRange } from './domain.ts';

/** The fields of the query language’s filters. */
export type FilterField = 'folder' | 'tag' | 'type' | 'path' | 'after' | 'before';

/** A part of a query with a meaning in the query language, and its place in the query as typed. */
export type QueryPart = TextRange &
  (
    | { kind: 'phrase'; value: string; negated: boolean }
    /** A single word that notes must not hold. */
    | { kind: 'without'; value: string }
    | { kind: 'filter'; field: Exclude<FilterField, 'after' | 'before'>; value: string; negated: boolean }
    /** `time` is the first moment of the date: `after:2025-01` includes it, `before:2025-01` does not. Milliseconds since the epoch. */
    | { kind: 'date'; field: 'after' | 'before'; value: string; time: number; negated: boolean }
  );

/** A parsed query. */
export interface ParsedQuery {
  /** The text to search for: without filters and exclusions, and phrases without their quotation marks. */
  text: string;
  /** In the order of the query. */
  parts: QueryPart[];
}
