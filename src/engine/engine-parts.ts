import type { NearnoteError } from '../shared/errors.ts';
import type { LibraryState } from '../shared/library-state.ts';
import type { Logger } from '../shared/log.ts';
import type { MapState } from '../shared/map.ts';
import type { ModelsState } from '../shared/models.ts';
import type { StartInference } from './embedding/inference-process.ts';
import type { Generations } from './generations/generations.ts';
import type { DeletedText } from './indexing/deleted-text.ts';
import type { Indexer } from './indexing/indexer.ts';
import type { Watching } from './indexing/watching/watching.ts';
import type { System } from './lib/system.ts';
import type { LibraryFile } from './library/library-file.ts';
import type { LibraryFolders } from './library/library-folders.ts';
import type { LibraryHealth } from './library/library-health.ts';
import type { LibraryStatus } from './library/library-status.ts';
import type { LibraryLock } from './library/lock.ts';
import type { RunRecord } from './library/run-record.ts';
import type { SampleVault } from './library/sample-vault.ts';
import type { SavedSearches } from './library/saved-searches.ts';
import type { LibraryMap } from './map/library-map.ts';
import type { ModelAdviser } from './model-adviser.ts';
import type { ModelRegistry } from './models/model-registry.ts';
import type { ParsingThreads } from './parsing/parsing-threads.ts';
import type { ScanReading } from './scans/scan-reading.ts';
import type { NoteStore } from './store/notes.ts';

/** What an engine is given by the program that runs it. */
export interface EngineDependencies {
  startInference: StartInference;
  system: System;
  logger: Logger;
  /** Called with the new state after changes, at most ten times a second. */
  onLibraryChange: (state: LibraryState) => void;
  /** Called after changes to the list of models, at most four times a second. */
  onModelsChange: (state: ModelsState) => void;
  /** Called after changes to the map, at most ten times a second. */
  onMapChange: (state: MapState) => void;
  /** The database has ended by itself, once: the engine is of no more use, and what is stored is safe. */
  onDatabaseEnded: (error: NearnoteError) => void;
}

/** The parts of an open library. */
export interface EngineServices {
  store: NoteStore;
  lock: LibraryLock;
  folders: LibraryFolders;
  models: ModelRegistry;
  adviser: ModelAdviser;
  libraryStatus: LibraryStatus;
  generations: Generations;
  threads: ParsingThreads;
  indexer: Indexer;
  file: LibraryFile;
  scans: ScanReading;
  searches: SavedSearches;
  sample: SampleVault;
  map: LibraryMap;
  watching: Watching;
  health: LibraryHealth;
  runRecord: RunRecord;
  deletedText: DeletedText;
  logger: Logger;
}
