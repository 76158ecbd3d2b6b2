import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { unlessUnusable } from '../lib/unless-code.ts';

/** A page that was read from its picture: its paragraphs, an empty line between two. Null if it could not be read. */
const recognisedPage = z.object({ page: z.int().positive(), text: z.string().nullable() });
export type RecognisedPage = z.infer<typeof recognisedPage>;

const record = z.object({ version: z.literal(1), pages: z.array(recognisedPage) });
export type RecognisedRecord = z.infer<typeof record>;

/** The file with what was read of a document, by the hash of the document. */
export function recognisedPath(folder: string, contentHash: string): string {
  return join(folder, `${contentHash}.json`);
}

/** What was read of a document; nothing where the file is missing or damaged: it is read again then. */
export async function recognisedPages(folder: string, contentHash: string): Promise<RecognisedPage[]> {
  try {
    return record.parse(JSON.parse(await readFile(recognisedPath(folder, contentHash), 'utf8'))).pages;
  } catch (error) {
    return unlessUnusable(error) ?? [];
  }
}
