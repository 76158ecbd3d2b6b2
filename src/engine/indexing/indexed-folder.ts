import type { FolderSettings } from '../../shared/domain.ts';

/** A folder of the library, with the settings that decide which of its files are notes. */
export interface IndexedFolder {
  id: number;
  path: string;
  settings: FolderSettings;
}

export interface IndexingObserver {
  /** Called before a subfolder is read. */
  onFolder(path: string): void;
  /** Called with the number of files found so far. */
  onFound(files: number): void;
  /** Called with the number of files to index, and the work to run. */
  onWork(files: number, work: () => Promise<void>): Promise<void>;
  /** Called with the number of files parsed so far, and of all files to index; often. */
  onParsed(done: number, total: number): void;
  /** Called after each batch was stored. */
  onStored(): Promise<void>;
}
