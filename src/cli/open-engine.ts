import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Engine } from '../engine/engine.ts';
import type { LibraryState } from '../shared/domain.ts';
import { NearnoteError } from '../shared/errors.ts';
import { userText } from '../shared/user-text.ts';
import { dataFolder } from './data-folder.ts';
import { commandLogger } from './log.ts';
import { commandLineSystem } from './system.ts';
import { processTerminal, type Terminal } from './terminal.ts';

const root = resolve(import.meta.dirname, '../..');

export const builtInModels = join(root, 'resources/models');

interface OpenOptions {
  terminal?: Terminal;
  onLibraryChange?: (state: LibraryState) => void;
}

/** Opens a library for a command, making it where there is none. @throws NearnoteError, see Engine.open. */
export function openEngine(
  library: string,
  { terminal = processTerminal, onLibraryChange = () => {} }: OpenOptions = {},
): Promise<Engine> {
  return Engine.open(
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
    },
    {
      startInference: terminal.startInference,
      system: commandLineSystem(terminal.env),
      logger: commandLogger,
      onLibraryChange,
      onModelsChange: () => {},
      onMapChange: () => {},
    },
  );
}

/** Opens a library that must be there already. @throws NearnoteError `library-missing`, and see Engine.open. */
export function openExistingEngine(library: string, options: OpenOptions): Promise<Engine> {
  if (!existsSync(join(library, 'library.json'))) {
    throw new NearnoteError(
      'library-missing',
      userText('There is no library in {library}. Make one with: nearnote index <folder> --library {library}', {
        library,
      }),
    );
  }
  return openEngine(library, options);
}
