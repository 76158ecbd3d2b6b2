import type { Outline } from '../../notes/outline.ts';
import type { Properties } from '../../notes/properties.ts';
import { outlineOfMarkdown } from '../markdown.ts';
import { MarkdownWriter, mostCharacters } from './markdown-writer.ts';

/** What was read of a file: its text, as the user sees it in the preview, and its structure. */
export interface Document {
  /** For formats that are text, the text as it stands; for others, what was extracted. Offsets count in it. */
  text: string;
  outline: Outline;
  /** What the user should know of a file that is indexed nevertheless; null where all is well. */
  warning: string | null;
}

/** A document written as Markdown, with what it says of itself apart from its text. */
export function writtenDocument(write: (writer: MarkdownWriter) => Properties): Document {
  const writer = new MarkdownWriter();
  const properties = write(writer);
  const { text } = writer;
  const outline = outlineOfMarkdown(text);
  return {
    text,
    outline: { ...outline, title: properties.title ?? outline.title, properties },
    warning: warningOf(text, writer.isFull),
  };
}

/** What is to be said of a text that was extracted. */
export function warningOf(text: string, isFull: boolean): string | null {
  if (isFull)
    return `The document is very long: its first ${mostCharacters / 1024 / 1024} million characters are indexed.`;
  if (text.trim() === '') return 'No text was found in this document (is it scanned?). It is found by its name only.';
  return null;
}
