import type { EmbeddingFailure } from '../../../shared/domain.ts';

export function failureWith(change: Partial<EmbeddingFailure>): EmbeddingFailure {
  return {
    noteId: 1,
    chunkId: 1,
    title: 'A note',
    folder: '/notes',
    path: 'a.md',
    headings: [],
    passage: 'Text.',
    reason: 'The model gave no number for it.',
    model: 'bge-small-en-v1.5 q8',
    ...change,
  };
}
