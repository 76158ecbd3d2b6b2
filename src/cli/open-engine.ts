import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { childProcessInference, type StartInference } from '../engine/embedding/inference-process.ts';
import { Engine } from '../engine/engine.ts';
import type { LibraryState } from '../shared/domain.ts';
import { NearnoteError } from '../shared/errors.ts';
import { dataFolder } from './data-folder.ts';
import { commandLogger } from './log.ts';
import { commandLineSystem } from './system.ts';

const root = resolve(import.meta.dirname, '../..');

export const builtInModels = join(root, 'resources/models');
export const startInference: StartInference = childProcessInference(join(root, 'src/inference/index.ts'));

/** Opens a library for this command, making it where there is none. @throws NearnoteError, see Engine.open. */
export function openEngine(
  library: string,
  onLibraryChange: (state: LibraryState) => void = () => {},
): Promise<Engine> {
  const template = join(root, 'out/template');
  return Engine.open(
    {
      library: resolve(library),
      models: builtInModels,
      data: dataFolder(),
      template: existsSync(template) ? template : null,
      parsingWorker: join(root, 'src/engine/parsing/worker.ts'),
      owner: 'the nearnote command',
      session: randomUUID(),
    },
    { startInference, system: commandLineSystem(), logger: commandLogger, onLibraryChange, onModelsChange: () => {} },
  );
}

/** Opens a library that must be there already. @throws NearnoteError `library-missing`, and see Engine.open. */
export function openExistingEngine(library: string, onLibraryChange?: (state: LibraryState) => void): Promise<Engine> {
  if (!existsSync(join(library, 'library.json'))) {
    throw new NearnoteError(
      'library-missing',
      `There is no library in ${resolve(library)}. Make one with: nearnote index <folder> --library ${library}`,
    );
  }
  return openEngine(library, onLibraryChange);
}
