import type { ScannedPage } from '../../shared/inference.ts';
import { imageOfPage } from './page-image.ts';
import { paragraphsOf } from './paragraphs.ts';
import { Recogniser } from './tesseract.ts';

let loaded: { key: string; recogniser: Promise<Recogniser> } | null = null;

/** Reads the picture of a page: its paragraphs, an empty line between two. @throws Error if there is no such page, or no data. */
export async function recognisePage({ path, page, data, languages }: ScannedPage): Promise<string> {
  const image = await imageOfPage(path, page);
  if (image === null) return '';
  const key = [data, ...languages].join('\n');
  if (loaded?.key !== key) loaded = { key, recogniser: Recogniser.load(data, languages) };
  const recogniser = await loaded.recogniser;
  return paragraphsOf(recogniser.read(image)).join('\n\n');
}
