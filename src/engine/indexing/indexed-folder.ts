import type { FolderSettings } from '../../shared/domain.ts';

/** A folder of the library with what decides which of its files are notes. */
export interface IndexedFolder {
  id: number;
  path: string;
  settings: FolderSettings;
}

export interface IndexingObserver {
  /** A folder of the folder is about to be read. */
  onFolder(path: string): void;
  /** What there is to do is known; does it. */
  onWork(files: number, work: () => Promise<void>): Promise<void>;
  /** Called as work goes on, with files. */
  onProgress(done: number, total: number): Promise<void>;
}
