import { useStore } from 'zustand';
import { request } from '../../api.ts';
import { createFolderSettingsStore, type FolderSettingsState } from './store.ts';

const folderSettingsStore = createFolderSettingsStore({
  preview: (folderId, settings) => request('folders.preview', { folderId, settings }),
  configure: (folderId, settings) => request('folders.configure', { folderId, settings }),
});

export function useFolderSettings<T>(selector: (state: FolderSettingsState) => T): T {
  return useStore(folderSettingsStore, selector);
}
