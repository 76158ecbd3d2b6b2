import type { NoteFormat } from '../../shared/domain.ts';
import { inARow, type UserText, userText } from '../../shared/user-text.ts';
import type { Outline } from '../notes/outline.ts';
import type { RecognisedPage } from '../notes/recognised.ts';
import { decode, type Unreadable } from './decode.ts';
import type { Document } from './formats/document.ts';
import { outlineOfMarkdown } from './markdown.ts';
import { withoutNoise } from './noise.ts';
import { outlineOfCode, outlineOfText } from './plain-text.ts';
import { isUnreadable, type MailboxFile } from './read-file.ts';
import { withShortNames } from './short-names.ts';
import { reasonOf } from './unreadable-document.ts';

export interface ParsedNote extends Document {
  /** The words of what was left out as data, see withoutNoise. */
  words: string;
}

/**
 * Reads a note of any format: its text and its outline. Parsers of rarer formats are loaded with their first file.
 * @param recognised what was read from pictures of its pages.
 * @param mailbox where the messages are of a mailbox that is too large to be held.
 */
export async function parseNote(
  format: NoteFormat,
  bytes: Uint8Array,
  recognised: readonly RecognisedPage[] = [],
  mailbox?: MailboxFile,
): Promise<ParsedNote | Unreadable> {
  try {
    const read = await (mailbox === undefined ? parse(format, bytes, recognised) : parseMailbox(mailbox));
    if (isUnreadable(read)) return read;
    const { outline, leftOut, words } = withoutNoise(read.text, withShortNames(read.outline));
    return {
      ...read,
      outline,
      words,
      warning: inARow([read.warning, leftOutWarning(leftOut)]),
    };
  } catch (error) {
    return { reason: reasonOf(format, error) };
  }
}

async function parseMailbox(mailbox: MailboxFile): Promise<Document> {
  return (await import('./formats/email.ts')).readMailbox(mailbox, parse);
}

async function parse(
  format: NoteFormat,
  bytes: Uint8Array,
  recognised: readonly RecognisedPage[] = [],
): Promise<Document | Unreadable> {
  switch (format) {
    case 'pdf':
      return (await import('./formats/pdf.ts')).readPdf(bytes, recognised);
    case 'picture':
      return (await import('./formats/picture.ts')).readPicture(bytes, recognised);
    case 'docx':
      return (await import('./formats/docx.ts')).readDocx(bytes);
    case 'pptx':
      return (await import('./formats/pptx.ts')).readPptx(bytes);
    case 'xlsx':
      return (await import('./formats/xlsx.ts')).readXlsx(bytes);
    case 'csv':
      return withText(bytes, async (text) => (await import('./formats/csv.ts')).readCsv(text));
    case 'rtf':
      return (await import('./formats/rtf.ts')).readRtf(bytes);
    case 'canvas':
      return withText(bytes, async (text) => (await import('./formats/canvas.ts')).readCanvas(text));
    case 'email':
      return (await import('./formats/email.ts')).readEmail(bytes, parse);
    case 'evernote':
      return (await import('./formats/evernote.ts')).readEvernote(bytes);
    case 'joplin':
      return (await import('./formats/joplin.ts')).readJoplin(bytes);
    case 'odt':
      return (await import('./formats/odt.ts')).readOdt(bytes);
    case 'epub':
      return (await import('./formats/epub.ts')).readEpub(bytes);
    case 'html':
      return (await import('./formats/html-page.ts')).readHtml(bytes);
    case 'notebook':
      return withText(bytes, async (text) => (await import('./formats/notebook.ts')).readNotebook(text));
    case 'asciidoc':
      return outlined(bytes, outlineOfAsciiDoc);
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

function leftOutWarning(characters: number): UserText | null {
  if (characters === 0) return null;
  return userText(
    '{size, number} kB of the file are data rather than text (a drawing, an encoded file, minified code or numbers). Of these only words are searched.',
    { size: Math.max(1, Math.round(characters / 1024)) },
  );
}

/** For formats whose files are text. */
function outlined(
  bytes: Uint8Array,
  outlineOf: (text: string) => Outline | Promise<Outline>,
): Promise<Document | Unreadable> {
  return withText(bytes, async (text) => {
    const outline = await outlineOf(text);
    return { text, outline, warning: outline.warning ?? null };
  });
}

/** The processor stumbles over some documents that are not quite in order: these are read as plain text. */
async function outlineOfAsciiDoc(text: string): Promise<Outline> {
  try {
    return await (await import('./formats/asciidoc.ts')).outlineOfAsciiDoc(text);
  } catch (error) {
    if (error instanceof TypeError) return outlineOfText(text);
    throw error;
  }
}
