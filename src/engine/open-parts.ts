import { join } from 'node:path';
import type { EngineOptions } from '../shared/engine-process.ts';
import { withLog } from './embedding/inference-log.ts';
import type { EngineDependencies, EngineServices } from './engine-parts.ts';
import { Generations, statusModelOf } from './generations/generations.ts';
import { activeGeneration } from './generations/stored-generations.ts';
import { DeletedText } from './indexing/deleted-text.ts';
import { Indexer } from './indexing/indexer.ts';
import { Watching } from './indexing/watching/watching.ts';
import { openLibraryFile } from './library/library-file.ts';
import { LibraryFolders } from './library/library-folders.ts';
import { LibraryHealth } from './library/library-health.ts';
import { LibraryStatus } from './library/library-status.ts';
import { openDatabase } from './library/open-database.ts';
import { RunRecord } from './library/run-record.ts';
import { SampleVault } from './library/sample-vault.ts';
import { SavedSearches } from './library/saved-searches.ts';
import { logOpened } from './library-opened.ts';
import { scansOf } from './library-scans.ts';
import { LibraryMap } from './map/library-map.ts';
import { ModelAdviser } from './model-adviser.ts';
import { ModelCommands } from './model-commands.ts';
import { starter } from './models/catalogue.ts';
import { specOf } from './models/catalogue-entry.ts';
import { ModelRegistry } from './models/model-registry.ts';
import { ParsingThreads } from './parsing/parsing-threads.ts';
import { openTextIndex } from './store/load-text-index.ts';
import { Dictionary } from './text-index/analysis/dictionary.ts';

/** What an open library consists of. */
interface OpenParts {
  services: EngineServices;
  commands: ModelCommands;
}

/** Opens all parts of a library, see `Engine.open`. */
export async function openParts(options: EngineOptions, dependencies: EngineDependencies): Promise<OpenParts> {
  const { library, models: builtIn, data, mapWorker: worker } = options;
  const { system, logger, onLibraryChange, onModelsChange, onMapChange } = dependencies;
  const startedAt = performance.now();
  const startInference = withLog(dependencies.startInference, logger);
  const opener = { name: options.owner, session: options.session };
  const { database, lock } = await openDatabase(library, opener, options.template, options.rebuilding);
  try {
    const store = { database, index: openTextIndex(database) };
    const deletedText = new DeletedText(store, library, logger, options.rebuilding !== 'forbidden', () =>
      generations.active.eraseVectors(),
    );
    const file = await openLibraryFile(library, starterSpec, database);
    const folders = await LibraryFolders.open(store, file);
    const sample = await SampleVault.open(options.sample, data);
    const models = await ModelRegistry.open({ builtIn, data, system, startInference });
    const generation = await activeGeneration(database, file);
    const tokenizer = join(builtIn, starter.id, 'tokenizer.json');
    const dictionary = new Dictionary(tokenizer);
    const settingsOf = (path: string) => folders.settingsOf(path);
    const aboutFolder = (path: string) => ({ settings: settingsOf(path), isSample: path === sample.path });
    const libraryStatus = new LibraryStatus(database, statusModelOf(generation, models), aboutFolder, (state) => {
      onLibraryChange(state);
      adviser.follow(state);
      scans.follow(state);
    });
    const adviser = new ModelAdviser({ store, models, libraryStatus, file, library, logger });
    const generations = await Generations.open({ store, dictionary, file, models, libraryStatus, logger }, generation);
    libraryStatus.showSlowdown((of) => {
      const key = of === 'active' ? null : generations.switchingTo;
      const { spec } = (key !== null && generations.generationOf(key)) || generations.active.generation;
      return spec.kind === 'local' ? models.pace.slowdown : null;
    });
    const runRecord = new RunRecord(library);
    const recognised = join(library, 'recognised');
    // One tokenizer cuts the chunks for every model: switching models never changes them.
    const threads = new ParsingThreads(options.parsingWorker, tokenizer, logger, {}, runRecord, recognised);
    const watching = new Watching((path, reason) => libraryStatus.folderPolled(path, reason));
    const indexer = new Indexer({
      store,
      threads,
      libraryStatus,
      generations,
      logger,
      settingsOf: ({ path }) => settingsOf(path),
      onFolder: ({ id }, subfolder) => watching.watchSubfolder(id, subfolder),
    });
    const basis = { store, file, indexer, generations, libraryStatus, models };
    const scans = scansOf(basis, { data, recognised }, startInference);
    const health = await LibraryHealth.open(library, database, libraryStatus, dependencies.onDatabaseEnded);
    await libraryStatus.count(true);
    libraryStatus.endPhase();
    const searches = new SavedSearches(library);
    const map = new LibraryMap({ store, libraryStatus, generations, worker, logger, onChange: onMapChange });
    const services = {
      store,
      lock,
      folders,
      models,
      adviser,
      libraryStatus,
      generations,
      threads,
      indexer,
      watching,
      file,
      scans,
      searches,
      sample,
      map,
      health,
      runRecord,
      deletedText,
      logger,
    };
    const commands = new ModelCommands(services, onModelsChange);
    models.onChange(() => commands.changed());
    logOpened(services, generation, performance.now() - startedAt);
    return { services, commands };
  } catch (error) {
    await database.close();
    await lock.release();
    throw error;
  }
}

const starterSpec = specOf(starter, 'q8');
