import { useStore } from 'zustand';
import { request } from '../../api.ts';
import { createPreviewStore, type PreviewState } from './store.ts';

export const previewStore = createPreviewStore(({ noteId, chunkId }) => request('note.read', { noteId, chunkId }));

export function usePreview<T>(selector: (state: PreviewState) => T): T {
  return useStore(previewStore, selector);
}
