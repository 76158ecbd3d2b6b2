import type { NoteFormat } from '../../shared/domain.ts';
import { megabyte } from './read-file.ts';

/** Documents contain pictures and fonts besides their text. */
export const maxDocumentBytes = 100 * megabyte;
/** A mailbox is read message by message. */
const maxMailboxBytes = 10_240 * megabyte;
const documents = new Set<NoteFormat>([
  'pdf',
  'docx',
  'pptx',
  'xlsx',
  'odt',
  'rtf',
  'epub',
  'notebook',
  'html',
  'evernote',
  'joplin',
  'picture',
]);
const textFormats = new Set<NoteFormat>(['markdown', 'text', 'org', 'rst', 'asciidoc', 'code']);

/** The size limit for a file of this format, in bytes. @param mostMegabytes the limit for text files. */
export function maxBytesOf(format: NoteFormat, mostMegabytes: number): number {
  if (format === 'email') return maxMailboxBytes;
  return documents.has(format) ? maxDocumentBytes : mostMegabytes * megabyte;
}

/** Whether a note’s text is its file’s text; for other formats it is extracted from the file. */
export function isTextFormat(format: NoteFormat): boolean {
  return textFormats.has(format);
}
