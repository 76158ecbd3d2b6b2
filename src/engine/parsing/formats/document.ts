import { type UserText, userText } from '../../../shared/user-text.ts';
import type { Outline } from '../../notes/outline.ts';
import type { Properties } from '../../notes/properties.ts';
import { outlineOfMarkdown } from '../markdown.ts';
import { unique } from '../properties.ts';
import { MarkdownWriter, maxCharacters } from './markdown-writer.ts';

/** The content of a file: its text, as the preview shows it, and its outline. */
export interface Document {
  /** In text formats, the text of the file; in others, the text extracted from it. All offsets refer to it. */
  text: string;
  outline: Outline;
  /** What the user should know although the file is indexed; null if all is well. */
  warning: UserText | null;
  /** Whether it is a file of several notes or messages. */
  isCollection?: boolean;
  /** Of a PDF: its pages without text, and whether they were read from their pictures. */
  scannedPages?: { page: number; isRead: boolean }[];
}

/** Converts a document to Markdown. @param write writes its text and returns its properties. */
export function writtenDocument(write: (writer: MarkdownWriter) => Properties): Document {
  const writer = new MarkdownWriter();
  return documentOf(writer, write(writer));
}

/** The document that was written. @param isOwn whether its text is Markdown of the user’s own: the tags in it count, too. */
export function documentOf({ text, isFull }: MarkdownWriter, properties: Properties, isOwn = false): Document {
  const outline = outlineOfMarkdown(text);
  const tags = isOwn ? unique([...properties.tags, ...outline.properties.tags]) : properties.tags;
  return {
    text,
    outline: { ...outline, title: properties.title ?? outline.title, properties: { ...properties, tags } },
    warning: warningOf(text, isFull),
  };
}

/** The warning about an extracted text; null if all is well. */
export function warningOf(text: string, isFull: boolean): UserText | null {
  if (isFull)
    return userText('The document is very long: only its first {millions} million characters are indexed.', {
      millions: maxCharacters / 1024 / 1024,
    });
  if (text.trim() === '')
    return userText(
      'No text was found in this file: it is empty, or only shows pictures, as a scan does. It can only be found by its name.',
    );
  return null;
}
