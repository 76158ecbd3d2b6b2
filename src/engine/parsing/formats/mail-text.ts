import type { Email } from 'postal-mime';
import { writeHtml } from './html.ts';
import { MarkdownWriter } from './markdown-writer.ts';

const pgp = /-----BEGIN PGP MESSAGE-----[^-]*(?:-----END PGP MESSAGE-----)?/g;
/** What stands around a text that is signed, and the signature. */
const signature =
  /-----BEGIN PGP SIGNED MESSAGE-----\s*(?:Hash:[^\n]*\s*)?|-----BEGIN PGP SIGNATURE-----[^-]*(?:-----END PGP SIGNATURE-----)?/g;
/** A page of which so many words are not in the text says more than that. */
const mostMissing = 0.25;

/** Whether nothing of a text can be read. */
export function isEncryptedText(text: string): boolean {
  return text.replace(pgp, '').trim() === '' && text.includes('BEGIN PGP MESSAGE');
}

/** Writes what a message says: of a text and a page that say the same the text, else the page. */
export function writeText({ text = '', html }: Email, message: Uint8Array, writer: MarkdownWriter): void {
  // The parser makes each of the other: which one was written, the source says.
  const source = Buffer.from(message.buffer, message.byteOffset, message.byteLength).toString('latin1');
  const hasPage = html !== undefined && /content-type:\s*text\/html/i.test(source);
  const hasText = !hasPage || /content-type:\s*text\/plain/i.test(source);
  if (hasPage && (!hasText || saysMore(html, text))) writeHtml(html, writer);
  else writePlain(text, writer);
}

/** As mail programs show a text: in the lines in which it was written, as in the address below a letter. */
function writePlain(text: string, writer: MarkdownWriter): void {
  for (const paragraph of text
    .replace(pgp, '')
    .replace(signature, '')
    .split(/\n[ \t]*\n/))
    writer.lines(paragraph.split('\n'));
}

function saysMore(html: string, text: string): boolean {
  const page = new MarkdownWriter();
  writeHtml(html, page);
  const [shown, written] = [wordsOf(page.text), wordsOf(text)];
  return [...shown].filter((word) => !written.has(word)).length > mostMissing * shown.size;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{1,200}/gu) ?? []);
}
