import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { folderSettings } from '../../shared/domain.ts';
import { messageOf, NearnoteError, systemCodeOf } from '../../shared/errors.ts';
import { type ModelSpec, modelKey, modelSpec } from '../../shared/models.ts';
import { replaceFile } from '../lib/replace-file.ts';
import { InTurn } from '../lib/serial-queue.ts';
import { defaultSettings } from '../notes/folder-settings.ts';

/** A folder the user added, by its absolute path. */
const folder = z.object({ path: z.string(), settings: folderSettings });
type ChosenFolder = z.infer<typeof folder>;

const content = z.object({
  version: z.literal(3),
  folders: z.array(folder),
  /** The model that search uses. */
  model: modelSpec,
  /** The switch that the user has asked for and that is not done yet. */
  switchingTo: z.object({ key: modelKey, paused: z.boolean() }).nullable(),
});
export type LibraryContent = z.infer<typeof content>;

const plainFolders = z
  .array(z.string())
  .transform((paths) => paths.map((path): ChosenFolder => ({ path, settings: defaultSettings })));
/** What earlier versions wrote: folders had no settings, and in the first the model was always the starter. */
const earlierVersions = z.discriminatedUnion('version', [
  z.object({ version: z.literal(1), folders: plainFolders }),
  content.extend({ version: z.literal(2), folders: plainFolders }),
]);

/**
 * What the user chose, in a file beside the database: the database can always be rebuilt from it and the notes.
 */
export class LibraryFile {
  readonly #path: string;
  #content: LibraryContent;
  readonly #writes = new InTurn();

  private constructor(path: string, content: LibraryContent) {
    this.#path = path;
    this.#content = content;
  }

  /**
   * @param firstModel what a new library begins with.
   * @throws NearnoteError `library-damaged` when the file is not what it should be: choices are never silently dropped.
   */
  static async open(library: string, firstModel: ModelSpec): Promise<LibraryFile> {
    const path = join(library, 'library.json');
    const empty: LibraryContent = { version: 3, folders: [], model: firstModel, switchingTo: null };
    try {
      const raw: unknown = JSON.parse(await readFile(path, 'utf8'));
      const earlier = earlierVersions.safeParse(raw);
      const known = earlier.success ? { ...empty, ...earlier.data, version: empty.version } : content.parse(raw);
      return new LibraryFile(path, known);
    } catch (error) {
      if (systemCodeOf(error) === 'ENOENT') return new LibraryFile(path, empty);
      throw new NearnoteError(
        'library-damaged',
        `${path} cannot be read (${messageOf(error)}). Mend it, or move it away and add your folders again.`,
        { cause: error },
      );
    }
  }

  get content(): LibraryContent {
    return this.#content;
  }

  /** Changes what is given. Resolves when it is on the disk; until then, and if that fails, the old content stands. */
  update(change: Partial<Omit<LibraryContent, 'version'>>): Promise<void> {
    return this.#writes.run(async () => {
      const next = { ...this.#content, ...change };
      await replaceFile(this.#path, next);
      this.#content = next;
    });
  }
}
