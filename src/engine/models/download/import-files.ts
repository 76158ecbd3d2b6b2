import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { NearnoteError } from '../../../shared/errors.ts';
import type { CatalogueEntry, ModelFile } from '../catalogue-entry.ts';
import { sizeOf } from './file-check.ts';
import { PartFile } from './part-file.ts';

/**
 * Finds the model's files in a folder that a user chose: it may be the model's own or one that holds it by its name.
 * @returns the folder in which every file has been found with the right size.
 * @throws NearnoteError `model-unfit` naming the file that is missing or is another one.
 */
export async function findImport(entry: CatalogueEntry, files: readonly ModelFile[], chosen: string): Promise<string> {
  const folder = await modelFolder(entry, chosen);
  for (const file of files) {
    const size = await sizeOf(join(folder, file.path));
    if (size === null) {
      throw unfit(entry, `${file.path} is missing in ${folder}.`);
    }
    if (size !== file.bytes) {
      throw unfit(entry, `${join(folder, file.path)} has ${size} bytes, not ${file.bytes}.`);
    }
  }
  return folder;
}

/** Copies one file, which takes its place once it has been found right. @returns its SHA-256. */
export async function copyChecked(entry: CatalogueEntry, file: ModelFile, from: string, to: string): Promise<string> {
  const part = await PartFile.open(to);
  try {
    // What a download may have left is not continued: the whole file is at hand.
    await part.restart();
    for await (const chunk of createReadStream(from)) await part.append(chunk);
    if (part.size !== file.bytes || (file.sha256 !== null && file.sha256 !== part.sha256)) {
      throw unfit(entry, `${from} has another content than it should have (its SHA-256 is wrong).`);
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
  throw unfit(entry, `There is no config.json in ${chosen}, nor in a folder “${basename(entry.id)}” in it.`);
}

function unfit(entry: CatalogueEntry, what: string): NearnoteError {
  return new NearnoteError(
    'model-unfit',
    `${what} Nearnote needs the files of ${entry.id} at revision ${entry.revision}, as the model hub has them.`,
  );
}
