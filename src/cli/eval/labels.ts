import { linesOf, unreadable } from '../json-lines.ts';
import type { Grades } from './metrics.ts';

/** By query, the documents that answer it, with how well. */
export type Labels = ReadonlyMap<string, Grades>;

/**
 * Reads labels in BEIR's form: lines of query, document and score with tabs between them, usually below a line that
 * names the columns. A score of 0 or less says that the document does not answer.
 * @throws NearnoteError `invalid-request`, with the line that is broken.
 */
export async function readLabels(file: string): Promise<Labels> {
  const labels = new Map<string, Map<string, number>>();
  let number = 0;
  try {
    for await (const line of linesOf(file)) {
      number++;
      const columns = line.trim().split('\t');
      const [query, document, grade] = columns;
      if (columns.length === 1 && query === '') continue;
      if (query === undefined || document === undefined || grade === undefined || columns.length > 3) {
        throw new Error('A query, a document and a score are expected, with tabs between them.');
      }
      const score = Number(grade);
      if (Number.isNaN(score)) {
        if (number === 1) continue;
        throw new Error(`“${grade}” is no score.`);
      }
      if (score <= 0) continue;
      const grades = labels.get(query) ?? new Map<string, number>();
      labels.set(query, grades.set(document, score));
    }
  } catch (error) {
    throw unreadable(number === 0 ? file : `${file}, line ${number}`, error);
  }
  return labels;
}
