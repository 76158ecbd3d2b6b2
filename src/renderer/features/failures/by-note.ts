import type { EmbeddingFailure } from '../../../shared/domain.ts';

interface NoteFailures {
  documentId: number;
  title: string;
  folder: string;
  path: string;
  failures: EmbeddingFailure[];
}

/** The failures of each note together, notes and passages in the order they came. */
export function byNote(failures: readonly EmbeddingFailure[]): NoteFailures[] {
  return [...Map.groupBy(failures, ({ documentId }) => documentId).values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const { documentId, title, folder, path } = first;
    return [{ documentId, title, folder, path, failures: of }];
  });
}
