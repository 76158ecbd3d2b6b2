import { userText } from '../../../shared/user-text.ts';
import { tiffPages } from '../../lib/tiff.ts';
import type { RecognisedPage } from '../../notes/recognised.ts';
import { outlineOfText } from '../plain-text.ts';
import type { Document } from './document.ts';

/** A picture is a scanned page without a document: its text is what was read from it. A TIFF file may have several. */
export async function readPicture(bytes: Uint8Array, recognised: readonly RecognisedPage[]): Promise<Document> {
  const count = Math.max(
    1,
    (await tiffPages(async (at, length) => Buffer.from(bytes.subarray(at, at + length)))).length,
  );
  const read = Array.from({ length: count }, (_, at) => recognised.find(({ page }) => page === at + 1));
  const pages: number[] = [];
  let text = '';
  for (const page of read) {
    const own = page?.text ?? '';
    if (text !== '' && own !== '') text += '\n\n';
    pages.push(text.length);
    text += own;
  }
  return {
    text,
    outline: { ...outlineOfText(text), pages },
    warning: read.includes(undefined) ? notRead : read.some((page) => page?.text === null) ? unreadable : null,
    scannedPages: read.map((page, at) => ({ page: at + 1, isRead: page !== undefined })),
  };
}

const notRead = userText(
  'Not read yet. Scanned pages and pictures are read if you switch that on in Settings, under Folders.',
);
const unreadable = userText(
  'This picture could not be read: it is damaged, too large, or of another kind than its name says.',
);
