import type { Note } from '../../../shared/domain.ts';
import { formats } from '../../../shared/formats.ts';

/** Whether a note is Markdown, or converted to it. Text in other formats is shown as it is. */
export function isDrawn({ format }: Pick<Note, 'format'>): boolean {
  return formats[format].isMarkdown;
}
