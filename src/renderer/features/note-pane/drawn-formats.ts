import type { Note, NoteFormat } from '../../../shared/domain.ts';

const drawn = new Set<NoteFormat>(['markdown', 'html', 'docx', 'odt', 'epub', 'notebook']);

/** Whether a note is Markdown, or converted to it. Text in other formats is shown as it is. */
export function isDrawn({ format }: Pick<Note, 'format'>): boolean {
  return drawn.has(format);
}
