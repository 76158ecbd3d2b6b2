import { decode, type Unreadable } from '../decode.ts';
import { isUnreadable } from '../read-file.ts';
import { type Document, writtenDocument } from './document.ts';
import { writeHtml } from './html.ts';

/** Reads a web page, without its navigation. */
export async function readHtml(bytes: Uint8Array): Promise<Document | Unreadable> {
  const decoded = await decode(bytes, declaredEncoding(bytes));
  if (isUnreadable(decoded)) return decoded;
  const document = writtenDocument((writer) => writeHtml(decoded.text, writer));
  return { ...document, warning: document.warning ?? decoded.warning };
}

/** The encoding that a page declares in its head. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1');
  return (
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]+encoding="([\w-]+)"/i.exec(head)?.[1] ??
    null
  );
}
