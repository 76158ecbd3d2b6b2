import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { NearnoteError } from '../../../shared/errors.ts';
import { type UserText, userText } from '../../../shared/user-text.ts';
import type { CatalogueEntry, ModelFile } from '../catalogue-entry.ts';
import { sizeOf } from './file-check.ts';
import { PartFile } from './part-file.ts';

/**
 * Finds the files of a model in the folder that the user chose, or in a subfolder with the model’s name.
 * @returns the folder that contains every file with the right size.
 * @throws NearnoteError `model-unfit`, naming the file that is missing or differs.
 */
export async function findImport(entry: CatalogueEntry, files: readonly ModelFile[], chosen: string): Promise<string> {
  const folder = await modelFolder(entry, chosen);
  for (const file of files) {
    const size = await sizeOf(join(folder, file.path));
    if (size === null) {
      throw unfit(entry, userText('{path} is missing in {folder}.', { path: file.path, folder }));
    }
    if (size !== file.bytes) {
      throw unfit(
        entry,
        userText('{file} has {size} bytes, not {bytes}.', { file: join(folder, file.path), size, bytes: file.bytes }),
      );
    }
  }
  return folder;
}

/** Copies a file, and puts it in its place once its content is checked. @returns its SHA-256. */
export async function copyChecked(entry: CatalogueEntry, file: ModelFile, from: string, to: string): Promise<string> {
  const part = await PartFile.open(to);
  try {
    // A partial download is not continued: the whole file is here.
    await part.restart();
    for await (const chunk of createReadStream(from)) await part.append(chunk);
    if (part.size !== file.bytes || (file.sha256 !== null && file.sha256 !== part.sha256)) {
      throw unfit(entry, userText('{from} has the wrong content (its SHA-256 differs).', { from }));
    }
  } catch (error) {
    await part.discard();
    throw error;
  }
  await part.finish();
  return part.sha256;
}

async function modelFolder(entry: CatalogueEntry, chosen: string): Promise<string> {
  for (const folder of [chosen, join(chosen, basename(entry.id)), join(chosen, ...entry.id.split('/'))]) {
    if ((await sizeOf(join(folder, 'config.json'))) !== null) return folder;
  }
  throw unfit(
    entry,
    userText('There is no config.json in {chosen}, nor in a folder “{name}” in it.', {
      chosen,
      name: basename(entry.id),
    }),
  );
}

function unfit(entry: CatalogueEntry, what: UserText): NearnoteError {
  return new NearnoteError(
    'model-unfit',
    userText('{what} Nearnote needs the files of {id} at revision {revision} from the model hub.', {
      what,
      id: entry.id,
      revision: entry.revision,
    }),
  );
}
