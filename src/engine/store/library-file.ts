import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf, NearnoteError, systemCodeOf } from '../../shared/errors.ts';
import { type ModelSpec, modelKey, modelSpec } from '../../shared/models.ts';
import { InTurn } from '../in-turn.ts';

const content = z.object({
  version: z.literal(2),
  /** Absolute paths of the folders the person added. */
  folders: z.array(z.string()),
  /** The model that search uses. */
  model: modelSpec,
  /** The switch that the person has asked for and that is not done yet. */
  switchingTo: z.object({ key: modelKey, paused: z.boolean() }).nullable(),
});
export type LibraryContent = z.infer<typeof content>;

/** What the first version wrote: the model was always the starter. */
const firstVersion = z.object({ version: z.literal(1), folders: z.array(z.string()) });

/**
 * What the person chose, in a file beside the database: the database can always be rebuilt from it and the notes.
 * Replaced in one step, so that a crash leaves the old or the new one, never half of it.
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
    const empty: LibraryContent = { version: 2, folders: [], model: firstModel, switchingTo: null };
    try {
      const raw: unknown = JSON.parse(await readFile(path, 'utf8'));
      const first = firstVersion.safeParse(raw);
      return new LibraryFile(path, first.success ? { ...empty, folders: first.data.folders } : content.parse(raw));
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
      await writeFile(`${this.#path}.part`, `${JSON.stringify(next, null, 2)}\n`);
      await rename(`${this.#path}.part`, this.#path);
      this.#content = next;
    });
  }
}
