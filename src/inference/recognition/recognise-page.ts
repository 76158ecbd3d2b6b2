import { readFile } from 'node:fs/promises';
import type { ScannedPage } from '../../shared/inference.ts';
import { pgmOf } from './grey-image.ts';
import { imageOfPage } from './page-image.ts';
import { paragraphsOf } from './paragraphs.ts';
import { Recogniser } from './tesseract.ts';

/** TIFF’s tag 274. */
const upright = 1;

let loaded: { key: string; recogniser: Promise<Recogniser> } | null = null;

/** Reads a picture, or that of a page: its paragraphs, an empty line between two. @throws Error if there is no such page, or no data. */
export async function recognisePage({ path, page, picture, data, languages }: ScannedPage): Promise<string> {
  const image = picture === null ? await pageOf(path, page) : atDirectory(await readFile(path), picture.directory);
  if (image === null) return '';
  const key = [data, ...languages].join('\n');
  if (loaded?.key !== key) loaded = { key, recogniser: Recogniser.load(data, languages) };
  const recogniser = await loaded.recogniser;
  return paragraphsOf(recogniser.read(image, picture?.orientation ?? upright)).join('\n\n');
}

/** A TIFF file whose first page is the one of this directory: of a file the decoder reads that one. */
function atDirectory(file: Buffer, directory: number | null): Uint8Array {
  if (directory === null || file.length < 8) return file;
  if (file.toString('latin1', 0, 2) === 'II') file.writeUInt32LE(directory, 4);
  else file.writeUInt32BE(directory, 4);
  return file;
}

async function pageOf(path: string, page: number): Promise<Uint8Array | null> {
  const image = await imageOfPage(path, page);
  return image === null ? null : pgmOf(image);
}
