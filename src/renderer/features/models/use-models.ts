import { useStore } from 'zustand';
import { createModelsStore, type ModelsStoreState } from './store.ts';

export const modelsStore = createModelsStore();

export function useModels<T>(selector: (state: ModelsStoreState) => T): T {
  return useStore(modelsStore, selector);
}
