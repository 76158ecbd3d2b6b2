import type { NoteFormat } from '../../shared/domain.ts';
import { messageOf } from '../../shared/errors.ts';
import type { Outline } from '../notes/outline.ts';
import { decode, type Unreadable } from './decode.ts';
import type { Document } from './formats/document.ts';
import { outlineOfMarkdown } from './markdown.ts';
import { outlineOfCode, outlineOfText } from './plain-text.ts';
import { isUnreadable, megabyte, saveAnew } from './read-file.ts';
import { withShortNames } from './short-names.ts';

/** Such files hold pictures and fonts beside their text. */
export const mostDocumentBytes = 100 * megabyte;
const documents = new Set<NoteFormat>(['pdf', 'docx', 'odt', 'epub', 'notebook', 'html']);
const asTheyStand = new Set<NoteFormat>(['markdown', 'text', 'org', 'rst', 'asciidoc', 'code']);

/** Bytes that a file of a format may have. @param mostMegabytes of a text. */
export function mostBytesOf(format: NoteFormat, mostMegabytes: number): number {
  return documents.has(format) ? mostDocumentBytes : mostMegabytes * megabyte;
}

/** Whether the text of a note is that of its file; of other formats it is extracted. */
export function isTextAsItStands(format: NoteFormat): boolean {
  return asTheyStand.has(format);
}

/** Reads a note of any format: its text and its structure. Parsers are loaded when the first file of their kind comes. */
export async function parseNote(format: NoteFormat, bytes: Uint8Array): Promise<Document | Unreadable> {
  try {
    const read = await parse(format, bytes);
    return isUnreadable(read) ? read : { ...read, outline: withShortNames(read.outline) };
  } catch (error) {
    return { reason: reasonOf(format, error) };
  }
}

async function parse(format: NoteFormat, bytes: Uint8Array): Promise<Document | Unreadable> {
  switch (format) {
    case 'pdf':
      return (await import('./formats/pdf.ts')).readPdf(bytes);
    case 'docx':
      return (await import('./formats/docx.ts')).readDocx(bytes);
    case 'odt':
      return (await import('./formats/odt.ts')).readOdt(bytes);
    case 'epub':
      return (await import('./formats/epub.ts')).readEpub(bytes);
    case 'html':
      return (await import('./formats/html-page.ts')).readHtml(bytes);
    case 'notebook':
      return withText(bytes, async (text) => (await import('./formats/notebook.ts')).readNotebook(text));
    case 'asciidoc':
      return outlined(bytes, async (text) => (await import('./formats/asciidoc.ts')).outlineOfAsciiDoc(text));
    case 'org':
      return outlined(bytes, async (text) => (await import('./formats/org.ts')).outlineOfOrg(text));
    case 'rst':
      return outlined(bytes, async (text) => (await import('./formats/restructured-text.ts')).outlineOfRst(text));
    case 'markdown':
      return outlined(bytes, outlineOfMarkdown);
    case 'text':
      return outlined(bytes, outlineOfText);
    case 'code':
      return outlined(bytes, outlineOfCode);
  }
}

async function withText(
  bytes: Uint8Array,
  read: (text: string) => Document | Promise<Document>,
): Promise<Document | Unreadable> {
  const decoded = await decode(bytes);
  if (isUnreadable(decoded)) return decoded;
  const document = await read(decoded.text);
  return { ...document, warning: document.warning ?? decoded.warning };
}

/** A format whose text is kept as it stands. */
function outlined(
  bytes: Uint8Array,
  outlineOf: (text: string) => Outline | Promise<Outline>,
): Promise<Document | Unreadable> {
  return withText(bytes, async (text) => ({ text, outline: await outlineOf(text), warning: null }));
}

/** Parsers name their errors in ways that mean little to the user; the common ones are put in plain words. */
function reasonOf(format: NoteFormat, error: unknown): string {
  const message = messageOf(error);
  if (error instanceof RangeError && /call stack/i.test(message))
    return 'The file is nested too deeply to be read. Simplify it, or save it as text.';
  if (/password/i.test(message) && format === 'pdf')
    return 'The PDF is protected with a password. Save it without one to have it indexed.';
  if (/invalid pdf|xref|no pdf header/i.test(message)) return `The PDF is damaged, or is no PDF. ${saveAnew}`;
  if (/xmldom|unclosed|invalid xml/i.test(message))
    return `The document is damaged: its text breaks off, or is not well-formed. ${saveAnew}`;
  return /[.!]$/.test(message) ? message : `The file could not be read: ${message}`;
}
