import { join } from 'node:path';
import { z } from 'zod';
import { folderSettings } from '../../shared/domain.ts';
import { type ModelSpec, modelKey, modelSpec } from '../../shared/models.ts';
import { userText } from '../../shared/user-text.ts';
import { JsonFile } from '../lib/json-file.ts';
import { defaultSettings } from '../notes/folder-settings.ts';

/** A folder the user added, by its absolute path. */
const folder = z.object({ path: z.string(), settings: folderSettings });
type ChosenFolder = z.infer<typeof folder>;

const content = z.object({
  version: z.literal(3),
  folders: z.array(folder),
  /** The model that search uses. */
  model: modelSpec,
  /** The switch that the user has asked for and that is not complete yet. */
  switchingTo: z.object({ key: modelKey, paused: z.boolean() }).nullable(),
  /** Whether the user has chosen a model or declined the one that was offered, so that none is offered any more. */
  hasChosenModel: z.boolean().default(false),
  /** Whether the user has paused indexing and embedding. */
  isPaused: z.boolean().default(false),
});
export type LibraryContent = z.infer<typeof content>;

const plainFolders = z
  .array(z.string())
  .transform((paths) => paths.map((path): ChosenFolder => ({ path, settings: defaultSettings })));
/** What earlier versions wrote: folders had no settings, and the first version knew only the starter model. */
const earlierVersions = z.discriminatedUnion('version', [
  z.object({ version: z.literal(1), folders: plainFolders }),
  content.extend({ version: z.literal(2), folders: plainFolders }),
]);

/** The user’s choices, in a file beside the database: the database can always be rebuilt from it and the notes. */
export type LibraryFile = JsonFile<LibraryContent>;

/**
 * @param firstModel the model of a new library.
 * @throws NearnoteError `library-damaged` when the file is invalid: choices are never silently dropped.
 */
export async function openLibraryFile(library: string, firstModel: ModelSpec): Promise<LibraryFile> {
  const initial: LibraryContent = {
    version: 3,
    folders: [],
    model: firstModel,
    switchingTo: null,
    hasChosenModel: false,
    isPaused: false,
  };
  const shape = z.union([
    content,
    earlierVersions.transform((earlier) => ({ ...initial, ...earlier, version: initial.version })),
  ]);
  const file = new JsonFile(join(library, 'library.json'), {
    shape,
    initial,
    remedy: userText('Repair it, or move it away and add your folders again.'),
  });
  await file.read();
  return file;
}
