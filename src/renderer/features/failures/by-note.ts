import type { EmbeddingFailure } from '../../../shared/domain.ts';

interface NoteFailures {
  noteId: number;
  title: string;
  folder: string;
  path: string;
  failures: EmbeddingFailure[];
}

/** The failures of each note together, notes and passages in the order they came. */
export function byNote(failures: readonly EmbeddingFailure[]): NoteFailures[] {
  return [...Map.groupBy(failures, ({ noteId }) => noteId).values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const { noteId, title, folder, path } = first;
    return [{ noteId, title, folder, path, failures: of }];
  });
}
