import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf, NearnoteError, systemCodeOf } from '../../shared/errors.ts';
import { device, deviceChoice, hostedModel, measuredSpeed } from '../../shared/models.ts';
import { replaceFile } from '../lib/replace-file.ts';
import { InTurn } from '../lib/serial-queue.ts';
import { catalogueEntry } from './catalogue-entry.ts';

const defaultHub = 'https://huggingface.co';

const content = z.object({
  version: z.literal(1),
  /** Address that models are downloaded from. */
  hubUrl: z.string().default(defaultHub),
  device: deviceChoice.default('auto'),
  /** Models of the hub that the user added, and hosted ones. */
  custom: z.array(catalogueEntry).default([]),
  hosted: z.array(hostedModel).default([]),
  /** Hosts that the user has agreed to send texts to. */
  agreedHosts: z.array(z.string()).default([]),
  /** What was measured on this computer, by model. */
  speeds: z.record(z.string(), measuredSpeed).default({}),
  /** The device that proved best under `auto`, by model, and why. */
  devices: z.record(z.string(), z.object({ device, reason: z.string() })).default({}),
});
export type ModelSettingsContent = z.infer<typeof content>;

/**
 * What holds for models in every library of this computer, in a file that the app and the command line share: each
 * change is made to what the file says at that moment.
 */
export class ModelSettings {
  readonly #folder: string;
  #content: ModelSettingsContent;
  readonly #writes = new InTurn();

  private constructor(folder: string, initial: ModelSettingsContent) {
    this.#folder = folder;
    this.#content = initial;
  }

  /** @throws NearnoteError `library-damaged` when the file is not what it should be. */
  static async open(folder: string): Promise<ModelSettings> {
    return new ModelSettings(folder, await read(folder));
  }

  get content(): ModelSettingsContent {
    return this.#content;
  }

  /** Resolves when the change is on the disk. */
  update(change: (current: ModelSettingsContent) => Partial<ModelSettingsContent>): Promise<void> {
    return this.#writes.run(async () => {
      const current = await read(this.#folder);
      const next = { ...current, ...change(current) };
      await mkdir(this.#folder, { recursive: true });
      await replaceFile(pathIn(this.#folder), next);
      this.#content = next;
    });
  }
}

async function read(folder: string): Promise<ModelSettingsContent> {
  try {
    return content.parse(JSON.parse(await readFile(pathIn(folder), 'utf8')));
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return content.parse({ version: 1 });
    throw new NearnoteError(
      'library-damaged',
      `${pathIn(folder)} cannot be read (${messageOf(error)}). Mend it, or move it away to begin with the standard models.`,
      { cause: error },
    );
  }
}

function pathIn(folder: string): string {
  return join(folder, 'models.json');
}
