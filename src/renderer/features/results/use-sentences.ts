import { useStore } from 'zustand';
import type { FoundPassage, TextRange } from '../../../shared/domain.ts';
import { request } from '../../api.ts';
import { noticesStore } from '../notices/use-notices.ts';
import { createSentencesStore } from './sentences-store.ts';

export const sentencesStore = createSentencesStore(async (query, chunkIds) => {
  const { sentences } = await request('search.sentences', { query, chunkIds });
  return sentences;
}, noticesStore.getState().report);

/** The sentence of a passage that answers: the one that came with the answer, or the one that arrived since. */
export function useSentence(passage: Pick<FoundPassage, 'sentence'> & { chunkId: number | null }): TextRange | null {
  const { chunkId, sentence } = passage;
  const arrived = useStore(sentencesStore, ({ found }) => (chunkId === null ? undefined : found.get(chunkId)));
  return sentence ?? arrived ?? null;
}
