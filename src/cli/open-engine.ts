import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Engine } from '../engine/engine.ts';
import type { Rebuilding } from '../shared/engine-process.ts';
import { NearnoteError } from '../shared/errors.ts';
import type { LibraryState } from '../shared/library-state.ts';
import { inEnglish, userText } from '../shared/user-text.ts';
import { dataFolder } from './data-folder.ts';
import { commandLogger } from './log.ts';
import { commandLineSystem } from './system.ts';
import { print, processTerminal, type Terminal } from './terminal.ts';

const root = resolve(import.meta.dirname, '../..');

export const builtInModels = join(root, 'resources/models');

interface OpenOptions {
  terminal?: Terminal;
  onLibraryChange?: (state: LibraryState) => void;
  /** What may become of a database that cannot be opened. */
  rebuilding?: Rebuilding;
}

/**
 * Opens a library for a command, making it where there is none, and says on standard error what the user should know of it:
 * each time, until somebody has seen it on a terminal.
 * @throws NearnoteError, see Engine.open.
 */
export async function openEngine(
  library: string,
  { terminal = processTerminal, onLibraryChange = () => {}, rebuilding = 'allowed' }: OpenOptions = {},
): Promise<Engine> {
  const engine = await Engine.open(
    {
      library,
      models: builtInModels,
      data: dataFolder(terminal),
      sample: join(root, 'resources/sample'),
      template: terminal.template,
      parsingWorker: join(root, 'src/engine/parsing/worker.ts'),
      mapWorker: join(root, 'src/engine/map/worker.ts'),
      owner: 'command',
      session: randomUUID(),
      rebuilding,
    },
    {
      startInference: terminal.startInference,
      system: commandLineSystem(terminal.env),
      logger: commandLogger,
      onLibraryChange,
      onModelsChange: () => {},
      onMapChange: () => {},
      // Whatever the command was doing fails, and says so.
      onDatabaseEnded: () => {},
    },
  );
  const { notice } = engine.state();
  if (notice !== null) print(terminal.stderr, `nearnote: ${inEnglish(notice)}\n`);
  if (terminal.stderr.isTTY === true && rebuilding !== 'forbidden') await engine.health.seen();
  return engine;
}

/** Opens a library that must be there already. @throws NearnoteError `library-missing`, and see Engine.open. */
export function openExistingEngine(library: string, options: OpenOptions): Promise<Engine> {
  if (!['library.json', 'database'].some((part) => existsSync(join(library, part)))) {
    throw new NearnoteError(
      'library-missing',
      userText('There is no library in {library}. Make one with: nearnote index <folder> --library {library}', {
        library,
      }),
    );
  }
  return openEngine(library, options);
}
