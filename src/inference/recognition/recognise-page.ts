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
export async function recognisePage({ path, page, orientation, data, languages }: ScannedPage): Promise<string> {
  const picture = orientation === null ? await pageOf(path, page) : await readFile(path);
  if (picture === null) return '';
  const key = [data, ...languages].join('\n');
  if (loaded?.key !== key) loaded = { key, recogniser: Recogniser.load(data, languages) };
  const recogniser = await loaded.recogniser;
  return paragraphsOf(recogniser.read(picture, orientation ?? upright)).join('\n\n');
}

async function pageOf(path: string, page: number): Promise<Uint8Array | null> {
  const image = await imageOfPage(path, page);
  return image === null ? null : pgmOf(image);
}
